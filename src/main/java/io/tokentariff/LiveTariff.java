package io.tokentariff;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.folder.FolderScan;
import io.tokentariff.rulebook.folder.FolderWatch;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rulebook's folder that may be edited while it prices. An edit that has come to rest is compiled aside, checked, its cases
 * are run, and it is taken in one step; a record is priced by exactly one revision, which its quote names. A broken edit, or
 * one that its cases contradict, changes nothing: it is reported once, and the last good revision stays. What the folder holds
 * at first must pass the same gate, so that a service started anew takes nothing that a running one refused.
 *
 * <pre>{@code
 * try (LiveTariff tariff = Tariff.watch(Path.of("rules"))) {
 *     tariff.onReload((before, after, problems) -> log(after.revision(), problems));
 *     Quote quote = tariff.price(record);
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class LiveTariff implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTariff.class);

    private final FolderScan scan;
    private final ReloadGate gate;
    private final List<ReloadListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Tariff current;
    private volatile List<Problem> problems = List.of();
    private volatile @Nullable FolderWatch watch;
    private volatile boolean closed;
    private volatile Duration most = Limit.RELOAD_TIME.time();

    /**
     * How a folder is watched.
     *
     * @param every how long an edit may go unnoticed where the file system does not tell of it
     * @param settle how long a folder must hold the same before it is taken
     * @param gate what the rulebook must pass, at first and after each edit
     */
    public record Options(Duration every, Duration settle, ReloadGate gate) {

        /** Every two seconds, at rest for 0.3 seconds, checked with its cases. */
        public static final Options DEFAULT =
                new Options(Duration.ofSeconds(2), Duration.ofMillis(300), ReloadGate.CHECKED);

        public Options withGate(ReloadGate newGate) {
            return new Options(every, settle, newGate);
        }
    }

    /** What a scan came to. */
    public enum Scan {
        /** The folder holds nothing new to price by: it is as it was, or its cases were edited and hold. */
        UNCHANGED,
        /** The folder holds something new that may still be written; the next scan decides. */
        UNSETTLED,
        /** An edit was taken. */
        RELOADED,
        /** An edit was refused; {@link #problems} says why. */
        REFUSED
    }

    private LiveTariff(Path folder, ReloadGate gate) {
        this.scan = new FolderScan(folder);
        this.gate = gate;
        EditBuild.Built first = EditBuild.here(scan.first(), gate);
        if (first.refused() || first.tariff() == null) {
            throw new RulebookException(first.problems());
        }
        this.current = first.tariff();
        if (!first.problems().isEmpty()) {
            LOG.warn(
                    "The rulebook {} has {} warnings: {}",
                    first.revision(),
                    first.problems().size(),
                    first.problems().get(0));
        }
    }

    /**
     * Opens a folder and watches it with a thread of its own.
     *
     * @throws RulebookException with every problem found, if it does not load or does not pass the gate now
     */
    public static LiveTariff watch(Path folder, Options options) {
        LiveTariff live = new LiveTariff(folder, options.gate());
        live.watch =
                new FolderWatch(folder, options.every(), options.settle(), () -> live.scanQuietly() == Scan.UNSETTLED);
        return live;
    }

    /**
     * Opens a folder that is looked at only by {@link #scanNow}.
     *
     * @throws RulebookException with every problem found, if it does not load or does not pass the gate now
     */
    public static LiveTariff unwatched(Path folder, ReloadGate gate) {
        return new LiveTariff(folder, gate);
    }

    /** Changes how much processor time a reload may take. */
    void letReloadsTake(Duration time) {
        most = time;
    }

    /** The tariff in use at this moment; keep it to price several records by one revision. */
    public Tariff current() {
        return current;
    }

    /** Prices one record by one revision, which the quote names. */
    public Quote price(UsageRecord record) {
        return current().price(record);
    }

    /** Why the folder's last edit is not in use; empty if it is. */
    public List<Problem> problems() {
        return problems;
    }

    /** Tells the listener of every edit from now on, in the thread that notices it. */
    public void onReload(ReloadListener listener) {
        listeners.add(listener);
    }

    /** Looks at the folder. An edit is taken at the second scan that finds it: by then it has come to rest. */
    public synchronized Scan scanNow() {
        return switch (scan.look()) {
            case UNSETTLED -> Scan.UNSETTLED;
            case SETTLED -> take(scan.take());
            case NOTHING_NEW -> Scan.UNCHANGED;
        };
    }

    private Scan take(FolderScan.Content content) {
        Tariff before = current();
        RulebookFiles inUse = before.rulebook().files();
        if (content.files() != null
                && content.problems().isEmpty()
                && content.files().texts().equals(inUse.texts())) {
            return asBefore(before); // undone
        }
        EditBuild.Built built = EditBuild.apart(content, gate, before, most);
        if (closed) {
            return Scan.UNCHANGED; // what was under way was broken off, and is no fault of the edit
        }
        if (!built.refused() && built.revision().equals(before.revision())) {
            return asBefore(before); // only cases were edited: nothing is priced otherwise
        }
        problems = built.refused() ? built.problems() : List.of();
        Tariff after = built.tariff() == null || built.refused() ? before : built.tariff();
        current = after;
        tell(before, after, built.problems());
        return built.refused() ? Scan.REFUSED : Scan.RELOADED;
    }

    /** The folder holds what is in use; where an edit was refused before, that is news. */
    private Scan asBefore(Tariff inUse) {
        if (!problems.isEmpty()) {
            problems = List.of();
            tell(inUse, inUse, List.of());
        }
        return Scan.UNCHANGED;
    }

    private void tell(Tariff before, Tariff after, List<Problem> found) {
        if (before == after && found.isEmpty()) {
            LOG.info("The rulebook's folder is sound again, {} stays", before.revision());
        } else if (before == after) {
            LOG.warn("An edit of the rulebook was refused, {} stays: {}", before.revision(), found.get(0));
        } else {
            LOG.info("The rulebook {} is in use now", after.revision());
        }
        for (ReloadListener listener : listeners) {
            try {
                listener.onReload(before, after, found);
            } catch (Throwable e) {
                LOG.warn("A listener failed", e);
            }
        }
    }

    private Scan scanQuietly() {
        try {
            return scanNow();
        } catch (Throwable e) { // the watch goes on
            List<Problem> failed = EditBuild.failed("watch-failed", "The rulebook's folder could not be looked at", e);
            if (!problems.equals(failed)) {
                problems = failed;
                tell(current, current, problems);
            }
            return Scan.UNCHANGED;
        }
    }

    /** Stops watching; the tariff in use stays usable. */
    @Override
    public void close() {
        closed = true;
        FolderWatch watching = watch;
        if (watching != null) {
            watching.close();
        }
    }
}
