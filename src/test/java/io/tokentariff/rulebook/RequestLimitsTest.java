package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RequestLine;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caps and minimum charges of each request: in quotes, sums, statements, and with plans that are remembered and kept. */
class RequestLimitsTest {

    private static final Instant AT = Instant.parse("2026-04-12T08:30:00Z");
    private static final String LID = "lid,request,5,,,,,,,,,,,,,a contract";
    private static final String FLOOR = "floor,request,0.001,,,,,,,,,,,,,a contract";
    private static final List<String> MODELS = List.of("gpt-5-mini", "gpt-4.1-mini", "gpt-5-nano");
    private static final List<String> TIERS = List.of("standard", "batch", "flex");

    @TempDir
    Path temporary;

    private static RulebookFiles files(List<String> caps, List<String> minimums) {
        Map<String, String> texts = ShippedRules.texts();
        texts.computeIfPresent("agreements/cap.csv", (file, text) -> text + String.join("\n", caps) + "\n");
        texts.computeIfPresent(
                "agreements/minimum-charge.csv", (file, text) -> text + String.join("\n", minimums) + "\n");
        return RulebookFiles.of(texts);
    }

    private static Rulebook with(List<String> caps, List<String> minimums) {
        return RulebookLoader.load(files(caps, minimums));
    }

    private static UsageRecord record(Random random) {
        long input = random.nextLong(random.nextBoolean() ? 2_000 : 40_000_000);
        return UsageRecord.of(
                        AT.plusSeconds(random.nextLong(80 * 86_400L)),
                        UsageKind.of(MODELS.get(random.nextInt(3))).withServiceTier(TIERS.get(random.nextInt(3))),
                        TokenCounts.of(input, input / 3, random.nextLong(random.nextBoolean() ? 100 : 2_000_000))
                                .withRequests(random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1))
                .withAccount(random.nextBoolean() ? Account.ofProject("p" + random.nextInt(4)) : Account.NONE);
    }

