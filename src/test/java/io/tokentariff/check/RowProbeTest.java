package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import io.tokentariff.rulebook.sandbox.WorkDone;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Trying which rows are used takes no longer than it may. */
class RowProbeTest {

    @Test
    void rowsBeyondTheTimeAreNotTriedAndSaidToBe() {
        Rulebook rulebook = ShippedRules.with(Map.of());
        Problems problems = new Problems();
        AtomicLong worked = new AtomicLong();
        WorkBudget budget = WorkBudget.ofCheck(
                () -> worked.getAndAdd(Limit.CHECK_TIME.time().toNanos() / 10));
        new RowProbe(rulebook, Set.of(), problems, budget).unused();
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("check-limit");
            assertThat(problem.isError()).isTrue();
            assertThat(problem.file()).isEqualTo("tables/rates.csv");
            assertThat(problem.line())
                    .isEqualTo(rulebook.rateCard().rows().rates().get(5).row().line());
        });
        assertThat(problems.sorted()).extracting(Problem::message).allMatch(text -> text.contains("60 seconds"));
    }

    @Test
    void rowsAreNotTriedWhereRulesFiredTooOften() {
        Problems problems = new Problems();
        WorkBudget budget = WorkBudget.ofCheck();
        assertThat(budget.isSpent()).isFalse();
        WorkDone.addFirings(Limit.CHECK_FIRINGS.most() + 1);
        RowProbe probe = new RowProbe(ShippedRules.with(Map.of()), Set.of(), problems, budget);
        probe.unused();
        assertThat(probe.isStopped()).isTrue();
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("took more than 300,000 firings of rules");
    }
}
