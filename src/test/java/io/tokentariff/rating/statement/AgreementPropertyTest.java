package io.tokentariff.rating.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.AgreementOracle.Atom;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.AgreementTables;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.TablesReader;
import io.tokentariff.usage.UsageBuilder;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Rulebooks of agreements by chance, on months by chance: each line and total is that of {@link AgreementOracle}, and what must
 * hold of any bill holds. {@code -Dproperty.agreements=3000 -Dproperty.seed=7} for longer runs.
 */
class AgreementPropertyTest {

    private static final int BOOKS = Integer.getInteger("property.agreements", 300);
    private static final long SEED = Long.getLong("property.seed", 20_260_416);
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    /** Dollars a million tokens, by model, tier and meter; written here anew. */
    private static final Map<String, String> PRICES = Map.ofEntries(
            Map.entry("gpt-4.1-mini standard input", "0.40"),
            Map.entry("gpt-4.1-mini standard cached_input", "0.10"),
            Map.entry("gpt-4.1-mini standard output", "1.60"),
            Map.entry("gpt-4.1-mini batch input", "0.20"),
            Map.entry("gpt-4.1-mini batch cached_input", "0.05"),
            Map.entry("gpt-4.1-mini batch output", "0.80"),
            Map.entry("gpt-5-mini standard input", "0.25"),
            Map.entry("gpt-5-mini standard cached_input", "0.025"),
            Map.entry("gpt-5-mini standard output", "2.00"),
            Map.entry("gpt-5-mini batch input", "0.125"),
            Map.entry("gpt-5-mini batch cached_input", "0.0125"),
            Map.entry("gpt-5-mini batch output", "1.00"));

    private static Rulebook rulebook(Map<String, List<Map<String, String>>> tables) {
        Problems problems = new Problems();
        TablesReader reader = new TablesReader(
                schema -> AgreementTables.ALL.contains(schema)
                        ? Table.of(schema, tables.getOrDefault(schema.name(), List.of()), problems)
                        : table(schema, problems),
                problems);
        Rulebook rulebook = SHIPPED.withRateCard(RateCardReader.read(reader));
        assertThat(problems.sorted()).isEmpty();
        return rulebook;
    }

    private static Table table(TableSchema schema, Problems problems) {
        return Table.read(schema, ShippedRules.text(schema.path()), problems);
    }

