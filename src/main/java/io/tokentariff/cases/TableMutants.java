package io.tokentariff.cases;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rulebook.RulebookFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The mutants of the tables. Each is one cell or one row:
 *
 * <ul>
 *   <li>rates, of those rows whose number some case uses: the price is one more in its last digit, {@code certainty} is the
 *       other, {@code from} and {@code until} are a day later, the row goes;
 *   <li>terms: {@code percent} is one more, {@code model}, {@code tier}, {@code meter} are another or, where blank, the first;
 *       days likewise; the row goes;
 *   <li>long contexts: {@code threshold_tokens} is one more and one less, {@code factor} one more, {@code scope} the other (where
 *       there is a factor), {@code meter} and {@code tiers} are named where blank; days likewise; the row goes;
 *   <li>tiers and regions: {@code rated} and {@code residency} are the other, other names go, the row goes;
 *   <li>models: each other name goes. Meters: {@code without_rate} goes.
 * </ul>
 */
final class TableMutants {

    private final RulebookFiles files;
    private final List<String> models;
    private final List<String> tiers;
    private final List<String> meters;
    private final List<Mutation> mutations = new ArrayList<>();

    private TableMutants(RulebookFiles files, RateCard card) {
        this.files = files;
        this.models = card.rows().models().stream().map(ModelInfo::name).toList();
        this.tiers = card.rows().tiers().stream()
                .filter(TierInfo::rated)
                .map(TierInfo::name)
                .toList();
        this.meters = card.rows().meters().stream().map(MeterInfo::name).toList();
    }

    /**
     * Returns the mutants of all tables.
     *
     * @param used the rows whose numbers some case uses
     */
    static List<Mutation> of(RulebookFiles files, RateCard card, Set<RowRef> used) {
        TableMutants mutants = new TableMutants(files, card);
        for (CaseTable table : CaseTable.values()) {
            String text = files.text(table.path());
            if (text != null) {
                for (CsvRows.Row row : CsvRows.of(text)) {
                    if (table != CaseTable.RATES || used.contains(new RowRef(table.path(), row.line()))) {
                        mutants.row(table, row);
                    }
                }
            }
        }
        return mutants.mutations;
    }

    private void row(CaseTable table, CsvRows.Row row) {
        switch (table) {
            case RATES -> {
                lastDigit(table, row, "usd_per_million");
                other(table, row, "certainty", "published", "approximate");
                days(table, row);
                gone(table, row);
            }
            case TERMS -> {
                add(table, row, "percent", 1);
                next(table, row, "model", models);
                next(table, row, "tier", tiers);
                next(table, row, "meter", meters);
                days(table, row);
                gone(table, row);
            }
            case LONG_CONTEXT -> longContext(table, row);
            case TIERS -> {
                other(table, row, "rated", "yes", "no");
                names(table, row);
                gone(table, row);
            }
            case REGIONS -> {
                other(table, row, "residency", "yes", "no");
                blank(table, row, "exempt_models");
                names(table, row);
                gone(table, row);
            }
            case MODELS -> names(table, row);
            case METERS -> blank(table, row, "without_rate");
        }
    }

    private void longContext(CaseTable table, CsvRows.Row row) {
        add(table, row, "threshold_tokens", 1);
        add(table, row, "threshold_tokens", -1);
        if (!row.value("factor").isEmpty()) {
            add(table, row, "factor", 1);
            other(table, row, "scope", "excess", "whole-request");
            next(table, row, "meter", meters);
        }
        next(table, row, "tiers", tiers);
        days(table, row);
        gone(table, row);
    }

    private void lastDigit(CaseTable table, CsvRows.Row row, String column) {
        BigDecimal number = new BigDecimal(row.value(column));
        set(table, row, column, number.add(number.ulp()).toPlainString());
    }

    private void add(CaseTable table, CsvRows.Row row, String column, int amount) {
        set(
                table,
                row,
                column,
                new BigDecimal(row.value(column))
                        .add(BigDecimal.valueOf(amount))
                        .toPlainString());
    }

    private void other(CaseTable table, CsvRows.Row row, String column, String one, String two) {
        set(table, row, column, row.value(column).equals(one) ? two : one);
    }

    /** Another name than the one there is; the first where the cell is blank. */
    private void next(CaseTable table, CsvRows.Row row, String column, List<String> names) {
        set(table, row, column, names.get((names.indexOf(row.value(column)) + 1) % names.size()));
    }

    private void days(CaseTable table, CsvRows.Row row) {
        for (String column : List.of("from", "until")) {
            if (!row.value(column).isEmpty()) {
                set(
                        table,
                        row,
                        column,
                        LocalDate.parse(row.value(column)).plusDays(1).toString());
            }
        }
    }

    private void names(CaseTable table, CsvRows.Row row) {
        List<String> all = Arrays.stream(row.value("also_called").split(";", -1))
                .map(String::strip)
                .toList();
        for (String name : all) {
            if (!name.isEmpty()) {
                List<String> rest = new ArrayList<>(all);
                rest.remove(name);
                set(table, row, "also_called", String.join(";", rest));
            }
        }
    }

    private void blank(CaseTable table, CsvRows.Row row, String column) {
        if (!row.value(column).isEmpty()) {
            set(table, row, column, "");
        }
    }

    private void gone(CaseTable table, CsvRows.Row row) {
        String text = text(table);
        mutations.add(Mutation.of(table.path(), text, row.start(), row.end(), "", "the row went"));
    }

    private void set(CaseTable table, CsvRows.Row row, String column, String value) {
        CsvRows.Cell cell = row.cells().get(column);
        if (cell != null) {
            mutations.add(Mutation.of(
                    table.path(),
                    text(table),
                    cell.start(),
                    cell.end(),
                    value,
                    "\"%s\" %s became %s".formatted(column, said(cell.value()), said(value))));
        }
    }

    private static String said(String value) {
        return value.isEmpty() ? "(blank)" : value;
    }

    private String text(CaseTable table) {
        String text = files.text(table.path());
        return text == null ? "" : text;
    }
}
