package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Builds in a thread of their own. */
class ApartTest {

    @Test
    void givesBackWhatTheBuildMade() throws Apart.Failed {
        assertThat(Apart.run(() -> Thread.currentThread().getName())).isEqualTo("rulebook-build");
    }

    @Test
    void errorsOfTheMachineAreFaultsOfTheBuild() {
        assertThatThrownBy(() -> Apart.run(() -> endless(1)))
                .isInstanceOf(Apart.Failed.class)
                .hasMessage("StackOverflowError");
    }

    @Test
    void exceptionsAreFaultsOfTheBuild() {
        assertThatThrownBy(() -> Apart.run(() -> {
                    throw new IllegalStateException("x");
                }))
                .isInstanceOf(Apart.Failed.class)
                .hasMessage("IllegalStateException");
    }

    @Test
    void interruptionEndsTheWaitingAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Apart.run(() -> {
                    new CountDownLatch(1).await();
                    return "never";
                }))
                .isInstanceOf(Apart.Failed.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static int endless(int depth) {
        return depth == 0 ? 0 : endless(depth + 1) + 1;
    }
}
