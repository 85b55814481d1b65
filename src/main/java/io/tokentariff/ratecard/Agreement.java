package io.tokentariff.ratecard;

import io.tokentariff.table.AgreementTables;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of agreements. As a fact it is there for each period on some day of which it is in force; which usage it is
 * about is picked before rules see it. What a row of its table does not have is empty, or 0.
 *
 * @param kind the table it stands in: {@code volume-discount}, {@code commitment}, …
 * @param name what it is called; the steps of a volume discount share it
 * @param mode {@code graduated} or {@code volume}
 * @param unit {@code tokens} or {@code usd}; of a currency its letters
 * @param per {@code day} or {@code month}
 * @param amount the number that decides: where a step begins, what is free, least, most or granted, what a dollar is
 * @param percent the change that follows
 * @param thresholds of a budget, in percent
 * @param scope what usage it is about
 * @param each whether each {@code project}, {@code user} or {@code api_key} is taken for itself, empty for all together
 * @param period the days whose usage it is about
 * @param source who says so
 * @param row where it stands
 */
public record Agreement(
        String kind,
        String name,
        String mode,
        String unit,
        String per,
        BigDecimal amount,
        BigDecimal percent,
        List<BigDecimal> thresholds,
        UsageScope scope,
        String each,
        EffectivePeriod period,
        String source,
        RowRef row)
        implements Row.Dated {

    /** The column with the number that decides, by table. */
    private static final Map<TableSchema, String> AMOUNTS = Map.of(
            AgreementTables.VOLUME_DISCOUNTS, "above",
            AgreementTables.ALLOWANCES, "amount",
            AgreementTables.COMMITMENTS, "minimum_usd",
            AgreementTables.CAPS, "most_usd",
            AgreementTables.MINIMUM_CHARGES, "least_usd",
            AgreementTables.BUDGETS, "amount_usd",
            AgreementTables.FREE_CREDITS, "amount_usd",
            AgreementTables.CURRENCIES, "per_usd",
            AgreementTables.ROUNDINGS, "decimals");

    private static final BigDecimal ALL_OF_IT = new BigDecimal(-100);
    private static final int MOST_DECIMALS = 18;

    public Agreement {
        thresholds = List.copyOf(thresholds);
    }

    static Agreement of(TableSchema schema, TableRow row) {
        Cells cells = new Cells(row);
        return new Agreement(
                schema.name(),
                cells.text("agreement", "grant", "tax"),
                cells.text("mode"),
                cells.text("unit", "currency"),
                cells.text("per"),
                amount(schema, row),
                percent(cells),
                cells.thresholds(),
                schema.equals(AgreementTables.FREE_CREDITS) ? ofProject(row) : UsageScope.of(row),
                cells.text("each"),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    private static UsageScope ofProject(TableRow row) {
        return new UsageScope(
                new ForWhom(row.optional("account"), null, null, null, null, null), List.of(), List.of(), List.of());
    }

    static BigDecimal amount(TableSchema schema, TableRow row) {
        String column = AMOUNTS.get(schema);
        if (column == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal amount = row.decimal(column);
        boolean tooMany = schema.equals(AgreementTables.ROUNDINGS) && amount.intValue() > MOST_DECIMALS;
        boolean needed = schema.equals(AgreementTables.CURRENCIES) && amount.signum() == 0;
        if (amount.signum() >= 0 && !tooMany && !needed) {
            return amount;
        }
        row.report(
                "bad-number",
                column,
                "\"%s\" is %s here.".formatted(row.text(column), tooMany ? "too much" : "too little"),
                tooMany ? "%s digits are the most.".formatted(MOST_DECIMALS) : "It is more than nothing.");
        return BigDecimal.ONE;
    }

    private static BigDecimal percent(Cells cells) {
        String column = cells.first("percent", "overage_percent");
        BigDecimal percent = column == null ? BigDecimal.ZERO : cells.row().decimal(column);
        if (column != null && percent.compareTo(ALL_OF_IT) < 0) {
            cells.row()
                    .report(
                            "bad-percent",
                            column,
                            "\"%s\" percent would take off more than everything.".formatted(percent),
                            "");
            return BigDecimal.ZERO;
        }
        return percent;
    }

    /** The rows of one table and one name decide together. */
    public boolean isStepOf(Agreement other) {
        return kind.equals(other.kind) && name.equals(other.name);
    }

    /** Whether of rows that are about the same usage the one applies that names most. */
    public boolean isMostSpecificOf() {
        return kind.equals(AgreementTables.TAXES.name()) || kind.equals(AgreementTables.CURRENCIES.name());
    }

    /** Whether it counts tokens. */
    public boolean countsTokens() {
        return unit.equals("tokens");
    }

    /** The cells of a row, of tables that name them differently. */
    private record Cells(TableRow row) {

        @Nullable
        String first(String... columns) {
            return List.of(columns).stream().filter(row::knows).findFirst().orElse(null);
        }

        String text(String... columns) {
            String column = first(columns);
            return column == null ? "" : Objects.requireNonNullElse(row.text(column), "");
        }

        List<BigDecimal> thresholds() {
            if (!row.knows("thresholds")) {
                return List.of();
            }
            List<String> words = row.names("thresholds");
            for (String word : words) {
                if (!word.matches("\\d{1,6}(\\.\\d{1,6})?")) {
                    row.report(
                            "bad-number", "thresholds", "\"%s\" is not a percentage.".formatted(word), "Write 80;100.");
                    return List.of();
                }
            }
            return words.stream().map(BigDecimal::new).sorted().toList();
        }
    }
}
