package io.tokentariff.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a folder can hold beside text: each a clear problem of its file, never a crash or a hang. */
@Timeout(60)
class FolderTest {

    private static final Path BASE = Path.of("fixtures", "problems", "base");

    @TempDir
    Path temporary;

    private Path rulebook;

    @BeforeEach
    void copyBase() throws IOException {
        rulebook = temporary.resolve("rulebook");
        try (Stream<Path> files = Files.walk(BASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = rulebook.resolve(BASE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void refusesALinkOutOfTheFolder() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside.drl"), "secret");
        Files.createSymbolicLink(rulebook.resolve("charges/linked.drl"), outside);

        assertThat(problems()).containsExactly("error: charges/linked.drl: link-outside");
    }

    @Test
    void followsALinkWithinTheFolder() throws IOException {
        Files.move(rulebook.resolve("tables/terms.csv"), rulebook.resolve("tables/.terms-of-april.csv"));
        Files.createSymbolicLink(rulebook.resolve("tables/terms.csv"), Path.of(".terms-of-april.csv"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void doesNotWalkIntoAFolderOutside() throws IOException {
        Files.createSymbolicLink(rulebook.resolve("everything"), Path.of("/"));

        assertThat(problems()).containsExactly("error: everything: link-outside");
    }

    @Test
    void tellsALinkThatLeadsBack() throws IOException {
        Files.createSymbolicLink(rulebook.resolve("charges/again"), Path.of(".."));

        assertThat(problems()).containsExactly("error: charges/again: folder-loop");
    }

    @Test
    void tellsALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(rulebook.resolve("charges/gone.drl"), Path.of("no-such-file.drl"));

        assertThat(problems()).containsExactly("error: charges/gone.drl: unreadable-file");
    }

    @Test
    void tellsAFileItMayNotRead() throws IOException {
        Path terms = rulebook.resolve("tables/terms.csv");
        Files.setPosixFilePermissions(terms, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(terms)).as("root may read everything").isFalse();

        assertThat(problems()).containsExactly("error: tables/terms.csv: unreadable-file");
    }

    @Test
    void takesTheSignThatStandsForWhatIsNoTextAndTellsWhatIsNone() throws IOException {
        Path rule = rulebook.resolve("charges/published-rate.drl");
        String text = Files.readString(rule);
        Files.writeString(rule, "// \uFFFD\n" + text);
        assertThat(problems()).isEmpty();

        byte[] bytes = ("// one\n// \uFFFD \0\n" + text).getBytes(UTF_8);
        bytes["// one\n// \uFFFD ".getBytes(UTF_8).length] = (byte) 0xff;
        Files.write(rule, bytes);
        assertThat(problems()).containsExactly("error: charges/published-rate.drl: not-utf8");
    }

    @Test
    void tellsNamesThatAreOneFileElsewhere() throws IOException {
        Path upper = rulebook.resolve("charges/Published-Rate.drl");
        assumeThat(Files.exists(upper)).as("case makes no difference here").isFalse();
        Files.writeString(upper, "// other\n");

        assertThat(problems()).contains("error: charges/published-rate.drl: names-collide");
    }

    @Test
    void refusesARuleFileOfMoreThanAMebibyte() throws IOException {
        Files.writeString(rulebook.resolve("charges/large.drl"), "// note\n".repeat(140_000));

        assertThat(problems()).containsExactly("error: charges/large.drl: file-too-large");
    }

    @Test
    void tellsThatThereIsNothingToCheck() {
        CheckReport report = RulebookCheck.check(temporary.resolve("nothing"));

        assertThat(report.problems()).extracting(Problem::code).containsExactly("missing-rulebook");
        assertThat(report.cases()).isNull();
    }

    @Test
    void readsAFolderNamedAsAFile() throws IOException {
        Files.createDirectory(rulebook.resolve("charges/more.drl"));

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return RulebookCheck.check(rulebook).problems().stream()
                .map(problem -> "%s: %s: %s".formatted(problem.severity().word(), problem.file(), problem.code()))
                .toList();
    }
}
