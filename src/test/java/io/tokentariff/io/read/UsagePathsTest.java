package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names stand for files, folders and patterns. */
class UsagePathsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (String name :
                List.of("b.jsonl", "a.jsonl", "c.csv", "sub/d.jsonl", ".hidden/e.jsonl", ".f.jsonl", "g[1].jsonl")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        Files.createFile(folder.resolve("empty.jsonl"));
    }

    private List<String> of(String name) {
        return UsagePaths.of(List.of(folder + name)).files().stream()
                .map(file -> folder.relativize(Path.of(file)).toString())
                .toList();
    }

    @Test
    void aFolderIsItsFilesInOrderWithoutHiddenAndEmptyOnes() {
        assertThat(of("")).containsExactly("a.jsonl", "b.jsonl", "c.csv", "g[1].jsonl", "sub/d.jsonl");
        assertThat(UsagePaths.of(List.of(folder.toString())).empty())
                .containsExactly(folder.resolve("empty.jsonl").toString());
    }

    @Test
    void aPatternIsWhatFitsIt() {
        assertThat(of("/*.jsonl")).containsExactly("a.jsonl", "b.jsonl", "g[1].jsonl");
        assertThat(of("/**.jsonl")).containsExactly("a.jsonl", "b.jsonl", "g[1].jsonl", "sub/d.jsonl");
        assertThat(of("/{a,c}.*")).containsExactly("a.jsonl", "c.csv");
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() {
        assertThat(of("/g[1].jsonl")).containsExactly("g[1].jsonl");
    }

    @Test
    void whatStandsForNothingIsSaid() throws IOException {
        assertThatThrownBy(() -> of("/*.xml"))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining("No file fits");
        Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> of("/none")).hasMessageContaining("holds no files");
    }

    @Test
    void otherNamesAreLeftToOpening() {
        assertThat(UsagePaths.of(List.of("-", "missing.jsonl")).files()).containsExactly("-", "missing.jsonl");
    }
}
