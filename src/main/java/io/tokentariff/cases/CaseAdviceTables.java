package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTablesReader;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the {@code candidates:} and {@code advice_terms:} of a case about a workload. */
final class CaseAdviceTables {

    static final String CANDIDATES = "candidates";
    static final String TERMS = "advice_terms";

    private static final String NONE = "none";

    private final FieldReader reader;
    private final AdviceTables shipped;
    private final List<String> models;

    CaseAdviceTables(FieldReader reader, AdviceTables shipped, RateCard card) {
        this.reader = reader;
        this.shipped = shipped;
        this.models = card.rows().models().stream().map(ModelInfo::name).toList();
    }

    /** Returns the tables, null if something is wrong; it is reported. */
    @Nullable
    AdviceTables read(YamlNode.Fields fields, CaseHead head) {
        Problems found = new Problems();
        Map<String, String> texts = new LinkedHashMap<>();
        String terms = terms(FieldReader.value(fields, TERMS));
        YamlNode rows = FieldReader.value(fields, CANDIDATES);
        if (terms == null) {
            return null;
        }
        texts.put(AdviceTablesReader.TERMS, terms);
        if (rows != null) {
            texts.put(AdviceTablesReader.CANDIDATES, candidates(rows));
        }
        AdviceTables read = AdviceTablesReader.read(texts::get, models, found);
        found.sorted()
                .forEach(problem -> reader.report(problem.code(), head.line(), 0, problem.message(), problem.hint()));
        if (found.hasErrors()) {
            return null;
        }
        return rows == null ? new AdviceTables(shipped.candidates(), read.terms()) : read;
    }

    private String candidates(YamlNode rows) {
        CsvText csv = new CsvText(AdviceTablesReader.CANDIDATE_COLUMNS);
        for (YamlNode row : reader.items(rows, CANDIDATES)) {
            YamlNode.Fields fields = reader.fields(row, CANDIDATES);
            if (fields != null) {
                reader.allow(fields, csv.columns());
                Map<String, String> cells = new LinkedHashMap<>();
                cells.put("source", CaseTable.SOURCE);
                fields.values().keySet().forEach(name -> cells.put(name, String.join(";", reader.names(fields, name))));
                csv.add(cells);
            }
        }
        return csv.toString();
    }

    private @Nullable String terms(@Nullable YamlNode own) {
        Map<String, AdviceTerm> byName =
                shipped.terms().stream().collect(Collectors.toMap(AdviceTerm::name, term -> term));
        YamlNode.Fields fields = own == null ? null : reader.fields(own, TERMS);
        Map<String, String> values = new LinkedHashMap<>();
        shipped.terms().forEach(term -> values.put(term.name(), term.value()));
        if (fields != null) {
            for (String name : fields.values().keySet()) {
                String value = reader.text(fields, name);
                if (!byName.containsKey(name)) {
                    reader.report(
                            "unknown-key",
                            fields,
                            "There is no term \"%s\" in advice-terms.csv.%s".formatted(name, hint(name, byName)));
                    return null;
                }
                values.put(name, value == null ? NONE : value);
            }
        }
        CsvText csv = new CsvText(AdviceTablesReader.TERM_COLUMNS);
        byName.forEach((name, term) -> {
            String value = values.get(name);
            if (value != null && !value.equals(NONE)) {
                csv.add(Map.of("term", name, "value", value, "unit", term.unit(), "source", CaseTable.SOURCE));
            }
        });
        return csv.toString();
    }

    private static String hint(String name, Map<String, AdviceTerm> known) {
        String hint = NearestName.hint(name, known.keySet());
        return hint.isEmpty() ? "" : " " + hint;
    }
}
