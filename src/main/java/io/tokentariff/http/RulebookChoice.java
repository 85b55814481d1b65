package io.tokentariff.http;

import io.tokentariff.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** Chooses where rulebooks come from, as the settings say. */
final class RulebookChoice {

    private RulebookChoice() {}

    static Rulebooks of(ServiceSettings settings, InstantSource clock) {
        Path folder = settings.rules();
        return new FolderRulebooks(folder == null ? settings.seed() : folder);
    }
}
