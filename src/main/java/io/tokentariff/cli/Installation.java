package io.tokentariff.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Where the program stands: its jar, and the folder with the rules that came with it. */
final class Installation {

    private static final String RULES = "rules";
    private static final Path EXAMPLE = Path.of("fixtures", "usage", "2026-q2.jsonl");

    /** The jar lies in a folder such as {@code target} or {@code lib} of the program's own; classes lie one deeper. */
    private static final int FOLDERS_UP = 3;

    private Installation() {}

    /** The jar the program runs from, or the folder of its classes; null where that is no file. */
    static @Nullable Path program() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || !"file".equals(source.getLocation().getProtocol())
                    ? null
                    : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Usage that came with the program, beside its rules; null where none did. */
    static @Nullable Path example() {
        Path beside = rules().toAbsolutePath().getParent();
        Path example = beside == null ? null : beside.resolve(EXAMPLE);
        return example != null && Files.isRegularFile(example) ? example : null;
    }

    /** The rules that came with the program, named from here where they lie here. */
    static Path rules() {
        Path folder = program();
        for (int i = 0; i < FOLDERS_UP && folder != null; i++) {
            folder = folder.getParent();
            if (folder != null && Files.isDirectory(folder.resolve(RULES))) {
                return fromHere(folder.resolve(RULES));
            }
        }
        return Path.of(RULES);
    }

    private static Path fromHere(Path rules) {
        Path here = Path.of(RULES);
        return rules.equals(here.toAbsolutePath()) ? here : rules;
    }
}