    private static List<UsageRecord> usage(Random random) {
        List<UsageRecord> usage = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Instant at = LocalDate.of(2026, 4, 1)
                    .plusDays(random.nextInt(80))
                    .atTime(random.nextInt(24), 0)
                    .toInstant(ZoneOffset.UTC);
            long input = random.nextInt(4) == 0 ? random.nextInt(9_000_000) : random.nextInt(70_001);
            UsageBuilder record = UsageRecord.builder(at, random.nextBoolean() ? "gpt-4.1-mini" : "gpt-5-mini")
                    .serviceTier(random.nextInt(3) == 0 ? "batch" : "standard")
                    .input(input)
                    .cachedInput(random.nextBoolean() ? 0 : random.nextLong(input + 1))
                    .output(random.nextInt(300_001))
                    .requests(500);
            String project = List.of("", "a", "b", "c").get(random.nextInt(4));
            record = project.isEmpty() ? record : record.project(project);
            record = random.nextBoolean() ? record : record.user("u" + random.nextInt(3));
            record = random.nextBoolean() ? record : record.tag("env", random.nextBoolean() ? "prod" : "test");
            usage.add(record.build());
        }
        return usage;
    }

    private static StatementBuilder builder(Rulebook rulebook, List<UsageRecord> usage) {
        StatementBuilder builder = new StatementBuilder(Dimension.DEFAULT, List.of(), rulebook.agreements());
        usage.forEach(record -> builder.add(record, rulebook.plan(record)));
        return builder;
    }

    private static Statement statement(Rulebook rulebook, StatementBuilder builder) {
        return builder.build("test", rulebook.rateCard().rows().meters());
    }

    private static AgreementOracle oracle(Map<String, List<Map<String, String>>> tables, List<UsageRecord> usage) {
        AgreementOracle oracle = new AgreementOracle(tables);
        for (UsageRecord record : usage) {
            for (String meter : List.of("input", "cached_input", "output")) {
                add(oracle, record, meter, record.tokens().count(meter)); // what is cached is not in its input
            }
        }
        oracle.settle();
        return oracle;
    }

    private static void add(AgreementOracle oracle, UsageRecord record, String meter, long tokens) {
        String model = record.kind().model();
        String tier = record.kind().serviceTier();
        Atom atom = new Atom(
                record.at().atZone(ZoneOffset.UTC).toLocalDate(),
                record.account().project(),
                record.account().user(),
                "prod".equals(record.account().tags().get("env")),
                model,
                tier,
                meter,
                true);
        String price = PRICES.get(model + " " + tier + " " + meter);
        if (tokens > 0) {
            oracle.add(
                    atom,
                    tokens,
                    new BigDecimal(price).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6));
        }
    }

    private static List<String> lines(Statement statement) {
        return statement.settlement().lines().stream()
                .map(line -> "%s %s %s %s %s"
                        .formatted(
                                line.step(),
                                line.agreement(),
                                line.period(),
                                line.of(),
                                AgreementOracle.plain(line.amount().usd())))
                .toList();
    }

    @Test
    void everyLineAndTotalIsThatOfTheOracle() {
        int lines = 0;
        for (int book = 0; book < BOOKS; book++) {
            Random random = new Random(SEED + book);
            Map<String, List<Map<String, String>>> tables = RandomAgreements.of(random, true);
            List<UsageRecord> usage = usage(random);
            Rulebook rulebook = rulebook(tables);
            Statement statement = statement(rulebook, builder(rulebook, usage));
            AgreementOracle oracle = oracle(tables, usage);
            String named = "seed %d: %s".formatted(SEED + book, tables);
            assertThat(statement.usageTotal().usd()).as(named).isEqualByComparingTo(oracle.list());
            assertThat(lines(statement)).as(named).containsExactlyElementsOf(oracle.lines);
            assertThat(statement.total().usd()).as(named).isEqualByComparingTo(oracle.total);
            assertThat(statement.settlement().budgets().stream()
                            .map(each -> "%s %s %s %s"
                                    .formatted(
                                            each.budget(),
                                            each.of(),
                                            each.percent().toPlainString(),
                                            each.day()))
                            .toList())
                    .as(named)
                    .containsExactlyElementsOf(oracle.budgets);
            Map<String, BigDecimal> credits = new TreeMap<>();
            statement
                    .credits()
                    .forEach(
                            line -> credits.put(line.grant().name(), line.used().usd()));
            assertThat(plain(credits)).as(named).isEqualTo(plain(oracle.credits));
            assertThat(plain(statement.settlement().totals())).as(named).isEqualTo(plain(oracle.paid));
            lines += oracle.lines.size();
        }
        assertThat(lines).as("rulebooks that do nothing prove nothing").isGreaterThan(4 * BOOKS);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> plain = new TreeMap<>();
        amounts.forEach((name, amount) -> plain.put(name, AgreementOracle.plain(amount)));
        return plain;
    }

    @Test
    void whatMustHoldOfAnyBillHolds() {
        for (int book = 0; book < BOOKS; book++) {
            Random random = new Random(SEED - 1 - book);
            Map<String, List<Map<String, String>>> tables = RandomAgreements.of(random, false);
            List<UsageRecord> usage = usage(random);
            Rulebook rulebook = rulebook(tables);
            Statement statement = statement(rulebook, builder(rulebook, usage));
            String named = "seed %d: %s".formatted(SEED - 1 - book, tables);

            List<UsageRecord> shuffled = new ArrayList<>(usage);
            Collections.shuffle(shuffled, random);
            assertThat(statement(rulebook, builder(rulebook, shuffled)))
                    .as("in another order, %s", named)
                    .isEqualTo(statement);

            int cut = random.nextInt(usage.size() + 1);
            StatementBuilder parts = builder(rulebook, shuffled.subList(cut, usage.size()));
            parts.add(builder(rulebook, shuffled.subList(0, cut)));
            assertThat(statement(rulebook, parts)).as("of two files, %s", named).isEqualTo(statement);

            Money sum = statement.groups().stream().map(Statement.Group::known).reduce(Money.ZERO, Money::plus);
            for (BillLine line : statement.settlement().lines()) {
                sum = sum.plus(line.amount());
            }
            for (CreditLine credit : statement.credits()) {
                sum = sum.minus(credit.used());
                assertThat(credit.left().isNegative()).as(named).isFalse();
                assertThat(credit.used().isNegative()).as(named).isFalse();
            }
            assertThat(sum).as("lines add up, %s", named).isEqualTo(statement.total());
            assertThat(statement.net().plus(statement.tax())).as(named).isEqualTo(statement.total());
            boolean adds = tables.containsKey("commitment")
                    || tables.containsKey("minimum-charge")
                    || tables.containsKey("rounding");
            if (!adds) { // what is added belongs to no group, and caps may take it off again
                assertThat(netOfGroups(statement))
                        .as("list and discounts make net, %s", named)
                        .isEqualTo(discounted(statement));
            }
            if (!tables.isEmpty()) {
                statement.groups().forEach(group -> assertThat(
                                group.net() != null && group.net().isNegative())
                        .as(named)
                        .isFalse());
            }
        }
    }

    /** What usage costs, less what was taken off. */
    private static Money discounted(Statement statement) {
        return statement.settlement().lines().stream()
                .filter(line -> !line.isTax())
                .map(BillLine::amount)
                .reduce(statement.usageTotal(), Money::plus);
    }

    private static Money netOfGroups(Statement statement) {
        return statement.groups().stream()
                .map(group -> group.net() == null ? group.known() : group.net())
                .reduce(Money.ZERO, Money::plus);
    }

    @Test
    void aGraduatedDiscountDoesNotJumpAtTheBordersOfItsSteps() {
        Rulebook rulebook = rulebook(Map.of(
                "volume-discount", List.of(step("1000000", "-10"), step("2000000", "-25"), step("4000000", "-50"))));
        for (long border : new long[] {1_000_000, 2_000_000, 4_000_000}) {
            Money before = total(rulebook, border - 1);
            Money at = total(rulebook, border);
            Money after = total(rulebook, border + 1);
            Money token = Money.of("0.0000004");
            assertThat(at.minus(before)).isLessThanOrEqualTo(token).isGreaterThan(Money.ZERO);
            assertThat(after.minus(at)).isLessThan(at.minus(before)).isGreaterThan(Money.ZERO);
        }
    }

    private static Map<String, String> step(String above, String percent) {
        return Map.of(
                "agreement",
                "deal",
                "mode",
                "graduated",
                "unit",
                "tokens",
                "above",
                above,
                "percent",
                percent,
                "source",
                "test");
    }

    private static Money total(Rulebook rulebook, long tokens) {
        UsageRecord record = UsageRecord.builder(Instant.parse("2026-04-12T00:00:00Z"), "gpt-4.1-mini")
                .input(tokens)
                .requests(1_000)
                .build();
        return statement(rulebook, builder(rulebook, List.of(record))).total();
    }
}
