package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.ShippedRules;
import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The change of {@link BatchStory} on a quarter of usage. */
class ImpactTest {

    private static final Path USAGE = Path.of("fixtures/usage/2026-q2.jsonl");
    private static final Path GOLDENS = Path.of("fixtures/diffs");

    private static Rulebook before;
    private static Rulebook after;
    private static RulebookDiff diff;
    private static Impact impact;

    @BeforeAll
    static void priceByBoth() {
        before = ShippedRules.with(Map.of());
        after = ShippedRules.with(BatchStory.files());
        diff = RulebookDiff.between(before, after);
        impact = impact(Dimension.DEFAULT);
    }

    private static Impact impact(List<Dimension> by) {
        ImpactBuilder builder = new ImpactBuilder(before, after, diff, by);
        new DistinctUsage(true, builder::add, builder::addDuplicate, reject -> builder.addRejected())
                .read(UsageInput.of(USAGE), new UsageReader());
        return builder.build();
    }

    private static Statement statement(Rulebook rulebook) {
        PriceRun run = new PriceRun(
                rulebook, new StatementBuilder(Dimension.DEFAULT, List.of()), PriceOptions.DEFAULT, null, reject -> {});
        run.price(UsageInput.of(USAGE), new UsageReader());
        return run.statement();
    }

    private static String report(Form format) {
        return DiffReport.of(diff, impact, null, format, Screen.PLAIN)
                .replace(DiffReport.revision(before.revision()), "sha256:OLD")
                .replace(DiffReport.revision(after.revision()), "sha256:NEW");
    }

    @Test
    void differsAsTwoRunsOfPriceDo() {
        Statement old = statement(before);
        Statement now = statement(after);
        assertThat(impact.before()).isEqualTo(old.total());
        assertThat(impact.after()).isEqualTo(now.total());
        assertThat(impact.delta().plus(impact.sides().gained()))
                .isEqualTo(now.total().minus(old.total()));
        assertThat(impact.delta().isZero()).isFalse();
        assertThat(impact.counts().unpricedBefore()).isEqualTo(old.records().unpriced());
        assertThat(impact.counts().unpricedAfter()).isEqualTo(now.records().unpriced());
        assertThat(impact.counts().rejected()).isEqualTo(old.records().rejected());
        assertThat(impact.counts().duplicate()).isEqualTo(old.records().duplicate());
    }

    @Test
    void addsUpToTheTotalWhateverTheGroups() {
        for (String by : List.of("model", "project", "day", "workload")) {
            Impact grouped = impact(List.of(new Dimension(by)));
            assertThat(grouped.groups().stream().map(Impact.Group::delta).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(impact.delta());
        }
    }

    @Test
    void countsTheRecordsOfTheNewModelAsNewlyPriced() {
        assertThat(impact.counts().newlyPriced()).isPositive();
        assertThat(impact.counts().newlyUnpriced()).isZero();
        assertThat(impact.groups())
                .filteredOn(group -> group.newlyPriced() > 0)
                .singleElement()
                .satisfies(group -> assertThat(group.by()).containsEntry("model", "house-llm-7b"));
    }

    @Test
    void showsTheLargestChangeOfEachModelAndTier() {
        assertThat(impact.examples()).hasSize(10);
        assertThat(impact.examples())
                .extracting(example -> example.after().usage().model())
                .contains("gpt-4.1", "gpt-4.1-mini", "gpt-5-nano", "house-llm-7b");
        assertThat(impact.examples())
                .extracting(Impact.Example::delta)
                .filteredOn(Objects::nonNull)
                .extracting(delta -> delta.usd().abs())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void printsText() {
        GoldenFile.check(GOLDENS.resolve("batch-forty-off.txt"), report(Form.TEXT));
    }

    @Test
    void printsMarkdown() {
        GoldenFile.check(GOLDENS.resolve("batch-forty-off.md"), report(Form.MARKDOWN));
    }

    @Test
    void writesJsonWithMoneyAsText() throws IOException {
        JsonNode json = new ObjectMapper().readTree(DiffReport.of(diff, impact, null, Form.JSON, Screen.PLAIN));
        assertThat(json.get("old").asText()).isEqualTo(before.revision());
        assertThat(json.get("delta_usd").isTextual()).isTrue();
        assertThat(new Money(new java.math.BigDecimal(json.get("new_total_usd").asText())))
                .isEqualTo(impact.after());
        assertThat(json.get("changes").get(0).fieldNames())
                .toIterable()
                .contains("kind", "what", "id", "file", "line", "before", "after");
        assertThat(json.get("groups").get(0).fieldNames())
                .toIterable()
                .contains("by", "old_usd", "new_usd", "delta_usd");
        assertThat(json.get("examples").get(0).get("new").get("lines").get(0).has("formula"))
                .isTrue();
    }
}
