package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.ShippedRules;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleLanguage;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/docs/rule-language.md} is what the program says of the language of its rules, and its examples are rules. */
class RuleLanguagePageTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final RuleLanguage LANGUAGE = RuleLanguage.of(SHIPPED.vocabulary(), SHIPPED.rateCard());
    private static final String HEAD =
            """
            # The language of rules

            Made from the program's own vocabulary: `tariff rules --reference` prints it (`--json` for programs). How to change
            prices and rules, step by step: [rules/README.md](../../rules/README.md).

            """;
    private static final String ANY = "insert( Finding.note( \"example\", \"An example.\" ) );";

    @Test
    void thePageIsWhatTheProgramSays() {
        CliRun run = CliRun.of("rules", "--reference", "--format", "markdown");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        GoldenFile.check(Path.of("src/docs/rule-language.md"), HEAD + run.out());
    }

    @Test
    void theFileThatThePageBeginsWithIsARulebook() throws IOException {
        List<String> file = MarkdownPage.read(Path.of("src/docs/rule-language.md"))
                .blocks()
                .get(0)
                .lines();
        Map<String, String> all = tables();
        all.put("charges/file-name.drl", String.join("\n", file) + "\n");
        Quote quote = RulebookLoader.load(RulebookFiles.of(all))
                .quote(UsageRecord.of(
                        Instant.parse("2026-04-12T00:00:00Z"),
                        UsageKind.of("gpt-4.1-mini"),
                        TokenCounts.of(100_000, 0, 0)));
        assertThat(quote.amount()).isEqualTo(Money.of("0.04"));
    }

    @Test
    void programsGetTheSame() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CliRun.of("rules", "--reference", "--json").out());
        assertThat(json.get("facts")).hasSameSizeAs(LANGUAGE.facts());
        assertThat(json.findValuesAsText("example")).contains("Usage( fineTuned )");
        assertThat(CliRun.of("rules", "--reference").out()).contains("Usage( fineTuned )");
    }

    @Test
    void everythingHasAMeaning() {
        types().forEach(type -> {
            assertThat(type.meaning()).as(type.name()).isNotEmpty();
            assertThat(type.fields()).as(type.name()).allSatisfy(field -> assertThat(field.meaning())
                    .as(field.name())
                    .isNotEmpty());
            assertThat(type.factories()).as(type.name()).allSatisfy(made -> assertThat(made.meaning())
                    .as(made.example())
                    .isNotEmpty());
        });
        assertThat(LANGUAGE.outcomes())
                .allSatisfy(type -> assertThat(type.factories()).isNotEmpty());
    }

    @Test
    void eachFieldHasAnExampleThatIsARule() {
        Map<String, String> files = new LinkedHashMap<>();
        Stream.concat(LANGUAGE.facts().stream(), LANGUAGE.outcomes().stream()).forEach(type -> {
            List<String> rules = new ArrayList<>();
            for (RuleLanguage.Field field : type.fields()) {
                assertThat(field.example()).as(type.name() + "." + field.name()).isNotEmpty();
                rules.add(rule(type.name() + " " + field.name(), field.example(), ANY));
            }
            files.put("examples/" + type.name().toLowerCase(Locale.ROOT) + ".drl", file(rules));
        });
        assertLoads(files);
    }

    @Test
    void eachOutcomeIsMadeAsTheExampleSays() {
        List<String> rules = new ArrayList<>();
        for (RuleLanguage.Type type : LANGUAGE.outcomes()) {
            for (RuleLanguage.Factory factory : type.factories()) {
                String when = factory.parameters().stream()
                        .filter(each -> !each.type().equals("text"))
                        .map(each -> "$%s : %s( )".formatted(each.name(), each.type()))
                        .collect(Collectors.joining("\n"));
                rules.add(rule(
                        "Outcome " + rules.size(),
                        when.isEmpty() ? "Usage( )" : when,
                        factory.example().replace("…", "word")));
            }
        }
        assertThat(rules).hasSizeGreaterThan(15);
        assertLoads(Map.of("examples/outcomes.drl", file(rules)));
    }

    @Test
    void eachOperatorIsUsedAsTheExampleSays() {
        List<String> rules = new ArrayList<>();
        for (RuleLanguage.Entry each : LANGUAGE.operators()) {
            assertThat(each.example()).contains(each.written().split(" ", -1)[0]);
            rules.add(rule("Operator " + rules.size(), each.example(), ANY));
        }
        assertLoads(Map.of("examples/operators.drl", file(rules)));
    }

    private static Stream<RuleLanguage.Type> types() {
        return Stream.of(LANGUAGE.facts(), LANGUAGE.outcomes(), LANGUAGE.parts())
                .flatMap(List::stream);
    }

    private static String file(List<String> rules) {
        return "// Examples\npackage examples\n"
                + LANGUAGE.imports().stream()
                        .map(each -> "import " + each + "\n")
                        .collect(Collectors.joining())
                + String.join("", rules);
    }

    private static String rule(String name, String when, String then) {
        return """
                rule "%s"
                    @id( "examples.%s" )
                    @source( "examples" )
                    @reviewed( "2026-11-22" )
                when
                    %s
                then
                    %s
                end
                """
                .formatted(name, name.replaceAll("[^A-Za-z0-9]+", ".").toLowerCase(Locale.ROOT), when, then);
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = ShippedRules.texts();
        tables.keySet().removeIf(file -> !file.startsWith("tables/") || !file.endsWith(".csv"));
        return tables;
    }

    private static void assertLoads(Map<String, String> files) {
        Map<String, String> all = tables();
        all.putAll(files);
        assertThat(RulebookLoader.load(RulebookFiles.of(all)).rules()).isNotEmpty();
    }
}
