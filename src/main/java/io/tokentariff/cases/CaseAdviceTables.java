package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.ModelInfo;
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

    private CaseAdviceTables(FieldReader reader, AdviceTables shipped) {
        this.reader = reader;
        shipped.terms().forEach(term -> this.shipped.put(term.name(), term));
    }

    /** Returns what a case says of the tables, null if something is wrong; it is reported. */
    static @Nullable CaseAdvice read(CaseText text, CaseTables tables) {
        List<String> models = tables.on(text.rulebook().rateCard()).rows().models().stream()
                .map(ModelInfo::name)
                .toList();
        return new CaseAdviceTables(text.reader(), text.rulebook().adviceTables())
                .read(text.top().overlaidBy(text.own()), text.head(), models);
    }

    private @Nullable CaseAdvice read(YamlNode.Fields fields, CaseHead head, List<String> models) {
        int faults = reader.faults();
        YamlNode rows = FieldReader.value(fields, CANDIDATES);
        Map<String, String> said = terms(FieldReader.value(fields, TERMS));
        if (rows == null && said.isEmpty() && !shipped.isEmpty()) {
            return CaseAdvice.SHIPPED;
        }
        Map<TableSchema, List<Map<String, String>>> tables = new HashMap<>();
        tables.put(Tables.ADVICE_TERMS, termRows(said));
        if (rows != null) {
            tables.put(Tables.CANDIDATES, CaseTablesReader.cells(reader, Tables.CANDIDATES, rows));
        }
        Problems found = new Problems();
        TablesReader made = new TablesReader(
                schema -> tables.containsKey(schema) ? Table.of(schema, tables.get(schema), found) : null, found);
        AdviceTables read = AdviceTables.read(made.know(Tables.MODELS, models));
        reader.reportAll(found, head);
        if (faults != reader.faults()) {
            return null;
        }
        Map<String, Optional<AdviceTerm>> terms = new LinkedHashMap<>();
        said.keySet().forEach(name -> terms.put(name, Optional.ofNullable(read.term(name))));
        return new CaseAdvice(rows == null ? null : read.candidates(), terms);
    }

    /** Returns the values that the case says, by term. */
    private Map<String, String> terms(@Nullable YamlNode own) {
        Map<String, String> values = new LinkedHashMap<>();
        if (own != null) {
            reader.fields(own, TERMS).values().forEach((name, field) -> {
                String value = reader.text(field.value(), name);
                values.put(name, value == null ? NONE : value);
                if (!shipped.containsKey(name)) {
                    reader.report(
                            "unknown-key",
                            field,
                            "There is no term \"%s\" in advice-terms.csv.".formatted(name),
                            NearestName.hint(name, shipped.keySet()));
                }
            });
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
}
