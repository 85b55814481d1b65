package io.tokentariff.cases;

import io.tokentariff.cases.Parts.Compared;
import io.tokentariff.cases.Parts.Part;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.BudgetPassed;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cases about a statement can expect.
 *
 * <pre>{@code
 * expect:
 *   lines: [{step: commitment, agreement: promise, period: 2026-04, of: search, amount_usd: 440}]   # all of them
 *   list_usd: 60            # usage at list prices
 *   net_usd: 500            # what agreements and free credit leave
 *   tax_usd: 95
 *   total_usd: 595          # what is to be paid
 *   credits: {welcome: 30}  # what each grant paid for
 *   paid: {EUR: 547.40}     # in other currencies
 *   budgets: [{budget: purse, percent: 80, day: 2026-04-20}]   # all thresholds that were passed
 *   findings: [no-exchange-rate]                               # these are among the findings
 * }</pre>
 */
final class SettledExpectables {

    private static final Parts<BillLine> LINE = new Parts<>(
            UnaryOperator.identity(),
            List.of(
                    Part.text("step", BillLine::step, UnaryOperator.identity()),
                    Part.text("agreement", BillLine::agreement, UnaryOperator.identity()),
                    Part.text("period", BillLine::period, "in "::concat),
                    Part.text("of", BillLine::of, "of "::concat),
                    amount("amount_usd", line -> line.amount().usd())));

    private static final Parts<BudgetPassed> BUDGET = new Parts<>(
            UnaryOperator.identity(),
            List.of(
                    Part.text("budget", BudgetPassed::budget, UnaryOperator.identity()),
                    Part.text("of", BudgetPassed::of, "of "::concat),
                    amount("percent", BudgetPassed::percent),
                    Part.text("day", passed -> passed.day().toString(), "on "::concat)));

    /** All of them. */
    static final Expectable.All<Settled> ALL = new Expectable.All<>(
            Map.ofEntries(
                    Map.entry("lines", parts("the line", LINE, it -> it.settlement()
                            .lines())),
                    Map.entry("budgets", parts("the budget", BUDGET, it -> it.settlement()
                            .budgets())),
                    Map.entry("list_usd", money("the list price", Statement::usageTotal)),
                    Map.entry("net_usd", money("the net amount", Statement::net)),
                    Map.entry("tax_usd", money("the tax", Statement::tax)),
                    Map.entry("total_usd", money("the total", Statement::total)),
                    Map.entry("credits", amounts("the credits", SettledExpectables::credits)),
                    Map.entry("paid", amounts("what is paid", it -> it.settlement()
                            .totals())),
                    Map.entry(
                            "findings",
                            Expectable.of(
                                    (reader, value, name) -> reader.names(value, name), SettledExpectables::findings))),
            Map.of());

    private SettledExpectables() {}

    private static <G> Part<G> amount(String name, Function<G, BigDecimal> got) {
        return new Part<>(
                name,
                Compared.IF_SAID,
                (reader, value, said) -> {
                    BigDecimal wanted = reader.decimal(value, said);
                    return wanted == null ? null : PlainDecimal.shortest(wanted);
                },
                each -> PlainDecimal.shortest(got.apply(each)),
                UnaryOperator.identity());
    }

    private static <G> Expectable<Settled> parts(String what, Parts<G> parts, Function<Statement, List<G>> got) {
        return Expectable.of(
                (reader, value, name) -> parts.read(reader, reader.items(value, name), name),
                (wanted, settled) -> parts.differences(what, wanted, got.apply(settled.statement())));
    }

    private static Expectable<Settled> money(String what, Function<Statement, Money> got) {
        return Expectable.of(FieldReader::decimal, (wanted, settled) -> {
            Money is = got.apply(settled.statement());
            return new Money(wanted).equals(is)
                    ? Stream.empty()
                    : Stream.of(Deviation.of(
                            "%s must be %s, but it is %s"
                                    .formatted(what, new Money(wanted).toPlainString(), is.toPlainString()),
                            is.toPlainString()));
        });
    }

    private static Expectable<Settled> amounts(String what, Function<Statement, Map<String, BigDecimal>> got) {
        return Expectable.of(
                (reader, value, name) -> {
                    Map<String, String> wanted = new TreeMap<>();
                    reader.fields(value, name).values().forEach((each, field) -> {
                        BigDecimal amount = reader.decimal(field.value(), each);
                        wanted.put(each, amount == null ? "" : PlainDecimal.shortest(amount));
                    });
                    return wanted;
                },
                (wanted, settled) -> {
                    Map<String, String> are = new TreeMap<>();
                    got.apply(settled.statement())
                            .forEach((each, amount) -> are.put(each, PlainDecimal.shortest(amount)));
                    return wanted.equals(are)
                            ? Stream.empty()
                            : Stream.of(Deviation.of("%s must be %s, but they are %s".formatted(what, wanted, are)));
                });
    }

    private static Map<String, BigDecimal> credits(Statement statement) {
        return statement.credits().stream()
                .collect(Collectors.toMap(
                        line -> line.grant().name(),
                        (CreditLine line) -> line.used().usd(),
                        BigDecimal::add));
    }

    private static Stream<Deviation> findings(List<String> wanted, Settled settled) {
        Set<String> are = settled.statement().findings().stream()
                .map(Statement.CountedFinding::code)
                .collect(Collectors.toCollection(TreeSet::new));
        return wanted.stream()
                .filter(code -> !are.contains(code))
                .map(code ->
                        Deviation.of("the finding %s must be there, but the findings are %s".formatted(code, are)));
    }
}
