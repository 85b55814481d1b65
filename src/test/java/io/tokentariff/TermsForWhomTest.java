package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy 2.15: which rows of a term are for whom, and what plans are remembered under because of it. */
class TermsForWhomTest {

    private static final String TERMS = "tables/terms.csv";
    private static final String COLUMNS = ",source,project,user,api_key,tag,region,provider,stacks";
    private static final UsageRecord RECORD = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(1_200, 1_000, 300));

    private static Map<String, String> texts(String... rows) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put(
                TERMS,
                ShippedRules.text(TERMS)
                                .lines()
                                .map(TermsForWhomTest::withColumns)
                                .collect(Collectors.joining("\n"))
                        + "\n"
                        + String.join("\n", rows)
                        + "\n");
        return texts;
    }

    private static String withColumns(String line) {
        return line.startsWith("term,") && !line.contains("project") ? line.replace(",source", COLUMNS) : line;
    }

    private static Rulebook with(String... rows) {
        return RulebookLoader.load(RulebookFiles.of(texts(rows)));
    }

    private static String amount(Rulebook rulebook, UsageRecord record) {
        assertThat(rulebook.plan(record)).isEqualTo(rulebook.evaluateApart(record));
        return Objects.requireNonNull(Tariff.of(rulebook).price(record).amount())
                .toPlainString();
    }

    private static UsageRecord of(String project) {
        return RECORD.withAccount(Account.ofProject(project));
    }

    private static List<Problem> problems(String... rows) {
        return RulebookLoader.attempt(RulebookFiles.of(texts(rows)), new Problems())
                .problems();
    }

    @Test
    void aRowIsADiscountOfAProject() {
        Rulebook rulebook = with("negotiated-discount,,,,-12,,,a contract,knowledge");
        assertThat(amount(rulebook, of("knowledge"))).isEqualTo("0.0005808");
        assertThat(amount(rulebook, of("search"))).isEqualTo("0.00066");
        assertThat(amount(rulebook, RECORD)).isEqualTo("0.00066");
    }

    @Test
    void shippedRulesWithoutRowsPriceAsBeforeAndFindNothing() {
        assertThat(amount(ShippedRules.with(Map.of()), of("knowledge"))).isEqualTo("0.00066");
        assertThat(ShippedRules.with(Map.of()).plan(of("knowledge")).findings()).isEmpty();
    }

    @Test
    void theMostSpecificRowApplies() {
        Rulebook rulebook = with(
                "negotiated-discount,,,,-50,,,a contract",
                "negotiated-discount,gpt-4.1-mini,,,-45,,,a contract",
                "negotiated-discount,gpt-4.1-mini,,output,-10,,,a contract",
                "negotiated-discount,,,,-20,,,a contract,knowledge",
                "negotiated-discount,gpt-4.1-mini,,,-30,,,a contract,knowledge",
                "negotiated-discount,gpt-4.1-mini,,output,-40,,,a contract,knowledge");
        UsageRecord large = RECORD.withKind(UsageKind.of("gpt-4.1"));
        assertThat(amount(rulebook, large)).isEqualTo("0.00165");
        assertThat(amount(rulebook, RECORD)).isEqualTo("0.000531"); // (0.00008 + 0.0001) x 0.55 + 0.00048 x 0.9
        assertThat(amount(rulebook, large.withAccount(Account.ofProject("knowledge"))))
                .isEqualTo("0.00264");
        assertThat(amount(rulebook, of("knowledge"))).isEqualTo("0.000414"); // 0.00018 x 0.7 + 0.00048 x 0.6
    }

    @Test
    void rowsOfWhichNoneIsTheMostSpecificAreAnError() {
        assertThat(problems(
                        "negotiated-discount,,,,-12,,,a contract,knowledge",
                        "negotiated-discount,gpt-4.1-mini,,,-20,,,a contract"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("equally-specific");
                    assertThat(problem.message()).contains("line 17 are for the same usage");
                    assertThat(problem.line()).isEqualTo(18);
                });
        assertThat(problems(
                        "negotiated-discount,,,,-12,,,a contract,knowledge",
                        "negotiated-discount,gpt-4.1-mini,,,-20,,,a contract",
                        "negotiated-discount,gpt-4.1-mini,,,-25,,,a contract,knowledge"))
                .isEmpty();
        assertThat(problems(
                        "negotiated-discount,,,,-12,,,a contract,knowledge",
                        "negotiated-discount,gpt-4.1-mini,,,-20,,,a contract",
                        "negotiated-discount,gpt-4.1-mini,,,-25,2026-01-01,,a contract,knowledge"))
                .extracting(Problem::code)
                .containsExactly("equally-specific");
        assertThat(problems(
                        "negotiated-discount,,,,-12,,,a contract,knowledge",
                        "negotiated-discount,,,,-20,,,a contract,knowledge"))
                .extracting(Problem::code)
                .containsExactly("overlapping-periods");
        assertThat(problems(
                        "negotiated-discount,,,,-12,,2026-05-01,a contract,knowledge",
                        "negotiated-discount,,,,-20,2026-05-01,,a contract,knowledge",
                        "negotiated-discount,,,,-20,,,a contract,search"))
                .isEmpty();
    }

    @Test
    void whatCannotBeMeantIsAnError() {
        assertThat(problems("negotiated-discount,,,,-12,,,a contract,,,,prod"))
                .extracting(Problem::code)
                .containsExactly("bad-tag");
        assertThat(problems("negotiated-discount,,,,-12,,,a contract,,,,,nowhere"))
                .extracting(Problem::code)
                .containsExactly("unknown-region");
        assertThat(problems("negotiated-discount,,,,-12,,,a contract,,,,,,opennai"))
                .extracting(problem -> problem.code() + ": " + problem.hint())
                .containsExactly("unknown-provider: Maybe \"openai\" was meant.");
        assertThatThrownBy(() -> with("negotiated-discount,,,,-12,,,a contract,,,,,,,sometimes"))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("multiply, alone");
    }

    @Test
    void plansAreRememberedUnderTheRowsChosen() {
        Rulebook rulebook = with(
                "negotiated-discount,,,,-12,,,a contract,knowledge",
                "negotiated-discount,gpt-5-mini,,,-50,,,a contract,search",
                "negotiated-discount,,,,-12,,2020-01-01,a contract,former");
        for (int i = 0; i < 50; i++) {
            rulebook.plan(of("project-" + i));
        }
        assertThat(rulebook.plansMade()).isEqualTo(1);
        Plan plain = rulebook.plan(RECORD);
        assertThat(rulebook.plan(of("search"))).isNotSameAs(rulebook.plan(of("knowledge")));
        assertThat(rulebook.plan(of("former"))).isSameAs(rulebook.plan(of("search")));
        assertThat(rulebook.plan(of("former"))).isEqualTo(plain);
        assertThat(rulebook.plansMade()).isEqualTo(3);
        UsageRecord ann = RECORD.withAccount(new Account("knowledge", "ann", null, Map.of("env", "prod")));
        assertThat(rulebook.plan(ann)).isSameAs(rulebook.plan(of("knowledge")));
    }

    @Test
    void rememberedPlansAreThoseOfAFullEvaluationWhateverTheAccount() {
        Rulebook rulebook = with(
                "negotiated-discount,,,,-12,,,a contract,p1",
                "negotiated-discount,,,,-13,,,a contract,p1,u1",
                "negotiated-discount,,,output,-14,,,a contract,p1,u1,k1",
                "negotiated-discount,,,,-15,,,a contract,p1,u1,k1,env=prod",
                "negotiated-discount,,,output,-17,,,a contract,p1,u1,k1,env=prod",
                "internal-markup,,,,5,,,a contract,,u1",
                "internal-markup,,batch,,6,,,a contract,,u1",
                "internal-markup,,,,7,,,a contract,,u1,k1,,,,alone",
                "internal-markup,,batch,,8,,,a contract,,u1,k1,,,,alone");
        Random random = new Random(3);
        for (int i = 0; i < 1_500; i++) {
            UsageRecord record = RECORD.withKind(UsageKind.of(random.nextBoolean() ? "gpt-4.1-mini" : "gpt-5-mini")
                            .withServiceTier(random.nextBoolean() ? "batch" : "standard"))
                    .withAccount(new Account(
                            random.nextBoolean() ? "p1" : "p2",
                            random.nextBoolean() ? "u1" : null,
                            random.nextBoolean() ? "k1" : "k2",
                            random.nextBoolean() ? Map.of("env", random.nextBoolean() ? "prod" : "test") : Map.of()));
            assertThat(rulebook.plan(record)).as("%s", record).isEqualTo(rulebook.evaluateApart(record));
        }
        assertThat(rulebook.plansMade()).isLessThan(100);
    }

    @Test
    void findingAPlanOfAnAccountMakesNoObject() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] rows = IntStream.range(0, 1_000)
                .mapToObj("negotiated-discount,,,,-12,,,a contract,project-%d"::formatted)
                .toArray(String[]::new);
        Rulebook rulebook = with(rows);
        UsageRecord record = of("project-517");
        plans(rulebook, record, 1_000);
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        plans(rulebook, record, 10_000);
        long bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(bytes).isLessThan(10_000);
        assertThat(rulebook.plan(record).charges().get(0).adjustments()).hasSize(1);
    }

    private static void plans(Rulebook rulebook, UsageRecord record, int times) {
        for (int i = 0; i < times; i++) {
            rulebook.plan(record);
        }
    }

    @Test
    void plansThatAreKeptAreThoseOfTheAccount(@TempDir Path folder) throws IOException {
        Path rules = folder.resolve("rules");
        for (Map.Entry<String, String> file : texts(
                        "batch-half-price,gpt-4.1,batch,output,-60,,,a contract,knowledge",
                        "batch-half-price,gpt-4.1,batch,,-55,,,a contract,knowledge",
                        "negotiated-discount,,,,-12,,,a contract,knowledge")
                .entrySet()) {
            Path path = rules.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        RuleStore store = new RuleStore(folder.resolve("store"), "1");
        UsageRecord batch = of("knowledge").withKind(UsageKind.of("gpt-4.1").withServiceTier("batch"));
        for (int run = 0; run < 3; run++) {
            Rulebook rulebook = RulebookLoader.load(rules, store);
            for (UsageRecord record : List.of(RECORD, of("knowledge"), of("search"), batch)) {
                assertThat(rulebook.plan(record)).isEqualTo(rulebook.evaluate(record));
            }
        }
    }
}
