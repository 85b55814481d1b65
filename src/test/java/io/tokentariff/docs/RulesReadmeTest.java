package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.check.RulebookCheck;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The analysts' examples, done as the page says: each section on a fresh copy of the rulebook. */
class RulesReadmeTest {

    private static final Path PAGE = Path.of("rules/README.md");

    @TempDir
    Path folder;

    @Test
    void theWorkedExamplesDoWhatTheySay() throws IOException {
        WorkedPage page = WorkedPage.run(PAGE, folder);
        assertThat(page.copies().keySet().stream().filter(section -> section.startsWith("Example")))
                .hasSize(10);
        page.copies().forEach((section, copy) -> {
            if (section.startsWith("Example") && !section.startsWith("Example 10")) {
                assertThat(RulebookCheck.check(copy.folder()).problems())
                        .as(section)
                        .isEmpty();
            }
        });
        assertThat(page.commands()).isGreaterThanOrEqualTo(4);
    }
}
