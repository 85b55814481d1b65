package io.tokentariff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The page that explains a rulebook's folder to those who edit it: no part of the rulebook, it goes along with copies. */
final class Guide {

    static final String FILE = "README.md";

    private Guide() {}

    /** Adds a rulebook's page to what is written of it, if it has one. */
    static void addTo(Map<String, String> texts, Path rulebook) {
        Path guide = rulebook.resolve(FILE);
        try {
            if (Files.isRegularFile(guide)) {
                texts.put(FILE, Files.readString(guide));
            }
        } catch (IOException e) {
            // the rulebook is whole without it
        }
    }
}
