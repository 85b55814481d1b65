package io.tokentariff.rulebook.sandbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a build in a thread of its own, so that whatever it dies of is a fault of the rules and not of the caller. */
public final class Apart {

    private static final long STACK_BYTES = 8L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private Apart() {}

    /** What a build died of. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean spent;

        private Failed(String what, Throwable cause) {
            this(what, cause, false);
        }

        private Failed(String what, Throwable cause, boolean spent) {
            super(what, cause);
            this.spent = spent;
        }

        /** Whether it took more than it may. */
        public boolean isSpent() {
            return spent;
        }
    }

    /**
     * Runs a build to its end.
     *
     * @param most processor time
     * @throws Failed if it throws anything, errors of the machine included, is killed, or takes more time
     */
    public static <T> T run(Callable<T> build, Duration most) throws Failed {
        return run(build, new WorkLimit(most, PATIENCE));
    }

    static <T> T run(Callable<T> build, WorkLimit limit) throws Failed {
        FutureTask<T> task = new FutureTask<>(build);
        Thread thread = new Thread(null, task, "rulebook-build", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Apart.class.getClassLoader());
        thread.start();
        try {
            return await(task, thread, limit);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new Failed((cause == null ? e : cause).getClass().getSimpleName(), e);
        } catch (TimeoutException e) {
            if (!thread.isAlive()) {
                throw new Failed("the end of its thread", e);
            }
            thread.interrupt(); // it may listen; else it ends with the program, as no thread can be made to end
            throw new Failed("more than %s seconds".formatted(limit.work().toSeconds()), e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("an interruption", e);
        }
    }

    private static <T> T await(FutureTask<T> task, Thread thread, WorkLimit limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        for (Duration waited = LOOK; ; waited = waited.plus(LOOK)) {
            try {
                return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (limit.isSpent(thread, waited) || !(thread.isAlive() || task.isDone())) {
                    throw e;
                }
            }
        }
    }
}
