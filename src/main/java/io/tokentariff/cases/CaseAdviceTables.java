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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code candidates:} and {@code advice_terms:} of a case about a workload. */
final class CaseAdviceTables {

    static final String CANDIDATES = Tables.CANDIDATES.key();
    static final String TERMS = Tables.ADVICE_TERMS.key();

    private final FieldReader reader;
    private final AdviceTables shipped;

    private CaseAdviceTables(FieldReader reader, AdviceTables shipped) {
        this.reader = reader;
        this.shipped = shipped;
    }

    /** Returns what a case says of the tables, null if something is wrong; it is reported. */
    static @Nullable CaseAdvice read(CaseText text, CaseTables tables) {
        List<String> models = tables.rowsOn(text.rulebook().rateCard()).models().stream()
                .map(ModelInfo::name)
                .toList();
        return new CaseAdviceTables(text.reader(), text.rulebook().adviceTables())
                .read(text.top().overlaidBy(text.own()), text.head(), models);
    }

    private @Nullable CaseAdvice read(YamlNode.Fields fields, CaseHead head, List<String> models) {
        int faults = reader.faults();
        YamlNode rows = FieldReader.value(fields, CANDIDATES);
        Map<String, String> said = terms(FieldReader.value(fields, TERMS));
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
        return faults == reader.faults() ? new CaseAdvice(rows == null ? null : read.candidates(), said) : null;
    }

    /** Returns the values that the case says, by term. */
    private Map<String, String> terms(@Nullable YamlNode own) {
        Map<String, String> values = new LinkedHashMap<>();
        if (own != null) {
            List<String> known = shipped.terms().stream().map(AdviceTerm::name).toList();
            reader.fields(own, TERMS).values().forEach((name, field) -> {
                String value = reader.text(field.value(), name);
                values.put(name, value == null ? CaseAdvice.NONE : value);
                if (!known.contains(name)) {
                    reader.report(
                            "unknown-key",
                            field,
                            "There is no term \"%s\" in advice-terms.csv.".formatted(name),
                            NearestName.hint(name, known));
                }
            });
        }
        return values;
    }

    /** The rulebook's table with the values that the case says. */
    private List<Map<String, String>> termRows(Map<String, String> said) {
        return new CaseAdvice(null, said)
                .on(shipped).terms().stream()
                        .map(term -> Map.of(
                                "term", term.name(),
                                "value", term.value(),
                                "unit", term.unit(),
                                "source", term.source()))
                        .toList();
    }
}
