package io.tokentariff.http.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A piece of long work: who asked, how far it is, what came of it. Thread-safe. */
public final class Job {

    /** How it stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether it has come to its end. */
        public boolean isEnd() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** What a job is at one moment. */
    public record Status(
            String id,
            String kind,
            String owner,
            Instant created,
            State state,
            long bytesRead,
            long bytes,
            @Nullable String code,
            @Nullable String message,
            String revision,
            Map<String, String> results) {}

    private final String id;
    private final String kind;
    private final String owner;
    private final String revision;
    private final Instant created;
    private final Path folder;
    private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
    private long bytes;
    private long bytesRead;
    private State state = State.WAITING;
    private @Nullable String code;
    private @Nullable String message;
    private Map<String, String> results = Map.of();
    private volatile boolean cancelled;

    Job(String id, String kind, String owner, String revision, Instant created, Path folder) {
        this.id = id;
        this.kind = kind;
        this.owner = owner;
        this.revision = revision;
        this.created = created;
        this.folder = folder;
    }

    /** How it stands now. */
    public synchronized Status status() {
        return new Status(id, kind, owner, created, state, bytesRead, bytes, code, message, revision, results);
    }

    public String id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    Instant created() {
        return created;
    }

    /** Where its results are. */
    public Path folder() {
        return folder;
    }

    /** Tells of each step from now on; at once, too. */
    public void listen(Consumer<Status> listener) {
        listeners.add(listener);
        listener.accept(status());
    }

    public void forget(Consumer<Status> listener) {
        listeners.remove(listener);
    }

    /** Whether somebody has cancelled it; whoever works for it stops then. */
    public boolean isCancelled() {
        return cancelled;
    }

    void begin(long size) {
        synchronized (this) {
            bytes = size;
            state = State.RUNNING;
        }
        tell();
    }

    void read(long count) {
        synchronized (this) {
            bytesRead = count;
        }
        tell();
    }

    void done(Map<String, String> made) {
        end(State.DONE, null, null, made);
    }

    void fail(String newCode, String newMessage) {
        end(State.FAILED, newCode, newMessage, Map.of());
    }

    /** Asks it to stop; one that waits has stopped with it. */
    void cancel() {
        cancelled = true;
        boolean waiting;
        synchronized (this) {
            waiting = state == State.WAITING;
        }
        if (waiting) {
            stopped();
        }
    }

    void stopped() {
        end(State.CANCELLED, null, null, Map.of());
    }

    private void end(State end, @Nullable String newCode, @Nullable String newMessage, Map<String, String> made) {
        synchronized (this) {
            if (state.isEnd()) {
                return;
            }
            state = end;
            code = newCode;
            message = newMessage;
            results = Map.copyOf(made);
            notifyAll();
        }
        tell();
    }

    /** Waits for its end. */
    public synchronized Status await() throws InterruptedException {
        while (!state.isEnd()) {
            wait();
        }
        return status();
    }

    private void tell() {
        Status now = status();
        listeners.forEach(each -> each.accept(now));
    }
}
