package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the how-to pages show is what comes out, and the first page leads to each of them. */
class HowToTest {

    private static final Path PAGES = Path.of("src/docs/how-to");

    /** Pages whose commands are run here, and how many each has. */
    private static final Map<String, Integer> COMMANDS = Map.of(
            "add-a-providers-models.md", 5,
            "advise.md", 3,
            "audit-a-bill.md", 3,
            "embed.md", 0,
            "extend-a-rulebook.md", 2,
            "price-by-two-rulebooks.md", 1,
            "reload.md", 2,
            "review-a-change.md", 3);

    private static final String IMPORTS =
            """
            import io.tokentariff.*;
            import io.tokentariff.rating.Quote;
            import io.tokentariff.usage.UsageRecord;
            import java.nio.file.Path;
            import org.slf4j.Logger;

            """;

    private static final UsageRecord A_REQUEST = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(1_200, 1_000, 300));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theOutputsShownAreWhatComesOut() {
        return COMMANDS.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> assertThat(
                                WorkedPage.run(PAGES.resolve(page.getKey()), folder.resolve(page.getKey()))
                                        .commands())
                        .isEqualTo(page.getValue())));
    }

    /** Pages whose outputs other tests look at. */
    private static final Set<String> ELSEWHERE =
            Set.of("edit-in-a-spreadsheet.md", "conformance.md", "price-in-sql.md");

    @Test
    void outputsAreShownOnThePagesAboveAlone() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                String name = page.getFileName().toString();
                if (!COMMANDS.containsKey(name) && !ELSEWHERE.contains(name)) {
                    assertThat(Files.readString(page)).as(name).doesNotContain("```console");
                }
            }
        }
    }

    @Test
    void theFirstPageLeadsToEach() throws IOException {
        String first = Files.readString(Path.of("README.md"));
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> "(" + page.toString().replace('\\', '/') + ")"))
                    .allSatisfy(link -> assertThat(first).contains(link));
        }
    }

    @Test
    void theCodeOfTheReloadPageCompilesAndRuns() throws Exception {
        List<String> methods = new ArrayList<>();
        for (MarkdownPage.Block block :
                MarkdownPage.read(PAGES.resolve("reload.md")).blocks()) {
            if (block.info().equals("java")) {
                methods.add("static void example%d(UsageRecord record, Logger log) throws Exception {\n%s\n}"
                        .formatted(methods.size(), String.join("\n", block.lines())));
            }
        }
        assertThat(methods).hasSize(3);
        String calls = IntStream.range(0, methods.size())
                .mapToObj("example%d(record, log);\n"::formatted)
                .collect(Collectors.joining());
        methods.add("public static void all(UsageRecord record, Logger log) throws Exception {\n" + calls + "}");
        String source = IMPORTS + "public class ReloadExample {\n" + String.join("\n", methods) + "\n}\n";

        try (CompiledExample example = CompiledExample.of("ReloadExample", source, folder)) {
            example.type()
                    .getMethod("all", UsageRecord.class, Logger.class)
                    .invoke(null, A_REQUEST, LoggerFactory.getLogger(HowToTest.class));
        }
    }
}
