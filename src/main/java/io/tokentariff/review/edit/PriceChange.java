package io.tokentariff.review.edit;

import io.tokentariff.money.PlainDecimal;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price that holds from a day on: the row of rates.csv that is in force on that day ends the day before, and a new one
 * begins. Rows that begin later stay; the new one ends where the next one begins.
 *
 * @param key what the price is for, by the key columns of rates.csv ({@code model}, {@code fine_tuned}, {@code tier}, {@code
 *     context}, {@code meter}, {@code provider}); a column that is left out, or blank, means any
 * @param price US dollars for what the meter's {@code per} says
 * @param from the first day
 * @param certainty {@code published} or {@code approximate}
 * @param source who says so
 */
public record PriceChange(Map<String, String> key, String price, LocalDate from, String certainty, String source) {

    private static final TableSchema RATES = Tables.RATES;
    private static final Pattern PRICE = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String COST = "price";
    private static final String CERTAINTY = "certainty";
    private static final String SOURCE = "source";

    /** @throws WrongUseException if one of it says nothing, or is not what it must be */
    public PriceChange {
        key = Map.copyOf(key);
        for (String column : key.keySet()) {
            if (RATES.keyColumns().stream().noneMatch(each -> each.name().equals(column))) {
                throw new WrongUseException("\"%s\" does not tell prices apart.".formatted(column));
            }
        }
        if (key.getOrDefault("meter", "").isBlank()) {
            throw new WrongUseException("A price is for a meter; the change names none.");
        }
        if (!PRICE.matcher(price).matches()) {
            throw new WrongUseException("\"%s\" is not a price such as 0.40.".formatted(price));
        }
        if (!RATES.words(CERTAINTY).contains(certainty)) {
            throw new WrongUseException(
                    "A price is %s, not \"%s\".".formatted(String.join(" or ", RATES.words(CERTAINTY)), certainty));
        }
        if (source.isBlank()) {
            throw new WrongUseException("A new price needs a source: who says so?");
        }
    }

    /**
     * Returns rates.csv with the new price.
     *
     * @param texts the rulebook's texts by path
     * @throws WrongUseException if the price is that already, or there is no such table
     */
    public String apply(Map<String, String> texts) {
        TableText table = TableText.of(texts, RATES.path());
        List<TableRow> rows = table.rows().stream()
                .filter(this::isForTheSame)
                .sorted(Comparator.comparing(row -> day(row, FROM), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        TableRow before = rows.stream().filter(this::isInForce).findFirst().orElse(null);
        if (before == null) {
            return table.with(List.of(begun(next(rows)))).text();
        }
        if (before.decimal(COST).compareTo(new BigDecimal(price)) == 0
                && before.text(CERTAINTY).equals(certainty)) {
            throw new WrongUseException("The price is %s on %s already.".formatted(price, from));
        }
        if (from.equals(day(before, FROM))) {
            return table.set(before.line(), said()).text();
        }
        return table.set(before.line(), Map.of(UNTIL, from.toString()))
                .with(List.of(begun(day(before, UNTIL))))
                .text();
    }

    private boolean isForTheSame(TableRow row) {
        Map<String, String> values = row.values();
        return RATES.keyColumns().stream().allMatch(column -> values.getOrDefault(column.name(), "")
                .equals(key.getOrDefault(column.name(), "").strip()));
    }

    private static @Nullable LocalDate day(TableRow row, String column) {
        return row.date(column);
    }

    private boolean isInForce(TableRow row) {
        LocalDate begins = day(row, FROM);
        LocalDate ends = day(row, UNTIL);
        return (begins == null || !begins.isAfter(from)) && (ends == null || ends.isAfter(from));
    }

    /** The day on which the next price begins, null if there is none. */
    private @Nullable LocalDate next(List<TableRow> rows) {
        return rows.stream()
                .map(row -> day(row, FROM))
                .filter(begins -> begins != null && begins.isAfter(from))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> said() {
        return Map.of(
                COST, PlainDecimal.withCents(new BigDecimal(price)),
                CERTAINTY, certainty,
                SOURCE, source);
    }

    private Map<String, String> begun(@Nullable LocalDate until) {
        Map<String, String> cells = new HashMap<>(said());
        key.forEach((column, value) -> {
            if (!value.isBlank()) {
                cells.put(column, value.strip());
            }
        });
        cells.put(FROM, from.toString());
        if (until != null) {
            cells.put(UNTIL, until.toString());
        }
        return cells;
    }
}
