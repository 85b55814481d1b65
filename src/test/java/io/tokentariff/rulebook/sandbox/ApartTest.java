package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Builds in a thread of their own. */
class ApartTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Test
    void givesBackWhatTheBuildMade() throws Apart.Failed {
        assertThat(Apart.run(() -> Thread.currentThread().getName(), A_DAY)).isEqualTo("rulebook-build");
    }

    @Test
    void errorsOfTheMachineAreFaultsOfTheBuild() {
        assertThatThrownBy(() -> Apart.run(() -> endless(1), A_DAY))
                .isInstanceOf(Apart.Failed.class)
                .hasMessage("StackOverflowError");
    }

    @Test
    void exceptionsAreFaultsOfTheBuild() {
        assertThatThrownBy(() -> Apart.run(
                        () -> {
                            throw new IllegalStateException("x");
                        },
                        A_DAY))
                .isInstanceOf(Apart.Failed.class)
                .hasMessage("IllegalStateException");
    }

    @Test
    void workWithoutEndIsAFaultOfTheBuild() {
        AtomicBoolean seen = new AtomicBoolean();
        try {
            assertThatThrownBy(() -> Apart.run(() -> spin(seen), new WorkLimit(Duration.ofMillis(1), A_DAY)))
                    .isInstanceOf(Apart.Failed.class)
                    .hasMessage("more than 0 seconds");
        } finally {
            seen.set(true);
        }
    }

    @Test
    void waitingIsNoWorkUntilPatienceEnds() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(end));
        thread.start();
        WorkLimit limit = new WorkLimit(Duration.ofHours(1), A_DAY);
        assertThat(limit.isSpent(thread, A_DAY)).isFalse();
        assertThat(limit.isSpent(thread, A_DAY.plusMillis(1))).isTrue();
        end.countDown();
        thread.join();
    }

    @Test
    void interruptionEndsTheWaitingAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Apart.run(
                        () -> {
                            new CountDownLatch(1).await();
                            return "never";
                        },
                        A_DAY))
                .isInstanceOf(Apart.Failed.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean spin(AtomicBoolean until) {
        while (!until.get()) {
            Thread.onSpinWait();
        }
        return true;
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int endless(int depth) {
        return depth == 0 ? 0 : endless(depth + 1) + 1;
    }
}
