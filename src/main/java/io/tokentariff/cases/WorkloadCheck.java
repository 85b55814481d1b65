package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Alternative;
import io.tokentariff.cases.CaseOutcome.Difference;
import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares one advice with what a case expects of it. */
final class WorkloadCheck {

    private final WorkloadExpectation expected;
    private final Advice advice;
    private final List<Difference> differences = new ArrayList<>();

    private WorkloadCheck(WorkloadExpectation expected, Advice advice) {
        this.expected = expected;
        this.advice = advice;
    }

    /** Returns what is not as expected, empty if all is. */
    static List<Difference> differences(
            WorkloadExpectation expected, Set<String> fired, Set<String> candidates, Advice advice) {
        WorkloadCheck check = new WorkloadCheck(expected, advice);
        expected.fires().stream()
                .filter(rule -> !fired.contains(rule))
                .forEach(rule -> check.differs("the rule %s must fire".formatted(rule), "it is silent"));
        expected.silent().stream()
                .filter(fired::contains)
                .forEach(rule -> check.differs("the rule %s must be silent".formatted(rule), "it fires"));
        check.candidates(candidates);
        check.verdict();
        check.reasons();
        check.findings();
        return check.differences;
    }

    private void candidates(Set<String> are) {
        Set<String> must = expected.candidates() == null ? are : new TreeSet<>(expected.candidates());
        if (!must.equals(are)) {
            differs("the candidates must be %s".formatted(must), "they are %s".formatted(are));
        }
    }

    private void verdict() {
        Alternative target = advice.target();
        same("the verdict", expected.verdict(), advice.verdict());
        same("the target", expected.target(), target == null ? "none" : target.model());
        same("the tier", expected.tier(), target == null ? "none" : target.tier());
        Alternative about = advice.reasons().isEmpty()
                ? null
                : advice.reasons().get(0).recommendation().alternative();
        amount("the saving", expected.saving(), about == null ? null : about.saving());
        amount("the cost", expected.cost(), advice.cost());
    }

    private void reasons() {
        List<String> reasons =
                advice.reasons().stream().map(reason -> reason.rule().id()).toList();
        if (expected.reasons() != null && !expected.reasons().equals(reasons)) {
            differs("the reasons must be %s".formatted(expected.reasons()), "they are %s".formatted(reasons));
        }
        if (expected.overruled() != null) {
            Set<String> must = new TreeSet<>();
            expected.overruled().forEach((loser, winner) -> must.add(loser + " by " + winner));
            Set<String> are = new TreeSet<>();
            advice.overruled().forEach(each -> are.add(each.id() + " by " + each.by()));
            if (!must.equals(are)) {
                differs("overruled must be %s".formatted(must), "overruled are %s".formatted(are));
            }
        }
        String said = reasons.isEmpty() ? "" : advice.reasons().get(0).message();
        if (expected.says() != null && !said.contains(expected.says())) {
            differs("the reason must say \"%s\"".formatted(expected.says()), "it says \"%s\"".formatted(said));
        }
    }

    private void findings() {
        Set<String> codes = new TreeSet<>();
        advice.findings().forEach(note -> codes.add(note.code()));
        expected.findings().stream()
                .filter(code -> !codes.contains(code))
                .forEach(code -> differs(
                        "the finding %s must be there".formatted(code), "the findings are %s".formatted(codes)));
        expected.noFindings().stream()
                .filter(codes::contains)
                .forEach(code -> differs("the finding %s must not be there".formatted(code), "it is"));
    }

    private void same(String what, @Nullable String must, String is) {
        if (must != null && !must.equals(is)) {
            differs("%s must be %s".formatted(what, must), "it is %s".formatted(is));
        }
    }

    private void amount(String what, @Nullable BigDecimal must, @Nullable Money is) {
        if (must != null && !new Money(must).equals(Objects.requireNonNullElse(is, Money.ZERO))) {
            differs("%s must be %s".formatted(what, must), "it is %s".formatted(is));
        }
    }

    private void differs(String must, String is) {
        differences.add(new Difference(expected.line(), "%s, but %s".formatted(must, is)));
    }
}
