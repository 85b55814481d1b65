package io.tokentariff.review.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.EditedFolder;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository made by the program {@code git}, with the shipped rulebook in its folder {@code rules}. */
final class GitWork {

    private final Path top;

    GitWork(Path top) {
        this.top = top;
    }

    /** Makes one with one commit. */
    static GitWork in(Path folder) {
        GitWork work = new GitWork(folder);
        EditedFolder.in(folder.resolve("rules"));
        work.git("init", "-q", "-b", "main");
        work.commit("first");
        return work;
    }

    Path top() {
        return top;
    }

    /** Runs git here with no configuration but the repository's; it must succeed. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "gc.auto=0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }

    void write(String file, String text) {
        try {
            Path path = top.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is read of a revision. */
    Map<String, String> texts(String name) {
        return texts(name, top);
    }

    static Map<String, String> texts(String name, Path here) {
        Problems problems = new Problems();
        RulebookFiles files = GitRevision.read(name, here, problems);
        assertThat(problems.sorted()).isEmpty();
        return files.texts();
    }

    /** What the folder on the disk holds. */
    Map<String, String> onDisk() {
        Problems problems = new Problems();
        RulebookFiles files = RulebookFiles.read(top.resolve("rules"), problems);
        assertThat(problems.sorted()).isEmpty();
        return files.texts();
    }
}
