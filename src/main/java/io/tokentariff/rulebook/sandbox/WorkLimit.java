package io.tokentariff.rulebook.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long a thread may work. Processor time counts, so that a machine that stood still is no fault of the thread; waiting
 * counts only in the end, for a thread that waits for ever.
 *
 * @param work most processor time
 * @param patience how long to wait for it at most
 */
record WorkLimit(Duration work, Duration patience) {

    /**
     * Whether the thread has had its time.
     *
     * @param waited how long it has been waited for
     */
    boolean isSpent(Thread thread, Duration waited) {
        return waited.compareTo(patience) > 0 || worked(thread, waited).compareTo(work) > 0;
    }

    private static Duration worked(Thread thread, Duration waited) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? Duration.ofNanos(threads.getThreadCpuTime(thread.getId()))
                : waited;
    }
}
