package io.tokentariff.spark;

import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A rulebook as it is sent to executors: its texts and its revision. Each executor compiles it once, and prices nothing if what it got is
 * known by another revision.
 */
final class RulesText implements Serializable {

    private static final Map<String, Rulebook> COMPILED = new ConcurrentHashMap<>();

    private final TreeMap<String, String> texts;
    private final String revision;

    RulesText(Map<String, String> texts, String revision) {
        this.texts = new TreeMap<>(texts);
        this.revision = revision;
    }

    /**
     * Returns what is sent of a rulebook.
     *
     * @throws io.tokentariff.problem.RulebookException with every problem, if it does not load: here, before it is sent
     */
    static RulesText of(RulebookFiles files) {
        RulesText sent = new RulesText(files.texts(), files.revision());
        sent.rulebook();
        return sent;
    }

    String revision() {
        return revision;
    }

    /**
     * Returns the rulebook, compiled here.
     *
     * @throws IllegalStateException if it is another one here
     */
    Rulebook rulebook() {
        return COMPILED.computeIfAbsent(revision, known -> compile());
    }

    private Rulebook compile() {
        RulebookFiles files = RulebookFiles.of(texts);
        if (!files.revision().equals(revision)) {
            throw new IllegalStateException(
                    "The rulebook is revision %s where the job began and %s here; nothing is priced. Give driver and executors the same jar."
                            .formatted(revision, files.revision()));
        }
        return RulebookLoader.load(files);
    }
}
