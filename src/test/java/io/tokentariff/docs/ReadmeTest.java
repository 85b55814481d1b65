package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Tariff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first page shows is what comes out, and what it links to is there. */
class ReadmeTest {

    private static final Path PAGE = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void theOutputsShownAreWhatComesOut() throws IOException {
        MarkdownPage page = MarkdownPage.read(PAGE);
        List<MarkdownPage.Block> commands =
                page.blocks().stream().filter(MarkdownPage.Block::isCommand).toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
        for (MarkdownPage.Block command : commands) {
            page.run(command, UnaryOperator.identity());
        }
    }

    @Test
    void theLinesOfTheEmbeddingExampleStandInTheOneThatIsCompiled() throws IOException {
        assertThat(Files.readString(PAGE)).contains("Tariff.open(Path.of(\"rules\"))", "withServiceTier(\"batch\")");
        assertThat(Tariff.open(Path.of("rules")).revision()).startsWith("sha256:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CHANGELOG.md",
                "rules/README.md",
                "fixtures/README.md",
                "src/docs/glossary.md",
                "src/docs/architecture.md",
                "src/docs/usage-formats.md",
                "src/docs/how-to/add-a-providers-models.md",
                "src/docs/how-to/embed.md",
                "src/docs/how-to/advise.md",
                "src/docs/how-to/audit-a-bill.md",
                "src/docs/how-to/reload.md",
                "src/docs/how-to/review-a-change.md"
            })
    void theLinksOfEachPageLeadSomewhere(String name) throws IOException {
        Path page = Path.of(name);
        Path folder = page.toAbsolutePath().getParent();
        try (Stream<String> lines = Files.lines(page)) {
            List<String> broken = lines.flatMap(line -> LINK.matcher(line).results())
                    .map(link -> link.group(1))
                    .filter(target -> !target.startsWith("http"))
                    .filter(target -> folder == null || !Files.exists(folder.resolve(target)))
                    .toList();
            assertThat(broken).isEmpty();
        }
    }
}
