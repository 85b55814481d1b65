package io.tokentariff.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The register of codes is complete, and the page made of it is up to date. */
class CodesTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\\n]*$", Pattern.DOTALL);
    private static final Pattern HYPHENATED = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");
    private static final Pattern SAID = Pattern.compile(
            "(?:InvalidUsageException|UsageInputException|Problem\\.error|Problem\\.warning|Note|PlannedFinding|notice"
                    + "|[rR]efused|refusal)\\(\\s*(?:[\\w$.()]+,\\s*)?\"([a-z][a-z0-9-]*)\"");
    private static final Pattern OF_REQUESTS =
            Pattern.compile("(?:HttpFault\\(\\s*\\w+,|problem\\(ctx, \\w+,)\\s*\"([a-z][a-z0-9-]*)\"");
    private static final Pattern IN_RULES =
            Pattern.compile("Finding\\.\\w+\\(\\s*(?:\\$\\w+\\s*,\\s*)*\"([a-z][a-z0-9-]*)\"");

    /** Words with a hyphen in main Java that are no codes: of tables, of formats, of advice, of the machine. */
    private static final Set<String> OTHER_WORDS = words(
            """
            text-completion-openai whole-request long-context input-heavy gpt-5-mini
            openai-batch openai-dashboard openai-finetune openai-response openai-usage
            as-now base-model base-model-and-tier fine-tuning model-and-tier move-tier use-caching
            assumed-task audit-interval-days days-per-month horizon-months minimum-days output-multiplier verdict-order
            fine-tuned genai-prices packed-refs utf-8 rulebook-build tariff-unpacker tariff-watch
            cacheable-tokens cache-reads-for-each-write unheard-of
            no-cache no-referrer no-store rulebook-watch same-origin tariff-session
            yyyy-mm-dd
            """);

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toSet());
    }

    private static Stream<String> texts(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(CodesTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Stream<String> texts, Pattern pattern) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hyphenated() {
        return found(texts("src/main/java", ".java"), HYPHENATED);
    }

    @Test
    void everyCodeThatIsSaidIsInTheRegisterAndEveryEntryIsSaid() {
        Set<String> said = hyphenated();
        said.removeAll(OTHER_WORDS);
        said.addAll(found(texts("src/main/java", ".java"), SAID));
        said.addAll(found(texts("src/main/java", ".java"), OF_REQUESTS));
        said.addAll(found(texts("rules", ".drl"), IN_RULES));
        Tables.ALL.stream().filter(TableSchema::isNamed).forEach(table -> said.add(table.unknown()));

        Set<String> registered = Codes.all().stream().map(Code::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> lacking = new TreeSet<>(said);
        lacking.removeAll(registered);
        Set<String> idle = new TreeSet<>(registered);
        idle.removeAll(said);

        assertThat(lacking)
                .as("a code needs a line in problem/codes.txt; a word that is none, in OTHER_WORDS of this test")
                .isEmpty();
        assertThat(idle).as("entries of problem/codes.txt that nothing says").isEmpty();
    }

    @Test
    void theOtherWordsAreThoseThatThereAre() {
        assertThat(hyphenated()).containsAll(OTHER_WORDS);
    }

    @Test
    void findingsOfTheShippedRulesAreRegisteredAsFindings() {
        Set<String> inRules = found(texts("rules", ".drl"), IN_RULES);

        assertThat(inRules).contains("no-rate", "unknown-model", "batch-not-completed");
        assertThat(Codes.all().stream()
                        .filter(code -> code.kind() == Code.Kind.FINDING)
                        .map(Code::name))
                .containsAll(inRules);
    }

    @Test
    void theRegisterIsInOrderAndWholeInEachLine() {
        List<Code> all = Codes.all();
        assertThat(all).isSortedAccordingTo(Comparator.comparing(Code::name).thenComparing(Code::kind));
        assertThat(all.stream().map(code -> code.kind() + code.name())).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(code -> {
            assertThat(code.meaning()).as(code.name()).matches("(?s)[A-Z\"].*[.]");
            assertThat(code.remedy()).as(code.name()).matches("(?s)[A-Z\"].*[.]");
            assertThat(weights(code.kind()))
                    .as(code.name())
                    .containsAll(List.of(code.weight().split(" or ")));
        });
        assertThat(new HashSet<>(all.stream().map(Code::kind).toList())).containsExactlyInAnyOrder(Code.Kind.values());
    }

    private static List<String> weights(Code.Kind kind) {
        return switch (kind) {
            case PROBLEM -> List.of("error", "warning", "error in the gate");
            case REJECT -> List.of("line", "file");
            case FINDING -> List.of("unpriced", "not billed", "at least", "note");
            case REQUEST ->
                List.of("400", "401", "403", "404", "406", "409", "412", "413", "422", "428", "429", "500", "503");
        };
    }

    @Test
    void thePageIsMadeOfTheRegister() {
        GoldenFile.check(Path.of(Codes.PAGE), Codes.markdown());
    }
}
