package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages on changing the program itself do what they say: all their changes are made to a copy of it, which is compiled
 * and run. What each says it touches is what it touches, and no more than a change of its kind may.
 */
class ChangePagesTest {

    private static final Path PAGES = Path.of("src/docs/how-to/change");

    /** How many Java files a change may touch, new ones included. */
    private static final Map<String, Integer> MOST_JAVA_FILES = Map.of(
            "add-a-column.md", 3,
            "add-a-table.md", 4,
            "add-a-meter.md", 0,
            "add-a-fact.md", 3,
            "add-a-usage-format.md", 2,
            "add-an-output-form.md", 3,
            "add-a-command.md", 2);

    @TempDir
    Path folder;

    @Test
    void thereIsAPageForEachKindOfChange() throws IOException {
        assertThat(pages().keySet()).containsExactlyInAnyOrderElementsOf(MOST_JAVA_FILES.keySet());
    }

    @Test
    void eachPageListsWhatItTouches() throws IOException {
        pages().forEach((name, page) -> {
            List<String> touched = touched(page);
            assertThat(touched).as(name).isEqualTo(listed(page));
            assertThat(touched.stream().filter(file -> file.endsWith(".java")))
                    .as(name)
                    .hasSizeLessThanOrEqualTo(MOST_JAVA_FILES.getOrDefault(name, 0));
        });
    }

    @Test
    void theChangedProgramDoesWhatThePagesShow() throws Exception {
        ChangedProgram program = ChangedProgram.copyTo(folder);
        Map<String, MarkdownPage> pages = pages();
        for (Map.Entry<String, MarkdownPage> page : pages.entrySet()) {
            int number = 0;
            for (MarkdownPage.Block block : page.getValue().blocks()) {
                if (block.info().equals("diff")) {
                    program.patch(page.getKey() + "-" + number++, block.lines());
                }
            }
            assertThat(number).as("changes of " + page.getKey()).isPositive();
        }
        program.compile();
        for (Map.Entry<String, MarkdownPage> page : pages.entrySet()) {
            int commands = 0;
            for (MarkdownPage.Block block : page.getValue().blocks()) {
                if (block.isCommand()) {
                    page.getValue().compare(block, program.tariff(block.arguments()));
                    commands++;
                }
            }
            assertThat(commands).as("commands of " + page.getKey()).isPositive();
        }
    }

    private static Map<String, MarkdownPage> pages() throws IOException {
        Map<String, MarkdownPage> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), MarkdownPage.read(file));
            }
        }
        return pages;
    }

    /** The files that the page's changes are made to. */
    private static List<String> touched(MarkdownPage page) {
        return page.blocks().stream()
                .filter(block -> block.info().equals("diff"))
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.startsWith("+++ b/"))
                .map(line -> line.substring("+++ b/".length()))
                .distinct()
                .toList();
    }

    /** The files in the page's list of what it touches. */
    private static List<String> listed(MarkdownPage page) {
        return page.section("What it touches").stream()
                .filter(line -> line.startsWith("- `"))
                .map(line -> line.substring("- `".length(), line.indexOf('`', "- `".length())))
                .toList();
    }
}
