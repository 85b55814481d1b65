package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rulebook.yaml} says: which rulebook this one extends, and what of that one it takes another of, or none. A small part of YAML:
 *
 * <pre>{@code
 * # The provider's price list.
 * extends: ../rules                       # or classpath:a/folder
 * replaces:                               # files of both: this folder's stands for the other's
 *   - charges/data-residency.drl
 * removes:                                # files and rows of the other that do not count here
 *   - charges/flex-long-context.drl
 *   - long-context: gpt-4.1-mini          # a row as check and diff name it
 * }</pre>
 *
 * @param base the folder it extends, as written
 * @param line on which line that stands
 * @param replaces files, each with its line
 * @param removes files and rows, each with its line
 */
record Extension(String base, int line, Map<String, Integer> replaces, Map<String, Integer> removes) {

    /** The name of the file. */
    static final String FILE = "rulebook.yaml";

    private static final String EXTENDS = "extends";
    private static final String REPLACES = "replaces";
    private static final String REMOVES = "removes";
    private static final List<String> KEYS = List.of(EXTENDS, REPLACES, REMOVES);

    Extension {
        replaces = Map.copyOf(replaces);
        removes = Map.copyOf(removes);
    }

    /** Reads the file; null if something in it cannot be read, which is reported then. */
    static @Nullable Extension read(String text, Problems problems) {
        return new Reader(problems).read(text);
    }

    private static final class Reader {

        private final Problems problems;
        private final Map<String, Map<String, Integer>> lists = new LinkedHashMap<>();
        private String base = "";
        private int baseLine;
        private String key = "";
        private boolean faulty;

        private Reader(Problems problems) {
            this.problems = problems;
        }

        private @Nullable Extension read(String text) {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size() && !faulty; i++) {
                String line = uncommented(lines.get(i));
                if (!line.isBlank()) {
                    line(line, i + 1);
                }
            }
            if (!faulty && base.isEmpty()) {
                report(baseLine, "The file does not say which rulebook this one extends.", "Write extends: ../rules");
            }
            return faulty ? null : new Extension(base, baseLine, list(REPLACES), list(REMOVES));
        }

        private Map<String, Integer> list(String name) {
            return lists.getOrDefault(name, Map.of());
        }

        private void line(String line, int number) {
            String stripped = line.strip();
            if (stripped.startsWith("- ")) {
                item(value(stripped.substring(2).strip(), number), number);
            } else if (Character.isWhitespace(line.charAt(0)) || stripped.indexOf(':') < 0) {
                report(
                        number,
                        "This line is not understood.",
                        "A line is \"extends: FOLDER\", or \"- \" and what a list holds.");
            } else {
                key(
                        stripped.substring(0, stripped.indexOf(':')),
                        stripped.substring(stripped.indexOf(':') + 1).strip(),
                        number);
            }
        }

        private void key(String name, String value, int number) {
            key = name;
            boolean first = name.equals(EXTENDS) ? base.isEmpty() : lists.put(name, new LinkedHashMap<>()) == null;
            if (!KEYS.contains(name)) {
                report(number, "The name \"%s\" is not known here.".formatted(name), NearestName.hint(name, KEYS));
            } else if (!first) {
                report(number, "\"%s\" stands here twice.".formatted(name), "");
            } else if (name.equals(EXTENDS)) {
                base = value(value, number);
                baseLine = number;
            } else if (!value.isEmpty()) {
                report(number, "What \"%s\" holds stands below it.".formatted(name), "One a line, each behind \"- \".");
            }
        }

        private void item(String item, int number) {
            Map<String, Integer> list = lists.get(key);
            if (list == null) {
                report(number, "This stands below neither \"replaces:\" nor \"removes:\".", "");
            } else if (item.isEmpty() || list.put(item, number) != null) {
                report(
                        number,
                        item.isEmpty() ? "Nothing is named here." : "\"%s\" stands here twice.".formatted(item),
                        "");
            }
        }

        /** A text without the quotes around it. */
        private String value(String written, int number) {
            if (written.length() < 2 || (written.charAt(0) != '"' && written.charAt(0) != '\'')) {
                return written;
            }
            String within = written.substring(1, written.length() - 1);
            if (written.charAt(written.length() - 1) != written.charAt(0)
                    || within.indexOf(written.charAt(0)) >= 0
                    || within.indexOf('\\') >= 0) {
                report(number, "The quotes do not close, or others stand between them.", "");
            }
            return within;
        }

        /** A comment begins at the line's start or behind a blank; not within quotes. */
        private static String uncommented(String line) {
            char quote = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                boolean begins = i == 0 || Character.isWhitespace(line.charAt(i - 1));
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if ((c == '"' || c == '\'') && begins) {
                    quote = c;
                } else if (c == '#' && begins) {
                    return line.substring(0, i);
                }
            }
            return line;
        }

        private void report(int line, String message, String hint) {
            faulty = true;
            problems.add(Problem.error("bad-extension", FILE, line, 0, message, hint));
        }
    }
}
