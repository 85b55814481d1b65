package io.tokentariff.io.write;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.BillOrder;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement's groups as rows of cells, for people and for CSV. What has no price has a question mark, never a 0. */
final class StatementRows {

    private static final String NOT_SAID = "(none)";
    private static final String UNKNOWN = "?";
    private static final List<String> LINE = List.of("step", "agreement", "period", "of", "formula", "net_usd");

    private static final String COST = "cost_usd";

    private final Statement statement;
    private final boolean hasMarkup;
    private final List<String> meters;
    private final List<String> unpricedMeters;

    StatementRows(Statement statement) {
        this.statement = statement;
        this.hasMarkup = statement.cost() != null;
        Set<String> used = new LinkedHashSet<>();
        Set<String> unpriced = new LinkedHashSet<>();
        statement.groups().forEach(group -> {
            used.addAll(group.tokens().keySet());
            unpriced.addAll(group.unpricedTokens().keySet());
        });
        used.addAll(unpriced);
        this.meters = used.stream().sorted(new BillOrder(statement.meters())).toList();
        this.unpricedMeters = meters.stream().filter(unpriced::contains).toList();
    }

    private List<String> dimensions() {
        return statement.groups().isEmpty()
                ? List.of()
                : List.copyOf(statement.groups().get(0).by().keySet());
    }

    /** The columns of a table for people. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        dimensions().forEach(name -> columns.add(Column.words(name)));
        columns.add(Column.number("records").ifRoom());
        columns.add(Column.number("unpriced").ifRoom());
        meters.forEach(meter -> columns.add(Column.number(meter).ifRoom()));
        if (hasMarkup) {
            columns.add(Column.number("cost USD"));
        }
        columns.add(Column.number(agreed() ? "list USD" : hasMarkup ? "charge USD" : "amount USD"));
        if (agreed()) {
            columns.add(Column.number("net USD"));
        }
        return columns;
    }

    /** A row of that table. */
    List<Phrase> row(Statement.Group group) {
        List<String> cells = new ArrayList<>();
        group.by().values().forEach(value -> cells.add(value == null ? NOT_SAID : value));
        cells.add(Thousands.apart(group.records()));
        cells.add(Thousands.apart(group.unpriced()));
        meters.forEach(meter -> cells.add(count(group, meter)));
        if (hasMarkup) {
            cells.add(amount(group, cost(group)));
        }
        cells.add(amount(group, group.amount()));
        if (agreed()) {
            cells.add(amount(group, group.net()));
        }
        return cells.stream().map(Phrase::of).toList();
    }

    private static String count(Statement.Group group, String meter) {
        @Nullable BigInteger known = group.tokens().get(meter);
        @Nullable BigInteger unpriced = group.unpricedTokens().get(meter);
        if (unpriced == null) {
            return Thousands.apart(known == null ? BigInteger.ZERO : known);
        }
        return (known == null ? "" : Thousands.apart(known) + " + ") + Thousands.apart(unpriced) + UNKNOWN;
    }

    /** What a group costs without what is put on for charging others. */
    private static @Nullable Money cost(Statement.Group group) {
        return group.cost() == null ? group.amount() : group.cost();
    }

    private boolean agreed() {
        return statement.settlement().agreed();
    }

    private static String amount(Statement.Group group, @Nullable Money amount) {
        return amount == null ? UNKNOWN : amount.toPlainString() + (group.unpriced() > 0 ? UNKNOWN : "");
    }

    /** The head of a CSV file. */
    List<String> head() {
        List<String> head = new ArrayList<>(dimensions());
        head.add("records");
        head.add("unpriced");
        meters.forEach(meter -> head.add(countName(meter)));
        unpricedMeters.forEach(meter -> head.add("unpriced_" + countName(meter)));
        head.addAll(List.of("amount_usd", "at_least", "rulebook"));
        if (hasLines()) {
            head.addAll(LINE);
        }
        if (hasMarkup) {
            head.add(COST);
        }
        return head;
    }

    /** What a count of the meter is called: {@code input_tokens}, {@code web_search_calls}. */
    private String countName(String meter) {
        boolean other = statement.meters().stream()
                .anyMatch(each -> each.name().equals(meter) && !each.unit().equals(UnitPrice.TOKEN));
        return other ? meter : meter + "_tokens";
    }

    /** A row of a CSV file; what has no price has no amount. */
    List<String> cells(Statement.Group group) {
        List<String> cells = new ArrayList<>();
        group.by().values().forEach(value -> cells.add(Objects.requireNonNullElse(value, "")));
        cells.add(Long.toString(group.records()));
        cells.add(Long.toString(group.unpriced()));
        meters.forEach(meter ->
                cells.add(group.tokens().getOrDefault(meter, BigInteger.ZERO).toString()));
        unpricedMeters.forEach(meter -> cells.add(
                group.unpricedTokens().getOrDefault(meter, BigInteger.ZERO).toString()));
        cells.add(group.amount() == null ? "" : group.amount().toPlainString());
        // A line that could not be read may belong to any group.
        cells.add(Boolean.toString(group.unpriced() > 0 || statement.records().rejected() > 0));
        cells.add(statement.revision());
        if (hasLines()) {
            cells.addAll(List.of(
                    "usage",
                    "",
                    "",
                    "",
                    "",
                    group.net() == null ? "" : group.net().toPlainString()));
        }
        if (hasMarkup) {
            Money cost = cost(group);
            cells.add(cost == null ? "" : cost.toPlainString());
        }
        return cells;
    }

    /** Whether more than usage makes the total. */
    private boolean hasLines() {
        return agreed() || !statement.credits().isEmpty();
    }

    /** The rows of a CSV file behind those of the groups: lines of agreements and credits; with the groups' amounts they add up. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (BillLine line : statement.settlement().lines()) {
            lines.add(line(line.amount(), line.step(), line.agreement(), line.period(), line.of(), line.formula()));
        }
        for (CreditLine credit : statement.credits()) {
            String account = Objects.requireNonNullElse(credit.grant().account(), "");
            lines.add(line(
                    credit.used().negated(), CreditLine.STEP, credit.grant().name(), "", account, ""));
        }
        return lines;
    }

    private List<String> line(Money amount, String... line) {
        int before = dimensions().size() + 2 + meters.size() + unpricedMeters.size();
        List<String> cells = new ArrayList<>(Collections.nCopies(before, ""));
        cells.addAll(List.of(amount.toPlainString(), "false", statement.revision()));
        cells.addAll(List.of(line));
        cells.add("");
        if (hasMarkup) {
            cells.add("");
        }
        return cells;
    }
}
