package io.tokentariff.http;

import io.tokentariff.ServiceSettings;
import io.tokentariff.http.store.RulebookStore;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Chooses where rulebooks come from, as the settings say. */
final class RulebookChoice {

    private RulebookChoice() {}

    static Rulebooks of(ServiceSettings settings, Clock clock) {
        Path folder = settings.rules();
        if (folder != null) {
            return new FolderRulebooks(folder);
        }
        String repository = settings.repository();
        return new StoreRulebooks(gate -> {
            RulebookStore.Options options = new RulebookStore.Options(clock, gate, true);
            return repository == null
                    ? RulebookStore.open(settings.data().resolve("rules.git"), () -> seed(settings.seed()), options)
                    : attached(repository, options);
        });
    }

    /** The rulebook that a new repository begins with, as it lies there, cases and all. */
    private static Map<String, String> seed(Path folder) {
        Problems problems = new Problems();
        RulebookFiles files = RulebookFiles.read(folder, problems);
        if (problems.hasErrors()) {
            throw new RulebookException(problems.sorted());
        }
        return files.texts();
    }

    /** A folder's name may have a colon; the prefix is what follows the last one, unless all of it is a folder. */
    private static RulebookStore attached(String named, RulebookStore.Options options) {
        int colon = named.lastIndexOf(':');
        if (colon < 0 || Files.isDirectory(Path.of(named))) {
            return RulebookStore.attach(Path.of(named), "", options);
        }
        return RulebookStore.attach(Path.of(named.substring(0, colon)), named.substring(colon + 1), options);
    }
}
