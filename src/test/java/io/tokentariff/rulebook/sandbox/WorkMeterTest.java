package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.Limit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an evaluation may do. */
class WorkMeterTest {

    private final AtomicLong worked = new AtomicLong(1_000);

    private String looks(int... pauses) {
        return WorkMeter.within(
                () -> {
                    WorkMeter.lookAtTime();
                    for (int each : pauses) {
                        worked.addAndGet(each);
                        WorkMeter.lookAtTime();
                    }
                    return "done";
                },
                10,
                5,
                worked::get);
    }

    @Test
    void timeCountsFromTheFirstLook() {
        assertThat(looks(3, 2)).isEqualTo("done");
        assertThatThrownBy(() -> looks(3, 2, 1))
                .isInstanceOf(WorkMeter.Spent.class)
                .hasMessage("more than 5 seconds of processor time");
    }

    @Test
    void eachEvaluationHasItsOwnTimeAndWithoutOneThereIsNoLimit() {
        for (int i = 0; i < 3; i++) {
            assertThat(looks(5)).isEqualTo("done");
        }
        assertThatThrownBy(() -> looks(6)).isInstanceOf(WorkMeter.Spent.class);
        worked.addAndGet(1_000);
        WorkMeter.lookAtTime();
    }

    @Test
    void isFoundInWhatTheEngineMakesOfIt() {
        assertThatThrownBy(() -> looks(6)).satisfies(spent -> {
            WorkMeter.Spent found = Objects.requireNonNull(
                    WorkMeter.Spent.in(new IllegalStateException(new IllegalArgumentException(spent))));
            assertThat(found).isSameAs(spent);
            assertThat(found.limit()).isEqualTo(Limit.EVALUATION_TIME);
            assertThat(found.rules()).isEmpty();
        });
        assertThat(WorkMeter.Spent.in(new IllegalStateException("another"))).isNull();
    }
}
