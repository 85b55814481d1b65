package io.tokentariff.io.write;

import io.tokentariff.ratecard.BillOrder;
import io.tokentariff.rating.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A statement's groups as rows of cells, for table, CSV and Markdown. */
final class StatementRows {

    private static final String NOT_SAID = "(none)";

    private final Statement statement;
    private final List<String> meters;

    StatementRows(Statement statement) {
        this.statement = statement;
        Set<String> used = new LinkedHashSet<>();
        statement.groups().forEach(group -> used.addAll(group.tokens().keySet()));
        this.meters = used.stream().sorted(new BillOrder(statement.meters())).toList();
    }

    /** The meters that some group has tokens of, in the order of a bill. */
    List<String> meters() {
        return meters;
    }

    List<String> dimensions() {
        return statement.groups().isEmpty()
                ? List.of()
                : List.copyOf(statement.groups().get(0).by().keySet());
    }

    /** The cells of a group: values, records, unpriced, a count for each meter, amount. */
    List<String> cells(Statement.Group group, boolean forPeople) {
        List<String> cells = new ArrayList<>();
        group.by()
                .values()
                .forEach(value -> cells.add(forPeople ? shown(value) : Objects.requireNonNullElse(value, "")));
        cells.add(number(group.records(), forPeople));
        cells.add(number(group.unpriced(), forPeople));
        Map<String, Long> tokens = group.tokens();
        meters.forEach(meter -> cells.add(number(tokens.getOrDefault(meter, 0L), forPeople)));
        cells.add(amount(group, forPeople));
        return cells;
    }

    private static String amount(Statement.Group group, boolean forPeople) {
        boolean nothingPriced = group.unpriced() > 0
                && group.tokens().isEmpty()
                && group.amount().isZero();
        return nothingPriced ? (forPeople ? "?" : "") : group.amount().toPlainString();
    }

    private static String number(long count, boolean forPeople) {
        return forPeople ? Formula.count(count) : Long.toString(count);
    }

    private static String shown(@org.jspecify.annotations.Nullable String value) {
        return value == null ? NOT_SAID : value;
    }
}