    /** The same by hand: what each row is about, and what earlier rows of those meters or fewer did to it. */
    private static BigDecimal byHand(Quote quote, List<Expected> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LineItem line : quote.lines()) {
            sum = sum.add(line.amount().usd());
        }
        List<BigDecimal> changes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Expected row = rows.get(i);
            BigDecimal part = BigDecimal.ZERO;
            boolean used = false;
            for (LineItem line : quote.lines()) {
                if (row.meter().isEmpty() || row.meter().equals(line.meter())) {
                    part = part.add(line.amount().usd());
                    used = true;
                }
            }
            for (int j = 0; j < i; j++) {
                Expected other = rows.get(j);
                if (row.meter().isEmpty() || row.meter().equals(other.meter())) {
                    part = part.add(changes.get(j));
                }
            }
            BigDecimal limit =
                    row.usd().multiply(BigDecimal.valueOf(quote.record().requests()));
            boolean applies =
                    row.isFor(quote) && used && (row.most() ? part.compareTo(limit) > 0 : part.compareTo(limit) < 0);
            changes.add(applies ? limit.subtract(part) : BigDecimal.ZERO);
            sum = sum.add(changes.get(i));
        }
        return sum;
    }

    private record Expected(boolean most, BigDecimal usd, String project, String meter) {

        boolean isFor(Quote quote) {
            return project.isEmpty() || project.equals(quote.record().account().project());
        }

        String csv(int number) {
            return "row%s,request,%s,%s,,,,,,,,%s,,,,a contract".formatted(number, usd.toPlainString(), project, meter);
        }
    }

    private static List<Expected> some(boolean most, Random random) {
        List<Expected> rows = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            BigDecimal usd = BigDecimal.valueOf(random.nextInt(1, 400), most ? 2 : 5);
            rows.add(new Expected(most, usd, random.nextBoolean() ? "p1" : "", random.nextInt(3) == 0 ? "output" : ""));
        }
        return rows;
    }

    @Test
    void agreesWithSumsByHandOnRowsAndUsageByChance() {
        Random random = new Random(11);
        int changed = 0;
        for (int round = 0; round < 12; round++) {
            List<Expected> rows = new ArrayList<>(some(true, random));
            rows.addAll(some(false, random));
            List<String> caps = new ArrayList<>();
            List<String> minimums = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                (rows.get(i).most() ? caps : minimums).add(rows.get(i).csv(i));
            }
            Rulebook rulebook = with(caps, minimums);
            List<UsageRecord> records = new ArrayList<>();
            ExactSum all = new ExactSum();
            for (int i = 0; i < 150; i++) {
                UsageRecord record = record(random);
                Plan plan = rulebook.plan(record);
                assertThat(plan).isEqualTo(rulebook.evaluateApart(record));
                Quote quote = rulebook.quote(record);
                assertThat(quote.status()).isEqualTo(PriceStatus.PRICED);
                BigDecimal wanted = byHand(quote, rows);
                changed += quote.requestLines().isEmpty() ? 0 : 1;
                assertThat(Objects.requireNonNull(quote.amount())).isEqualTo(new Money(wanted));
                assertThat(new Money(plan.arithmetic().exactAmount(record.tokens())))
                        .isEqualTo(quote.amount());
                ExactSum one = new ExactSum();
                plan.arithmetic().addTo(one, record.tokens());
                assertThat(one.total()).isEqualTo(quote.amount());
                all.add(wanted);
                records.add(record);
            }
            Statement whole = statement(rulebook, records);
            assertThat(whole.total()).isEqualTo(all.total());
            Collections.shuffle(records, random);
            Statement other = statement(rulebook, records);
            assertThat(other.settlement()).isEqualTo(whole.settlement());
            assertThat(other.groups()).isEqualTo(whole.groups());
            StatementBuilder first = builder(rulebook, records.subList(0, 60));
            first.add(builder(rulebook, records.subList(60, records.size())));
            Statement parts =
                    first.build(rulebook.revision(), rulebook.rateCard().rows().meters());
            assertThat(parts.settlement()).isEqualTo(whole.settlement());
            StatementBuilder merged = builder(rulebook, List.of());
            merged.add(statement(rulebook, records.subList(0, 70)).part());
            merged.add(statement(rulebook, records.subList(70, records.size())).part());
            assertThat(merged.build(
                                    rulebook.revision(),
                                    rulebook.rateCard().rows().meters())
                            .settlement())
                    .isEqualTo(whole.settlement());
        }
        assertThat(changed).isGreaterThan(200);
    }

    private static StatementBuilder builder(Rulebook rulebook, List<UsageRecord> records) {
        StatementBuilder builder = new StatementBuilder(Dimension.DEFAULT, List.of(), rulebook.agreements());
        records.forEach(record -> builder.add(record, rulebook.plan(record)));
        return builder;
    }

    private static Statement statement(Rulebook rulebook, List<UsageRecord> records) {
        return builder(rulebook, records)
                .build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    @Test
    void aQuoteExplainsIt() {
        Rulebook rulebook = with(List.of(LID), List.of(FLOOR));
        Quote quote =
                rulebook.quote(UsageRecord.of(AT, UsageKind.of("gpt-5-mini"), TokenCounts.of(1_000, 0, 5_000_000)));
        assertThat(quote.requestLines()).singleElement().satisfies(line -> {
            assertThat(line.formula()).isEqualTo("5.00 - 10.00025 = -5.00025");
            assertThat(line.bound().rule().id()).isEqualTo("agreements.request-cap");
            assertThat(line.bound().limit().source()).isEqualTo("a contract");
        });
        assertThat(quote.toJson())
                .contains("\"amount_usd\":\"5.00\"")
                .contains("{\"step\":\"cap\",\"agreement\":\"lid\",\"amount_usd\":\"-5.00025\"");
        RequestLine several = rulebook.quote(UsageRecord.of(
                        AT,
                        UsageKind.of("gpt-5-mini"),
                        TokenCounts.of(1_000, 0, 5_000_000).withRequests(2)))
                .requestLines()
                .get(0);
        assertThat(several.formula()).isEqualTo("2 x 5.00 - 10.00025 = -0.00025");
    }

    @Test
    void aStatementHasALineForEachRowAndMonth() {
        Rulebook rulebook = with(List.of(LID), List.of());
        UsageRecord dear = UsageRecord.of(AT, UsageKind.of("gpt-5-mini"), TokenCounts.of(0, 0, 4_000_000));
        Statement statement =
                statement(rulebook, List.of(dear, dear, dear.withAt(Instant.parse("2026-05-01T00:00:00Z"))));
        assertThat(statement.settlement().lines())
                .extracting(BillLine::step, BillLine::period, BillLine::formula)
                .containsExactly(
                        tuple("cap", "2026-04", "2 requests: 10.00 - 16.00 = -6.00"),
                        tuple("cap", "2026-05", "1 request: 5.00 - 8.00 = -3.00"));
        assertThat(statement.usageTotal()).isEqualTo(Money.of("24"));
        assertThat(statement.total()).isEqualTo(Money.of("15"));
        assertThat(statement.groups()).singleElement().satisfies(group -> assertThat(group.net())
                .isEqualTo(Money.of("15")));
    }

    @Test
    void plansThatAreKeptHaveThem() {
        RuleStore store = new RuleStore(temporary.resolve("rules"), "1");
        UsageRecord dear = UsageRecord.of(AT, UsageKind.of("gpt-5-mini"), TokenCounts.of(0, 0, 4_000_000));
        // without the rules about sums nothing is asked for beyond the kind of usage, and plans are kept
        Map<String, String> texts =
                new LinkedHashMap<>(files(List.of(LID), List.of()).texts());
        for (String file : List.of("agreements/request-cap.drl", "agreements/request-minimum.drl")) {
            texts.computeIfPresent(
                    file, (name, text) -> text.substring(0, text.indexOf("rule \"Requests that are summed")));
        }
        for (int run = 0; run < 3; run++) {
            Rulebook rulebook =
                    RulebookLoader.load(RulebookFiles.of(texts), store, RuleVocabulary::shipped, new Problems());
            assertThat(rulebook.asksFor()).isEmpty();
            assertThat(rulebook.quote(dear).amount()).isEqualTo(Money.of("5"));
            store.flush();
        }
    }

    @Test
    void rowsThatMakeNoSenseDoNotLoad() {
        assertThat(errors(List.of(LID, LID))).containsExactly("overlapping-periods");
        assertThat(errors(List.of("lid,request,5,,,,,,,,,,project,,,a contract")))
                .containsExactly("bad-each");
        assertThat(errors(List.of("lid,request,-5,,,,,,,,,,,,,a contract"))).containsExactly("bad-number");
        assertThat(errors(List.of("lid,request,5,,,,,,,gpt-77*,,,,,,a contract")))
                .containsExactly("unknown-model");
        assertThat(errors(List.of("lid,request,5,,,,,,nobody,,,,,,,a contract")))
                .containsExactly("unknown-provider");
        assertThat(errors(List.of("lid,week,5,,,,,,,,,,,,,a contract"))).containsExactly("unknown-value");
    }

    private static List<String> errors(List<String> caps) {
        return RulebookLoader.attempt(files(caps, List.of()), new Problems()).problems().stream()
                .filter(Problem::isError)
                .map(Problem::code)
                .toList();
    }
}
