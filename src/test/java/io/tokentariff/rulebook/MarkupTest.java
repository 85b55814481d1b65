package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is charged on inside the house stands beside what it costs: in records, groups and totals. */
class MarkupTest {

    private static final List<String> ROWS = List.of(
            "internal-markup,,,,5,,,charge-back,search",
            "internal-markup,gpt-4.1-mini,,,0,,,charge-back,search",
            "negotiated-discount,,,,-12,,,a contract");
    private static final UsageRecord RECORD = UsageRecord.of(
                    Instant.parse("2026-04-12T08:30:00Z"),
                    UsageKind.of("gpt-5-mini"),
                    TokenCounts.of(100_000, 0, 10_000))
            .withAccount(Account.ofProject("search"));

    @TempDir
    Path temporary;

    private static RulebookFiles files() {
        Map<String, String> texts = ShippedRules.texts();
        texts.computeIfPresent("tables/terms.csv", (file, text) -> text + String.join("\n", ROWS) + "\n");
        return RulebookFiles.of(texts);
    }

    @Test
    void aRecordSaysBoth() {
        Quote quote = RulebookLoader.load(files()).quote(RECORD);
        assertThat(quote.cost()).isEqualTo(Money.of("0.0396"));
        assertThat(quote.amount()).isEqualTo(Money.of("0.04158"));
        assertThat(quote.toJson())
                .contains("\"amount_usd\":\"0.04158\",\"cost_usd\":\"0.0396\"")
                .contains("\"amount_usd\":\"0.0231\",\"cost_usd\":\"0.022\"");
        Quote other = RulebookLoader.load(files()).quote(RECORD.withAccount(Account.NONE));
        assertThat(other.cost()).isNull();
        assertThat(other.toJson()).doesNotContain("cost_usd");
    }

    @Test
    void groupsAndTotalsAreThoseOfTheirRecords() {
        Rulebook rulebook = RulebookLoader.load(files());
        Random random = new Random(5);
        StatementBuilder builder = builder(rulebook);
        StatementBuilder merged = builder(rulebook);
        Money cost = Money.ZERO;
        Money charge = Money.ZERO;
        for (int part = 0; part < 4; part++) {
            StatementBuilder own = builder(rulebook);
            for (int i = 0; i < 100; i++) {
                long input = 1L + random.nextLong(1_000_000);
                UsageRecord record = RECORD.withTokens(TokenCounts.of(input, input / 2, random.nextLong(100_000)))
                        .withKind(UsageKind.of(random.nextBoolean() ? "gpt-4.1-mini" : "gpt-5-mini"))
                        .withAccount(random.nextBoolean() ? Account.NONE : RECORD.account());
                Quote quote = rulebook.quote(record);
                charge = charge.plus(Objects.requireNonNull(quote.amount()));
                cost = cost.plus(Objects.requireNonNullElse(quote.cost(), quote.amount()));
                builder.add(record, rulebook.plan(record));
                own.add(record, rulebook.plan(record));
            }
            merged.add(built(own, rulebook).part());
        }
        Statement statement = built(builder, rulebook);
        assertThat(statement.cost()).isEqualTo(cost).isNotEqualTo(charge);
        assertThat(statement.total()).isEqualTo(charge);
        assertThat(built(merged, rulebook).groups()).isEqualTo(statement.groups());
        assertThat(built(builder(ShippedRules.with(Map.of())), rulebook).cost()).isNull();
    }

    private static StatementBuilder builder(Rulebook rulebook) {
        return new StatementBuilder(
                List.of(new Dimension("project"), new Dimension("model")), List.of(), rulebook.agreements());
    }

    private static Statement built(StatementBuilder builder, Rulebook rulebook) {
        return builder.build(
                rulebook.revision(), new ArrayList<>(rulebook.rateCard().rows().meters()));
    }

    @Test
    void plansThatAreKeptSayBoth() {
        RuleStore store = new RuleStore(temporary.resolve("rules"), "1");
        for (int run = 0; run < 3; run++) {
            Rulebook rulebook = RulebookLoader.load(files(), store, RuleVocabulary::shipped, new Problems());
            assertThat(rulebook.quote(RECORD).cost()).isEqualTo(Money.of("0.0396"));
            store.flush();
        }
    }
}
