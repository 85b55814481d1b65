package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A thread that looks at a folder when the file system says something happened there, and now and then in any case: on
 * network drives it says nothing, and on some systems late.
 */
public final class FolderWatch implements AutoCloseable {

    private final Path folder;
    private final Duration every;
    private final Duration settle;
    private final BooleanSupplier look;
    private final @Nullable WatchService events;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts watching.
     *
     * @param every how long to wait at most before looking
     * @param settle how long to wait before looking again at something that may still be written
     * @param look looks at the folder; returns whether to look again after {@code settle}
     */
    public FolderWatch(Path folder, Duration every, Duration settle, BooleanSupplier look) {
        this.folder = folder;
        this.every = every;
        this.settle = settle;
        this.look = look;
        this.events = events(folder);
        this.thread = new Thread(this::run, "tariff-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                register();
                await();
                while (!closed && look.getAsBoolean()) {
                    TimeUnit.MILLISECONDS.sleep(settle.toMillis());
                }
            } catch (InterruptedException | ClosedWatchServiceException e) {
                closed = true;
            } catch (Throwable e) { // memory ran out, say; the next look may have more
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(every.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Waits for an event, or until it is time to look in any case. */
    private void await() throws InterruptedException {
        if (events == null) {
            TimeUnit.MILLISECONDS.sleep(every.toMillis());
            return;
        }
        WatchKey key = events.poll(every.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = events.poll();
        }
    }

    /** Folders come and go: all there are now are watched. A folder that is watched already stays so. */
    private void register() {
        if (events == null) {
            return;
        }
        for (Path each : folders()) {
            try {
                each.register(
                        events,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (IOException gone) {
                // gone meanwhile, or no more watches to be had: the regular look finds what happens there
            }
        }
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.walk(folder, Limit.RULEBOOK_DEPTH.most(), FileVisitOption.FOLLOW_LINKS)) {
            return all.limit(Limit.RULEBOOK_ENTRIES.most())
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return Files.isDirectory(folder) ? List.of(folder) : List.of();
        }
    }

    private static @Nullable WatchService events(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            return null; // the regular look remains
        }
    }

    /** Stops watching and waits for a look under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (events != null) {
                events.close();
            }
            if (Thread.currentThread() != thread) {
                thread.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
