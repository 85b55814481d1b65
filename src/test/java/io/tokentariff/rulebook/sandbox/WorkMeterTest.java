package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.Limit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an evaluation may do. */
class WorkMeterTest {

    @Test
    void timeCountsFromTheFirstLook() {
        AtomicLong worked = new AtomicLong(1_000);
        try (WorkMeter meter = WorkMeter.begin(10, 5, worked::get)) {
            WorkMeter.lookAtTime();
            worked.addAndGet(5);
            WorkMeter.lookAtTime();
            worked.addAndGet(1);
            assertThatThrownBy(WorkMeter::lookAtTime)
                    .isInstanceOf(WorkMeter.Spent.class)
                    .hasMessage("more than 5 seconds of processor time");
        }
    }

    @Test
    void whereNobodyCountsThereIsNoLimit() {
        try (WorkMeter meter = WorkMeter.begin(10, -1, () -> 0)) {
            WorkMeter.lookAtTime();
            assertThatThrownBy(WorkMeter::lookAtTime).isInstanceOf(WorkMeter.Spent.class);
        }
        assertThatCode(WorkMeter::lookAtTime).doesNotThrowAnyException();
    }

    @Test
    void isFoundInWhatTheEngineMakesOfIt() {
        AtomicLong worked = new AtomicLong();
        try (WorkMeter meter = WorkMeter.begin(10, 0, worked::getAndIncrement)) {
            WorkMeter.lookAtTime();
            WorkMeter.lookAtTime();
        } catch (WorkMeter.Spent e) {
            WorkMeter.Spent found = WorkMeter.Spent.in(new IllegalStateException(new IllegalArgumentException(e)));
            assertThat(found).isSameAs(e);
            assertThat(e.limit()).isEqualTo(Limit.EVALUATION_TIME);
            assertThat(e.rules()).isEmpty();
            assertThat(WorkMeter.Spent.in(new IllegalStateException("another"))).isNull();
            return;
        }
        throw new AssertionError("was not stopped");
    }
}
