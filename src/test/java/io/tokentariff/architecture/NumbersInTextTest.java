package io.tokentariff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code %d} writes a number in the digits of the locale; {@code %s} writes the same number everywhere. */
class NumbersInTextTest {

    private static final Pattern LOCAL_NUMBER = Pattern.compile("%[-,0-9.]*[dfeg](?![a-z])");

    @Test
    void numbersAreWrittenInTheSameDigitsEverywhere() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> LOCAL_NUMBER.matcher(line).find() && !line.contains("Locale.ROOT"))
                        .forEach(line -> found.add(file + ": " + line.strip()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void numbersOfTheLocaleAreNoticed() {
        assertThat("%d lines").containsPattern(LOCAL_NUMBER);
        assertThat("%,d").containsPattern(LOCAL_NUMBER);
        assertThat("%.2f USD").containsPattern(LOCAL_NUMBER);
        assertThat("%s of %n").doesNotContainPattern(LOCAL_NUMBER);
    }
}
