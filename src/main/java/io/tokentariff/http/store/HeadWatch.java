package io.tokentariff.http.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for what was pushed by git. */
final class HeadWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
    private static final long LONGEST_POLL = 120;

    private final ScheduledExecutorService thread;

    private HeadWatch(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static HeadWatch start(Runnable poll) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "rulebook-watch");
            made.setDaemon(true);
            return made;
        });
        var unused = thread.scheduleWithFixedDelay(() -> quietly(poll), 1, 1, TimeUnit.SECONDS);
        return new HeadWatch(thread);
    }

    private static void quietly(Runnable poll) {
        try {
            poll.run();
        } catch (RuntimeException e) { // the next look may do better; what is in force stays
            LOG.warn("The rulebook's repository could not be looked at.", e);
        }
    }

    /** Ends it; a look that is under way is waited for. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_POLL, TimeUnit.SECONDS)) {
                LOG.warn("The rulebook's repository is still looked at.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
