package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.write.CheckText;
import io.tokentariff.problem.Code;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every broken rulebook of {@code fixtures/problems}: what is said of it, letter by letter, and that it is said at the line
 * that {@code faults.csv} names. {@code -Dgolden.update=true} writes the texts anew.
 */
class ProblemFixturesTest {

    private static final Path FIXTURES = Path.of("fixtures", "problems");
    private static final String EXPECTED = "expected.txt";
    private static final String REMOVED = ".removed";
    private static final int FAULTS = 60;
    private static final Pattern JAVA = Pattern.compile("\\bnull\\b|java\\.lang|org\\.drools|defaultConsequence|Rule_");

    @TempDir
    Path folder;

    /** A line of {@code faults.csv}; without a code the rulebook is sound. */
    private record Fault(String name, String file, int line, String code) {

        static Fault of(String csv) {
            String[] cells = csv.split(",", 5);
            return new Fault(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]);
        }
    }

    private static List<Fault> faults() throws IOException {
        return Files.readAllLines(FIXTURES.resolve("faults.csv")).stream()
                .skip(1)
                .map(Fault::of)
                .toList();
    }

    @Test
    void eachFolderIsListedOnce() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            List<String> names = folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("base"))
                    .sorted()
                    .toList();
            assertThat(faults().stream().map(Fault::name).sorted()).isEqualTo(names);
            assertThat(names).hasSizeGreaterThan(FAULTS);
        }
    }

    @Test
    void theBaseIsSound() {
        CheckReport report = RulebookCheck.check(FIXTURES.resolve("base"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.cases()).isNotNull();
    }

    @TestFactory
    Stream<DynamicTest> eachFaultIsToldAtItsLine() throws IOException {
        return faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> check(fault)));
    }

    private void check(Fault fault) throws IOException {
        Path own = FIXTURES.resolve(fault.name());
        Path rulebook = folder.resolve(fault.name());
        copy(FIXTURES.resolve("base"), rulebook);
        copy(own, rulebook);

        CheckReport report = RulebookCheck.check(rulebook);
        String text = CheckText.of(report, io.tokentariff.io.report.Form.TEXT, io.tokentariff.io.report.Screen.PLAIN);

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(own.resolve(EXPECTED), text);
        }
        assertThat(text).isEqualTo(Files.readString(own.resolve(EXPECTED)));
        assertThat(text).doesNotContain("\tat ", "Exception", folder.toString());
        assertThat(report.problems())
                .extracting(problem -> problem.message() + problem.hint())
                .noneMatch(sentence -> JAVA.matcher(sentence).find());
        if (fault.code().isEmpty()) {
            assertThat(report.problems()).isEmpty();
        } else {
            assertThat(report.problems())
                    .as(text)
                    .anyMatch(problem -> problem.code().equals(fault.code())
                            && problem.file().equals(fault.file())
                            && problem.line() == fault.line());
        }
        assertThat(report.problems())
                .as("the register of codes says how much each weighs")
                .allSatisfy(
                        problem -> assertThat(Codes.ofProblem(problem.code())).hasValueSatisfying(code -> assertThat(
                                        code.kind() == Code.Kind.PROBLEM ? code.weight() : "error or warning")
                                .contains(problem.severity().word())));
        assertThat(report.problems())
                .extracting(Problem::message)
                .allMatch(message -> message.matches("(?s)\\S.*[.?]"));
    }

    /** Puts the fault's files over the base; a file ending in .removed takes one away. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                if (name.endsWith(REMOVED)) {
                    Files.delete(to.resolve(name.substring(0, name.length() - REMOVED.length())));
                } else if (!name.equals(EXPECTED)) {
                    Path target = to.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
