package io.tokentariff.cases;

import io.tokentariff.cases.CaseOutcome.Difference;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.plans.Evaluation;
import io.tokentariff.rulebook.plans.Evaluation.Decision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares one evaluation with what a case expects of it. */
final class ExpectationCheck {

    private final Expectation expected;
    private final Evaluation evaluation;
    private final Quote quote;
    private final List<Difference> differences = new ArrayList<>();

    private ExpectationCheck(Expectation expected, Evaluation evaluation, Quote quote) {
        this.expected = expected;
        this.evaluation = evaluation;
        this.quote = quote;
    }

    /** Returns what is not as expected, empty if all is. */
    static List<Difference> differences(Expectation expected, Evaluation evaluation, Quote quote) {
        ExpectationCheck check = new ExpectationCheck(expected, evaluation, quote);
        check.rules();
        check.statusAndAmount();
        check.charges();
        check.adjustments();
        check.findings();
        return check.differences;
    }

    private void rules() {
        Set<String> fired = evaluation.fired();
        for (String rule : expected.fires()) {
            if (!fired.contains(rule)) {
                differs(expected.line(), "the rule %s must fire".formatted(rule), "it is silent");
            }
        }
        for (String rule : expected.silent()) {
            if (fired.contains(rule)) {
                differs(expected.line(), "the rule %s must be silent".formatted(rule), "it fires");
            }
        }
    }

    private void statusAndAmount() {
        if (expected.status() != null
                && !expected.status().value().equals(quote.status().word())) {
            differs(
                    expected.status().line(),
                    "the status " + expected.status().value(),
                    quote.status().word() + reasons());
        }
        Expectation.Said<BigDecimal> amount = expected.amount();
        if (amount != null) {
            Money got = quote.amount();
            if (got == null || got.usd().compareTo(amount.value()) != 0) {
                differs(
                        amount.line(),
                        "the amount " + new Money(amount.value()).toPlainString(),
                        got == null ? "no amount" + reasons() : got.toPlainString());
            }
        }
    }

    private String reasons() {
        List<PlannedFinding> findings = quote.findings();
        return findings.isEmpty()
                ? ""
                : " with "
                        + findings.stream()
                                .map(OutcomeWords::inWords)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private void charges() {
        Expectation.Said<Map<String, List<Expectation.Rated>>> said = expected.charges();
        if (said != null) {
            byMeter(
                    said,
                    "charge",
                    decisions(Charge.class),
                    decision -> ((Charge) decision.outcome()).meter(),
                    ExpectationCheck::isAs,
                    OutcomeWords::inWords,
                    OutcomeWords::charge);
        }
    }

    private void adjustments() {
        Expectation.Said<Map<String, List<Expectation.Factored>>> said = expected.adjustments();
        if (said != null) {
            byMeter(
                    said,
                    "adjustment",
                    decisions(Adjustment.class),
                    decision -> ((Adjustment) decision.outcome()).charge().meter(),
                    ExpectationCheck::isAs,
                    OutcomeWords::inWords,
                    OutcomeWords::adjustment);
        }
    }

    private void findings() {
        Expectation.Said<List<Expectation.Found>> said = expected.findings();
        if (said != null) {
            compare(
                    said.line(),
                    "the finding",
                    said.value(),
                    quote.findings(),
                    ExpectationCheck::isAs,
                    OutcomeWords::inWords,
                    OutcomeWords::inWords);
        } else {
            quote.findings().stream()
                    .filter(PlannedFinding::isConflict)
                    .forEach(finding -> differs(
                            expected.line(),
                            "rules that agree",
                            finding.message().replaceFirst("\\.$", "")));
        }
    }

    private List<Decision> decisions(Class<?> type) {
        return evaluation.decisions().stream()
                .filter(decision -> type.isInstance(decision.outcome()))
                .toList();
    }

    private <E> void byMeter(
            Expectation.Said<Map<String, List<E>>> said,
            String what,
            List<Decision> decisions,
            Function<Decision, String> meter,
            BiPredicate<E, Decision> matches,
            Function<E, String> expectedInWords,
            Function<Decision, String> gotInWords) {
        Map<String, List<Decision>> got =
                decisions.stream().collect(Collectors.groupingBy(meter, LinkedHashMap::new, Collectors.toList()));
        Set<String> meters = new LinkedHashSet<>(said.value().keySet());
        meters.addAll(got.keySet());
        for (String each : meters) {
            compare(
                    said.line(),
                    "the %s of %s".formatted(what, each),
                    said.value().getOrDefault(each, List.of()),
                    got.getOrDefault(each, List.of()),
                    matches,
                    expectedInWords,
                    gotInWords);
        }
    }

    /** Each expected one must be there, and no other. */
    private <E, G> void compare(
            int line,
            String what,
            List<E> wanted,
            List<G> got,
            BiPredicate<E, G> matches,
            Function<E, String> wantedInWords,
            Function<G, String> gotInWords) {
        List<G> left = new ArrayList<>(got);
        List<E> missing = new ArrayList<>();
        for (E each : wanted) {
            if (!removeFirst(left, candidate -> matches.test(each, candidate))) {
                missing.add(each);
            }
        }
        if (!missing.isEmpty() || !left.isEmpty()) {
            differs(
                    line,
                    missing.isEmpty()
                            ? "nothing more for " + what
                            : what + " " + missing.stream().map(wantedInWords).collect(Collectors.joining(" and ")),
                    left.isEmpty() ? "none" : left.stream().map(gotInWords).collect(Collectors.joining(" and ")));
        }
    }

    private static <G> boolean removeFirst(List<G> list, java.util.function.Predicate<G> wanted) {
        for (Iterator<G> each = list.iterator(); each.hasNext(); ) {
            if (wanted.test(each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private void differs(int line, String wanted, String got) {
        differences.add(new Difference(line, "expected %s, but got %s".formatted(wanted, got)));
    }

    private static boolean isAs(Expectation.Rated wanted, Decision decision) {
        Charge charge = (Charge) decision.outcome();
        return same(wanted.price(), charge.price().usd())
                && same(wanted.rule(), decision.rule().id())
                && same(wanted.term(), OutcomeWords.termOf(charge))
                && same(wanted.certainty(), charge.certainty());
    }

    private static boolean isAs(Expectation.Factored wanted, Decision decision) {
        Adjustment adjustment = (Adjustment) decision.outcome();
        return same(wanted.factor(), adjustment.factor().value())
                && Objects.equals(wanted.beyond(), adjustment.beyond())
                && same(wanted.rule(), decision.rule().id());
    }

    private static boolean isAs(Expectation.Found wanted, PlannedFinding found) {
        return same(wanted.code(), found.code())
                && same(wanted.meter(), found.meter())
                && same(wanted.rule(), found.rule().id())
                && (wanted.says() == null || found.message().contains(wanted.says()));
    }

    private static boolean same(@Nullable BigDecimal wanted, BigDecimal got) {
        return wanted == null || wanted.compareTo(got) == 0;
    }

    private static boolean same(@Nullable String wanted, @Nullable String got) {
        return wanted == null || wanted.equals(got);
    }
}
