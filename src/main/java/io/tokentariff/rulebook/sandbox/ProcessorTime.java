package io.tokentariff.rulebook.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What threads worked, which is not how long they took. */
final class ProcessorTime {

    private ProcessorTime() {}

    /** Returns this thread's in nanoseconds; 0 on a machine that does not tell. */
    static long ofThisThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : 0;
    }
}
