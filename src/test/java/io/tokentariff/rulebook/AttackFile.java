package io.tokentariff.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One rule file of {@code fixtures/attacks}, with what its head says: the place and the code of the problem expected, what
 * its message names, what the attack would do, and whether it may run where nothing stops it.
 *
 * @param stem the file's name without its end; also the name of what it leaves behind
 * @param expected the problem expected
 * @param effect {@code property}, {@code file}, {@code thread} or {@code none}
 * @param mayRun whether it can do no lasting harm
 */
record AttackFile(String stem, String text, Expected expected, String effect, boolean mayRun) {

    static final Path FOLDER = Path.of("fixtures", "attacks");

    private static final Pattern EXPECTED = Pattern.compile("// Expect: (\\d+):(\\d+) (\\S+) (.+)");
    private static final String EFFECT = "// Effect: ";

    record Expected(int line, int column, String code, String named) {}

    static List<AttackFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(AttackFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the file would stand in a rulebook. */
    String file() {
        return "charges/" + stem + ".drl";
    }

    private static AttackFile read(Path path) {
        String name = path.getFileName().toString();
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> head = text.lines().limit(4).toList();
        Matcher expected = EXPECTED.matcher(head.get(1));
        if (!expected.matches()) {
            throw new IllegalArgumentException(name + " does not say what it expects");
        }
        return new AttackFile(
                name.substring(0, name.length() - ".drl".length()),
                text,
                new Expected(
                        Integer.parseInt(expected.group(1)),
                        Integer.parseInt(expected.group(2)),
                        expected.group(3),
                        expected.group(4)),
                head.get(2).substring(EFFECT.length()),
                !head.get(3).equals("// Control: never"));
    }

    @Override
    public String toString() {
        return stem;
    }
}
