package io.tokentariff.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * What one thread makes and another takes: readers hand on what they find, Spark asks for it. Holds a few only, so that a large file does not
 * lie in memory.
 */
final class Handover<T> implements Iterator<T> {

    private static final int MOST = 8;
    private final int together;
    private final BlockingQueue<List<T>> queue = new ArrayBlockingQueue<>(MOST);
    private final Thread maker;
    private volatile @Nullable Throwable failure;
    private Iterator<T> next = Collections.emptyIterator();
    private List<T> filling = new ArrayList<>();
    private boolean ended;

    /** Takes what is made; waits while there is enough. */
    interface Taker<T> {
        void take(T each);
    }

    /** Makes everything. */
    interface Maker<T> {
        void make(Taker<T> to);
    }

    private Handover(int together, Maker<T> maker) {
        this.together = together;
        this.maker = new Thread(() -> run(maker), "tariff-maker");
        this.maker.setDaemon(true);
    }

    /**
     * Returns what the maker makes, until the task ends.
     *
     * @param together how many are handed over at a time
     */
    static <T> Iterator<T> of(int together, Maker<T> maker) {
        Handover<T> handover = new Handover<>(together, maker);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> handover.stop());
        }
        handover.maker.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        handover.maker.start();
        return handover;
    }

    private void run(Maker<T> made) {
        try {
            made.make(this::put);
            if (!filling.isEmpty()) {
                pass();
            }
        } catch (Throwable e) {
            failure = e;
        }
        try {
            queue.put(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(T each) {
        filling.add(each);
        if (filling.size() >= together) {
            pass();
        }
    }

    private void pass() {
        try {
            queue.put(filling);
            filling = new ArrayList<>(together);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the task has ended", e);
        }
    }

    private void stop() {
        maker.interrupt();
    }

    @Override
    public boolean hasNext() {
        if (!next.hasNext() && !ended) {
            try {
                List<T> taken = queue.take();
                next = taken.iterator();
                ended = taken.isEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the task was stopped", e);
            }
        }
        if (!ended) {
            return true;
        }
        Throwable why = failure;
        if (why instanceof RuntimeException known) {
            throw known;
        }
        if (why instanceof Error known) {
            throw known;
        }
        return false;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.next();
    }
}
