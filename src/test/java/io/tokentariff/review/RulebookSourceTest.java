package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tokentariff.EditedFolder;
import io.tokentariff.ShippedRules;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookSourceTest {

    @TempDir
    Path repository;

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.invalid"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void readsAFolderOfAGitRevisionAndLeavesTheWorkTreeAlone() throws Exception {
        EditedFolder rules = EditedFolder.in(repository.resolve("rules"));
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "first");
        rules.edit("tables/terms.csv", "data-residency,,,,10", "data-residency,,,,12");
        String edited = RulebookSource.load(rules.path().toString()).revision();

        Rulebook committed = RulebookSource.load("HEAD:rules", repository);
        assertThat(committed.revision())
                .isEqualTo(ShippedRules.with(Map.of()).revision())
                .isNotEqualTo(edited);
        assertThat(RulebookSource.load("HEAD:./", rules.path()).revision()).isEqualTo(committed.revision());
        assertThat(RulebookSource.load(rules.path().toString()).revision()).isEqualTo(edited);
    }

    @Test
    void saysWhichRevisionIsNotThere() throws Exception {
        git("init", "-q");
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> RulebookSource.load("HEAD~1:rules", repository))
                .withMessageContaining("HEAD~1:rules");
    }

    @Test
    void doesNotTakeAnOptionForARevision() {
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> RulebookSource.load("--output=x:rules", repository))
                .withMessageContaining("neither a folder nor");
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> RulebookSource.load(repository.resolve("none").toString()))
                .withMessageContaining("There is no folder");
    }
}
