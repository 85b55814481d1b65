package io.tokentariff.bench;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.money.ExactSum;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.TablesReader;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Rulebooks of ten times and a hundred times as many rules and rows. */
final class Growth {

    private static final int RULES_A_FILE = 3;
    private static final int ROWS_A_MODEL = 8;
    private static final Instant DAY = Instant.parse("2026-04-12T08:30:00Z");

    private final Map<String, String> shipped;

    Growth(Path rules) {
        this.shipped = RulebookFiles.read(rules, new Problems()).texts();
    }

    void report(Report report, boolean quick) throws Exception {
        reload(report, quick); // before there are large rulebooks in the heap
        report.head("Growth of the rulebook");
        RulebookFiles rows = grown(0, 7_200);
        RulebookFiles fourTimes = grown(0, 28_800);
        Measure tables = new Measure()
                .add("rows", () -> read(rows))
                .add("four times", () -> read(fourTimes))
                .rounds(quick ? 5 : 10, quick ? 7 : 11);
        report.atMost("rates of 7,200 more rows and of 28,800, tables read", tables.workRatio("four times", "rows"), 5);
        Rulebook small = load(report, 0, 0);
        Rulebook middle = load(report, 225, 2_700);
        Rulebook large = load(report, 2_475, 29_700);
        Measure measure = new Measure()
                .add("small", () -> remembered(small))
                .add("middle", () -> remembered(middle))
                .add("large", () -> remembered(large))
                .rounds(quick ? 2 : 3, quick ? 7 : 11);
        report.atMost("250 rules / 3,000 rows, remembered plan", measure.workRatio("middle", "small"), 1.1);
        report.atMost("2,500 rules / 30,000 rows, remembered plan", measure.workRatio("large", "small"), 1.1);
    }

    /** A running service has loaded rules and run cases before: the first rounds do not count. */
    private void reload(Report report, boolean quick) throws Exception {
        report.head("Reload, warm");
        Measure reload = new Measure()
                .add("compile", () -> RulebookLoader.load(RulebookFiles.of(shipped)))
                .add("all", () -> RulebookCheck.beforeUse(RulebookLoader.load(RulebookFiles.of(shipped))))
                .rounds(20, quick ? 10 : 30);
        report.within("the shipped rulebook, compile only: rules and tables", reload.nanos("compile"), 100);
        report.within("the shipped rulebook, check and cases included", reload.nanos("all"), 300);
    }

    private static void read(RulebookFiles files) {
        Problems problems = new Problems();
        if (RateCardReader.read(TablesReader.of(files, problems)).rows().rates().isEmpty() || problems.hasErrors()) {
            throw new IllegalStateException("the tables are not read: " + problems.sorted());
        }
    }

    private Rulebook load(Report report, int moreRules, int moreRows) {
        RulebookFiles files = grown(moreRules, moreRows);
        long begin = System.nanoTime();
        Rulebook rulebook = RulebookLoader.load(files);
        report.tell(
                "load %,d rules / %,d rates"
                        .formatted(
                                rulebook.rules().size(),
                                rulebook.rateCard().rows().rates().size()),
                "%.1f s",
                (System.nanoTime() - begin) / 1e9);
        return rulebook;
    }

    private static void remembered(Rulebook rulebook) {
        ExactSum sum = new ExactSum();
        UsageKind[] kinds = {
            UsageKind.of("gpt-4.1-mini"), UsageKind.of("gpt-5-mini").withServiceTier("batch"), UsageKind.of("gpt-4.1")
        };
        for (int i = 0; i < 12_000_000; i++) {
            UsageRecord record = UsageRecord.of(
                    DAY.plusSeconds(i % 600_000 * 7L),
                    kinds[i % kinds.length],
                    TokenCounts.of(1_000 + i % 500, i % 900, 300));
            rulebook.plan(record).arithmetic().addTo(sum, record.tokens());
        }
        if (sum.total().isZero()) {
            throw new IllegalStateException("nothing was priced");
        }
    }

    /** The shipped rulebook with more rules, each of a region of its own, and more models with rates. */
    private RulebookFiles grown(int moreRules, int moreRows) {
        Map<String, String> texts = new TreeMap<>(shipped);
        for (int file = 0; file * RULES_A_FILE < moreRules; file++) {
            StringBuilder drl =
                    new StringBuilder("// More rules\n//\n// Numbers: none. Cases: none.\npackage guards\n\n"
                            + "import io.tokentariff.rating.*\n\n");
            for (int i = file * RULES_A_FILE; i < Math.min(moreRules, (file + 1) * RULES_A_FILE); i++) {
                drl.append(rule(file, i));
            }
            texts.put("guards/more-%d.drl".formatted(file), drl.toString());
        }
        StringBuilder regions = new StringBuilder(text(texts, "tables/regions.csv"));
        for (int i = 0; i < moreRules; i++) {
            regions.append("zone-%d,,no,,bench%n".formatted(i));
        }
        texts.put("tables/regions.csv", regions.toString());
        StringBuilder models = new StringBuilder(text(texts, "tables/models.csv"));
        StringBuilder rates = new StringBuilder(text(texts, "tables/rates.csv"));
        for (int i = 0; i * ROWS_A_MODEL < moreRows; i++) {
            models.append("more-%d,,openai,more,current,,,,bench%n".formatted(i));
            for (String tier : new String[] {"standard", "batch", "flex", "priority"}) {
                rates.append("more-%d,no,%s,,input,0.%d,,,published,bench%n".formatted(i, tier, 1 + i % 9));
                rates.append("more-%d,no,%s,,output,1.%d,,,published,bench%n".formatted(i, tier, 1 + i % 9));
            }
        }
        texts.put("tables/models.csv", models.toString());
        texts.put("tables/rates.csv", rates.toString());
        return RulebookFiles.of(texts);
    }

    private static String rule(int file, int i) {
        return """
                rule "Usage of region %1$d is told apart"
                    @id( "guards.more-%2$d.r%1$d" )
                    @source( "bench" )
                    @reviewed( "2026-11-22" )
                when
                    $usage : Usage( operation == "inference", region == "zone-%1$d" )
                then
                    insert( Finding.note( "zone-%1$d", "The region {region} is told apart." ) );
                end

                """
                .formatted(i, file);
    }

    private static String text(Map<String, String> texts, String file) {
        String text = texts.get(file);
        if (text == null) {
            throw new IllegalStateException("no " + file);
        }
        return text;
    }
}
