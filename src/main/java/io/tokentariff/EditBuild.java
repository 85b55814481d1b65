package io.tokentariff;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.Visible;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.FolderScan;
import io.tokentariff.rulebook.sandbox.Apart;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what a watched folder holds to a rulebook that passed its gate, or to why there is none. Throws nothing. */
final class EditBuild {

    private static final Logger LOG = LoggerFactory.getLogger(EditBuild.class);

    private EditBuild() {}

    /**
     * What a build came to.
     *
     * @param tariff the rulebook, null if it does not load
     * @param problems what was found, warnings too
     */
    record Built(@Nullable Tariff tariff, List<Problem> problems) {

        boolean refused() {
            return tariff == null || problems.stream().anyMatch(Problem::isError);
        }

        String revision() {
            return tariff == null ? "" : tariff.revision();
        }
    }

    /**
     * Builds in a thread of its own: whatever becomes of that one, the thread that watches goes on.
     *
     * @param inUse what is priced by now
     * @param most the processor time that it may take
     */
    static Built apart(FolderScan.Content content, ReloadGate gate, Tariff inUse, Duration most) {
        try {
            return Apart.run(() -> here(content, candidate -> gate.check(inUse, candidate)), most);
        } catch (Apart.Failed e) {
            return new Built(
                    null,
                    List.of(Problem.error(
                            e.isSpent() ? "reload-limit" : "reload-failed",
                            "",
                            0,
                            "The rulebook cannot be loaded, or what it must pass comes to no end: %s."
                                    .formatted(e.getMessage()))));
        } catch (Throwable e) { // no thread to be had, say
            return new Built(null, failed("reload-failed", "The rulebook cannot be loaded", e));
        }
    }

    /** Builds in this thread. */
    static Built here(FolderScan.Content content, ReloadGate gate) {
        try {
            Tariff candidate = Tariff.of(RulebookLoader.load(content));
            return new Built(candidate, gate.check(candidate));
        } catch (RulebookException e) {
            return new Built(null, e.problems());
        } catch (Throwable e) { // whatever a rulebook brings about costs only itself
            LOG.debug("The rulebook does not load", e);
            return new Built(null, failed("reload-failed", "The rulebook cannot be loaded", e));
        }
    }

    static List<Problem> failed(String code, String what, Throwable why) {
        return List.of(Problem.error(code, "", 0, what + ": " + Visible.of(String.valueOf(why))));
    }
}
