package io.tokentariff.rulebook.sandbox;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the compiler in a thread of its own, so that whatever it dies of is a fault of the rules and not of the caller. */
public final class Apart {

    private static final long STACK_BYTES = 8L << 20;
    private static final long MOST_SECONDS = 60;

    private Apart() {}

    /** What a build died of. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private Failed(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /**
     * Runs a build to its end.
     *
     * @throws Failed if it throws anything, errors of the machine included, or takes more than a minute
     */
    public static <T> T run(Callable<T> build) throws Failed {
        FutureTask<T> task = new FutureTask<>(build);
        Thread thread = new Thread(null, task, "rulebook-build", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Apart.class.getClassLoader());
        thread.start();
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new Failed((cause == null ? e : cause).getClass().getSimpleName(), e);
        } catch (TimeoutException e) {
            throw new Failed("more than %s seconds".formatted(MOST_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("an interruption", e);
        }
    }
}
