package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code architecture.md} names is there, and each package is named. */
class ArchitecturePageTest {

    private static final Path SOURCES = Path.of("src/main/java/io/tokentariff");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_.]+)`");
    private static final List<String> WALKS =
            List.of("The walk of a record", "The walk of a rule file", "The walk of a workload");

    @Test
    void eachPackageStandsOnThePage() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (Path file : sources()) {
            Path folder = SOURCES.relativize(file).getParent();
            packages.add(folder == null ? "Tariff" : folder.toString().replace('/', '.'));
        }

        assertThat(names(section("Packages"), line -> line.substring(0, line.indexOf("|", 1))))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void eachClassOfTheWalksIsThere() throws IOException {
        Set<String> classes = sources().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        for (String walk : WALKS) {
            List<String> named = names(section(walk), line -> line.substring(line.indexOf("|", 1)));
            assertThat(named).as(walk).hasSizeGreaterThan(8);
            assertThat(classes).as(walk).containsAll(named);
        }
    }

    private static List<String> section(String heading) throws IOException {
        return MarkdownPage.read(Path.of("src/docs/architecture.md")).section(heading).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| package") && !line.startsWith("| step"))
                .toList();
    }

    /** The names in a part of each line of a table. */
    private static List<String> names(List<String> lines, UnaryOperator<String> part) {
        return lines.stream()
                .map(part)
                .flatMap(text -> NAME.matcher(text).results())
                .map(name -> name.group(1))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
        }
    }
}
