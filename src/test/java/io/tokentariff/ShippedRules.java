package io.tokentariff;

import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shipped rulebook, and copies of it edited in memory. */
public final class ShippedRules {

    public static final Path FOLDER = Path.of("rules");

    private static final Map<String, String> TEXTS =
            Map.copyOf(RulebookFiles.read(FOLDER, new Problems()).texts());

    private ShippedRules() {}

    /** Returns a copy of all files, by their paths. */
    public static Map<String, String> texts() {
        return new LinkedHashMap<>(TEXTS);
    }

    /** Returns one file's text. */
    public static String text(String file) {
        String text = TEXTS.get(file);
        if (text == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        return text;
    }

    /** Returns the rulebook with one place of one file changed; the place must be there, and once only. */
    public static Rulebook edited(String file, String place, String replacement) {
        return with(Map.of(file, replacedOnce(text(file), place, replacement)));
    }

    /** Returns the rulebook with files added or replaced. */
    public static Rulebook with(Map<String, String> files) {
        Map<String, String> all = texts();
        all.putAll(files);
        return RulebookLoader.load(RulebookFiles.of(all));
    }

    private static String replacedOnce(String text, String place, String replacement) {
        int at = text.indexOf(place);
        if (at < 0 || text.indexOf(place, at + 1) >= 0) {
            throw new IllegalArgumentException("\"" + place + "\" must be there once");
        }
        return text.substring(0, at) + replacement + text.substring(at + place.length());
    }
}
