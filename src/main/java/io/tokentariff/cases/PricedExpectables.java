package io.tokentariff.cases;

import static io.tokentariff.cases.Parts.Part.text;

import io.tokentariff.cases.Parts.Compared;
import io.tokentariff.cases.Parts.Part;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rulebook.plans.Evaluation.Decision;
import io.tokentariff.table.Tables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cases about usage can expect.
 *
 * <pre>{@code
 * expect:
 *   status: priced          # or unpriced, not_billed
 *   amount_usd: 0.00066     # exactly
 *   charges: {input: 0.40, output: {price: 0.80, rule: charges.batch-half-price, term: batch-half-price}}
 *   adjustments: {input: 1.1, output: [1.1, {factor: 2, beyond: 270_000, rule: charges.long-context}]}
 *   findings: [assumed-tier, {code: no-rate, meter: output, says: "no rate"}]
 * }</pre>
 *
 * <p>Charges, adjustments and findings are all there are: {@code {}} and {@code []} say that there are none. Of a charge can be
 * said its price before adjustments, the term that derives the price (empty for a price that a row publishes), how sure the
 * price is, and the rule; of an adjustment what the price is multiplied by, the position in the session from which on it is,
 * and the rule; of a finding its code, its meter, a piece of its message, and the rule.
 */
final class PricedExpectables {

    private static final List<String> STATUSES =
            Arrays.stream(PriceStatus.values()).map(PriceStatus::word).toList();

    private static final Part<Decision> RULE =
            text("rule", decision -> decision.rule().id(), "by "::concat);

    private static final Parts<Decision> CHARGE = new Parts<>(
            Tables.RATES::nameOf,
            List.of(
                    new Part<>(
                            "price",
                            Compared.IF_SAID,
                            (reader, value, name) -> written(reader.decimal(value, name), PlainDecimal::withCents),
                            decision -> charge(decision).price().toPlainString(),
                            "at "::concat),
                    text("term", PricedExpectables::term, PricedExpectables::from),
                    text("certainty", decision -> charge(decision).certainty(), UnaryOperator.identity()),
                    RULE));

    private static final Parts<Decision> ADJUSTMENT = new Parts<>(
            UnaryOperator.identity(),
            List.of(
                    new Part<>(
                            "factor",
                            Compared.IF_SAID,
                            (reader, value, name) -> written(reader.decimal(value, name), PlainDecimal::shortest),
                            decision -> adjustment(decision).factor().toPlainString(),
                            "x "::concat),
                    new Part<>(
                            "beyond",
                            Compared.ALWAYS,
                            (reader, value, name) -> written(reader.whole(value, name), String::valueOf),
                            decision -> Objects.toString(adjustment(decision).beyond(), ""),
                            "beyond "::concat),
                    RULE));

    private static final Parts<PlannedFinding> FINDING = new Parts<>(
            UnaryOperator.identity(),
            List.of(
                    text("code", PlannedFinding::code, UnaryOperator.identity()),
                    text("meter", PlannedFinding::meter, "of "::concat),
                    new Part<>(
                            "says",
                            Compared.PIECE,
                            FieldReader::text,
                            PlannedFinding::message,
                            "saying \"%s\""::formatted),
                    text("rule", finding -> finding.rule().id(), "by "::concat)));

    /** All of them. Rules that contradict each other are told where a case does not say its findings. */
    static final Expectable.All<Priced> ALL = new Expectable.All<>(
            Map.of(
                    "status",
                    Expectable.of(
                            (reader, value, name) -> reader.word(value, name, STATUSES), PricedExpectables::status),
                    "amount_usd",
                    Expectable.of(FieldReader::decimal, PricedExpectables::amount),
                    "charges",
                    byMeter("charge", Charge.class, CHARGE, decision -> charge(decision)
                            .meter()),
                    "adjustments",
                    byMeter("adjustment", Adjustment.class, ADJUSTMENT, decision -> adjustment(decision)
                            .charge()
                            .meter()),
                    "findings",
                    Expectable.of(
                            (reader, value, name) -> FINDING.read(reader, reader.items(value, name), name),
                            (wanted, priced) -> FINDING.differences(
                                    "the finding", wanted, priced.quote().findings()))),
            Map.of("findings", PricedExpectables::conflicts));

    private PricedExpectables() {}

    private static Stream<Deviation> status(String wanted, Priced priced) {
        String is = priced.quote().status().word();
        return wanted.equals(is)
                ? Stream.empty()
                : Stream.of(Deviation.of(
                        "expected the status %s, but got %s%s".formatted(wanted, is, reasons(priced)), is));
    }

    private static Stream<Deviation> amount(BigDecimal usd, Priced priced) {
        Money wanted = new Money(usd);
        Money is = priced.quote().amount();
        if (wanted.equals(is)) {
            return Stream.empty();
        }
        String expected = "expected the amount %s, but got ".formatted(wanted.toPlainString());
        return Stream.of(
                is == null
                        ? Deviation.of(expected + "no amount" + reasons(priced))
                        : Deviation.of(expected + is.toPlainString(), is.toPlainString()));
    }

    private static String reasons(Priced priced) {
        String findings = priced.quote().findings().stream()
                .map(FINDING::gotInWords)
                .distinct()
                .collect(Collectors.joining(", "));
        return findings.isEmpty() ? "" : " with " + findings;
    }

    private static Stream<Deviation> conflicts(Priced priced) {
        return priced.quote().findings().stream()
                .filter(PlannedFinding::isConflict)
                .map(finding -> "expected rules that agree, but got "
                        + finding.message().replaceFirst("\\.$", ""))
                .map(Deviation::of);
    }

    /** What is said of the outcomes of one type, by meter: one, or a list of several. */
    private static Expectable<Priced> byMeter(
            String what, Class<?> type, Parts<Decision> parts, Function<Decision, String> meterOf) {
        return Expectable.of(
                (reader, value, name) -> {
                    Map<String, List<Parts.Wanted>> wanted = new LinkedHashMap<>();
                    reader.fields(value, name).values().forEach((meter, field) -> {
                        YamlNode said = field.value();
                        List<YamlNode> nodes = said instanceof YamlNode.Items items ? items.values() : List.of(said);
                        wanted.put(
                                meter,
                                parts.read(reader, nodes, parts.parts().get(0).name()));
                    });
                    return wanted;
                },
                (wanted, priced) -> {
                    Map<String, List<Decision>> got = priced.evaluation().decisions().stream()
                            .filter(decision -> type.isInstance(decision.outcome()))
                            .collect(Collectors.groupingBy(meterOf, LinkedHashMap::new, Collectors.toList()));
                    return Stream.concat(wanted.keySet().stream(), got.keySet().stream())
                            .distinct()
                            .flatMap(meter -> parts.differences(
                                    "the %s of %s".formatted(what, meter),
                                    wanted.getOrDefault(meter, List.of()),
                                    got.getOrDefault(meter, List.of())));
                });
    }

    private static Charge charge(Decision decision) {
        return (Charge) decision.outcome();
    }

    private static Adjustment adjustment(Decision decision) {
        return (Adjustment) decision.outcome();
    }

    private static @Nullable String term(Decision decision) {
        Term term = charge(decision).basis();
        return term == null ? null : term.name();
    }

    private static String from(String term) {
        return term.isEmpty() ? "from a row of its own" : "from the term " + term;
    }

    private static <T> @Nullable String written(@Nullable T value, Function<T, String> inWords) {
        return value == null ? null : inWords.apply(value);
    }
}
