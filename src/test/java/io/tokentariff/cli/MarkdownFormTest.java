package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a Markdown report is inert. */
class MarkdownFormTest {

    @TempDir
    Path folder;

    /** What is left when code, which is inert, and what is escaped are taken away. */
    private static String live(String markdown) {
        return markdown.replaceAll("(?s)(?m)^(`{3,}).*?^\\1$", "")
                .replaceAll("(?<![\\\\`])(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)", "")
                .replaceAll("\\\\[\\\\`*_{}\\[\\]<>#|~&:.@+=-]", "");
    }

    @Test
    void namesAreNothingButNames() throws IOException {
        Hostile.everything(folder, "markdown").forEach(text -> {
            assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
            assertThat(live(text))
                    .doesNotContain("](", "http://", "https://", "www.", "@", "~~")
                    .doesNotContainPattern("<(?!br>|/?details>|/?summary>)")
                    .doesNotContainPattern("(?m)^Total  0 USD");
        });
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHead() throws IOException {
        Hostile.everything(folder, "markdown").forEach(text -> {
            int cells = -1;
            for (String line : live(text).split("\\n", -1)) {
                if (line.startsWith("|")) {
                    int here = line.length() - line.replace("|", "").length();
                    assertThat(here).as(line).isEqualTo(cells < 0 ? here : cells);
                    cells = here;
                } else {
                    cells = -1;
                }
            }
        });
    }
}
