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
    private static final long LOOK_MILLIS = 250;

    private final ScheduledExecutorService thread;
    private String told = "";

    private HeadWatch(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static HeadWatch start(Runnable poll) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "rulebook-watch");
            made.setDaemon(true);
            return made;
        });
        HeadWatch watch = new HeadWatch(thread);
        var unused =
                thread.scheduleWithFixedDelay(() -> watch.look(poll), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** The next look may do better, and what is in force stays; the same trouble is told once. */
    private void look(Runnable poll) {
        try {
            poll.run();
            told = "";
        } catch (RuntimeException e) {
            if (!told.equals(e.toString())) {
                told = e.toString();
                LOG.warn("The rulebook's repository could not be looked at.", e);
            }
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
