package io.tokentariff.review.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.folder.SmallBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook of a revision extends one of the same revision, and nothing else. */
class GitExtendingTest {

    @TempDir
    Path top;

    private GitWork repository(String manifest) throws IOException {
        SmallBook.in(top.resolve("repository/lists/base"));
        GitWork work = new GitWork(top.resolve("repository"));
        work.git("init", "-q", "-b", "main");
        work.write("customers/acme/rulebook.yaml", manifest);
        Files.createSymbolicLink(top.resolve("repository/link"), Path.of("lists"));
        work.commit("first");
        return work;
    }

    private RulebookFiles read(String name) {
        Problems problems = new Problems();
        RulebookFiles files = GitRevision.read(name, top.resolve("repository"), problems);
        assertThat(problems.sorted()).isEmpty();
        return files;
    }

    @Test
    void theOtherIsReadOutOfTheSameRevision() throws IOException {
        GitWork work = repository("extends: ../../lists/base");
        RulebookFiles first = read("HEAD:customers/acme");
        assertThat(first.texts()).isEqualTo(SmallBook.texts());
        assertThat(first.revision())
                .isEqualTo(RulebookFiles.read(top.resolve("repository/customers/acme"), new Problems())
                        .revision());
        work.write("lists/base/tables/tiers.csv", "tier,also_called,rated,source\nstandard,,yes,us\n");
        assertThat(read("HEAD:customers/acme").revision()).isEqualTo(first.revision());
        work.commit("second");
        assertThat(read("HEAD:customers/acme").revision()).isNotEqualTo(first.revision());
        assertThat(read("HEAD~1:customers/acme").revision()).isEqualTo(first.revision());
        assertThat(GitRevision.read(
                                top.resolve("repository/.git"),
                                work.git("rev-parse", "HEAD~1"),
                                "customers/acme",
                                new Problems())
                        .revision())
                .isEqualTo(first.revision());
    }

    @Test
    void nothingOutsideOfTheRevisionIsRead() throws IOException {
        SmallBook.in(top.resolve("outside"));
        repository("extends: ../../../outside");
        assertThat(refused()).containsExactly("base-outside: lies outside of the repository");
    }

    @Test
    void noLinkIsFollowedToTheOther() throws IOException {
        repository("extends: ../../link/base");
        assertThat(refused()).containsExactly("base-outside: is reached by a link");
    }

    @Test
    void whatIsNotInTheRevisionIsMissing() throws IOException {
        GitWork work = repository("extends: ../../later");
        SmallBook.in(work.top().resolve("later"));
        assertThat(refused()).containsExactly("missing-base: There is no rulebook");
    }

    private List<String> refused() {
        RulebookException[] thrown = new RulebookException[1];
        assertThatThrownBy(() -> read("HEAD:customers/acme"))
                .isInstanceOfSatisfying(RulebookException.class, e -> thrown[0] = e);
        return thrown[0].problems().stream().map(GitExtendingTest::shortly).toList();
    }

    private static String shortly(Problem problem) {
        return List.of("lies outside of the repository", "is reached by a link", "There is no rulebook").stream()
                .filter(problem.message()::contains)
                .findFirst()
                .map(says -> problem.code() + ": " + says)
                .orElse(problem.toString());
    }
}
