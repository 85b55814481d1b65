package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rulebook's folder again and again and says when it holds something new that has come to rest: two reads one after
 * the other found the same. A file that looks torn, because it ends within a line where it did not before or is the mere
 * beginning of what it was, must rest longer: whoever writes it may have paused. It compares content, not times, so it does not matter
 * how an editor writes. Not thread-safe.
 */
public final class FolderScan {

    private final Path folder;
    private @Nullable Content last;
    private Content handled;
    private int unsettled;
    private int rested;

    /**
     * What a folder held at one moment.
     *
     * @param files its files, null if it cannot be read as a rulebook at all
     * @param problems what reading found
     */
    public record Content(@Nullable RulebookFiles files, List<Problem> problems) {

        public Content {
            problems = List.copyOf(problems);
        }

        private boolean sameAs(@Nullable Content other) {
            return other != null && problems.equals(other.problems) && Objects.equals(texts(), other.texts());
        }

        /** Whether a file looks as if the rest of it were still to be written. */
        private boolean isTorn(Content before) {
            Map<String, String> old = before.texts();
            return files != null
                    && old != null
                    && files.sources().entrySet().stream()
                            .anyMatch(file -> isTorn(file.getValue(), old.getOrDefault(file.getKey(), "")));
        }

        private static boolean isTorn(String now, String before) {
            return (now.length() < before.length() && before.startsWith(now))
                    || (before.endsWith("\n") && !now.endsWith("\n"));
        }

        private @Nullable Map<String, String> texts() {
            return files == null ? null : files.sources();
        }
    }

    /** What a look at the folder found. */
    public enum Finding {
        /** Nothing that has not been handled. */
        NOTHING_NEW,
        /** Something new, not seen twice yet: look again soon. */
        UNSETTLED,
        /** Something new that has come to rest: {@link #take} it. */
        SETTLED
    }

    /** Begins with what the folder holds now; {@link #first} is that. */
    public FolderScan(Path folder) {
        this.folder = folder;
        this.handled = read(folder);
    }

    /** What has been handled last, at first what the folder held at the beginning. */
    public Content first() {
        return handled;
    }

    /** Reads the folder. */
    public Finding look() {
        Content now = read(folder);
        rested = now.sameAs(last) ? rested + 1 : 0;
        last = now;
        if (now.sameAs(handled)) {
            unsettled = 0;
            return Finding.NOTHING_NEW;
        }
        unsettled++;
        if (rests(now)) {
            unsettled = 0;
            rested = 0;
            return Finding.SETTLED;
        }
        return Finding.UNSETTLED;
    }

    private boolean rests(Content now) {
        if (now.isTorn(handled)) {
            return rested >= Limit.TORN_LOOKS.most();
        }
        // edits without a pause: what is the same in two reads at once is not being written at this moment
        return rested > 0
                || (unsettled >= Limit.UNSETTLED_LOOKS.most() && read(folder).sameAs(now));
    }

    /** Returns what the last look found; from now on it is nothing new. */
    public Content take() {
        if (last == null) {
            return handled;
        }
        handled = last;
        return handled;
    }

    private static Content read(Path folder) {
        Problems problems = new Problems();
        try {
            RulebookFiles files = RulebookFiles.read(folder, problems);
            return new Content(files, problems.sorted());
        } catch (RulebookException e) {
            return new Content(null, e.problems());
        } catch (UncheckedIOException e) {
            return new Content(
                    null,
                    List.of(Problem.error(
                            "unreadable-folder", "", 0, "The folder \"%s\" cannot be read.".formatted(folder))));
        }
    }
}
