package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code candidates:} and {@code advice_terms:} of a case about a workload. */
final class CaseAdviceTables {

    static final String CANDIDATES = Tables.CANDIDATES.key();
    static final String TERMS = Tables.ADVICE_TERMS.key();

    private static final String NONE = "none";

    private final FieldReader reader;
    private final Map<String, AdviceTerm> shipped = new LinkedHashMap<>();
    private final List<String> models;

    CaseAdviceTables(FieldReader reader, AdviceTables shipped, RateCard card) {
        this.reader = reader;
        shipped.terms().forEach(term -> this.shipped.put(term.name(), term));
        this.models = card.rows().models().stream().map(ModelInfo::name).toList();
    }

    /** Returns what the case says of the tables, null if something is wrong; it is reported. */
    @Nullable
    CaseAdvice read(YamlNode.Fields fields, CaseHead head) {
        YamlNode rows = FieldReader.value(fields, CANDIDATES);
        Map<String, String> said = terms(FieldReader.value(fields, TERMS));
        if (said == null) {
            return null;
        }
        if (rows == null && said.isEmpty() && !shipped.isEmpty()) {
            return CaseAdvice.SHIPPED;
        }
        Map<TableSchema, List<Map<String, String>>> tables = new HashMap<>();
        tables.put(Tables.ADVICE_TERMS, termRows(said));
        if (rows != null) {
            tables.put(Tables.CANDIDATES, candidates(rows));
        }
        Problems found = new Problems();
        TablesReader made = new TablesReader(
                schema -> tables.containsKey(schema) ? Table.of(schema, tables.get(schema), found) : null, found);
        AdviceTables read = AdviceTables.read(made.know(Tables.MODELS, models));
        found.sorted()
                .forEach(problem -> reader.report(problem.code(), head.line(), 0, problem.message(), problem.hint()));
        if (found.hasErrors()) {
            return null;
        }
        Map<String, Optional<AdviceTerm>> terms = new LinkedHashMap<>();
        said.keySet().forEach(name -> terms.put(name, Optional.ofNullable(read.term(name))));
        return new CaseAdvice(rows == null ? null : read.candidates(), terms);
    }

    private List<Map<String, String>> candidates(YamlNode rows) {
        List<Map<String, String>> all = new ArrayList<>();
        for (YamlNode row : reader.items(rows, CANDIDATES)) {
            Map<String, String> cells = CaseTablesReader.cells(reader, Tables.CANDIDATES, row);
            if (cells != null) {
                all.add(cells);
            }
        }
        return all;
    }

    /** Returns the values that the case says, by term; null if something is wrong. */
    private @Nullable Map<String, String> terms(@Nullable YamlNode own) {
        YamlNode.Fields fields = own == null ? null : reader.fields(own, TERMS);
        Map<String, String> values = new LinkedHashMap<>();
        if (fields != null) {
            for (String name : fields.values().keySet()) {
                String value = reader.text(fields, name);
                if (!shipped.containsKey(name)) {
                    reader.report(
                            "unknown-key",
                            fields,
                            "There is no term \"%s\" in advice-terms.csv.%s".formatted(name, hint(name)));
                    return null;
                }
                values.put(name, value == null ? NONE : value);
            }
        }
        return values;
    }

    /** The rulebook's table with the values that the case says. */
    private List<Map<String, String>> termRows(Map<String, String> said) {
        List<Map<String, String>> all = new ArrayList<>();
        shipped.forEach((name, term) -> {
            String value = said.getOrDefault(name, term.value());
            if (!value.equals(NONE)) {
                all.add(Map.of("term", name, "value", value, "unit", term.unit(), "source", Tables.CASE));
            }
        });
        return all;
    }

    private String hint(String name) {
        String hint = NearestName.hint(name, shipped.keySet());
        return hint.isEmpty() ? "" : " " + hint;
    }
}
