package io.tokentariff.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.table.TablesReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault a table can have: its code, and the file, line and column where it is. */
class TableFaultsTest {

    private static final String MODELS =
            "model,also_called,developer,family,status,released,context_window,successors,source\n";
    private static final String TIERS = "tier,also_called,rated,source\n";
    private static final String REGIONS = "region,also_called,residency,exempt_models,source\n";
    private static final String METERS = "meter,without_rate,what\n";
    private static final String RATES =
            "model,fine_tuned,tier,context,meter,usd_per_million,from,until,certainty,source\n";
    private static final String TERMS = "term,model,tier,meter,percent,from,until,source\n";
    private static final String LONG = "model,threshold_tokens,scope,meter,factor,tiers,from,until,source\n";

    private static Map<String, String> sound() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("tables/models.csv", MODELS + "mini,mini-1,d,f,current,2026-01-01,1000,,s\nmaxi,,d,f,legacy,,,,s\n");
        texts.put("tables/tiers.csv", TIERS + "standard,default,yes,s\nbatch,,yes,s\n");
        texts.put("tables/regions.csv", REGIONS + "eu,,yes,mini,s\n");
        texts.put("tables/meters.csv", METERS + "input,,in\noutput,,out\ncache_write,input,written\n");
        texts.put("tables/rates.csv", RATES + "mini,no,standard,,input,0.40,,,published,s\n");
        texts.put("tables/terms.csv", TERMS + "half,,batch,,-50,,,s\n");
        texts.put("tables/long-context.csv", LONG + "mini,270000,excess,,2,,,,s\n");
        return texts;
    }

    private static List<String> faults(String file, String text) {
        Map<String, String> texts = sound();
        texts.put("tables/" + file, text);
        return faults(texts);
    }

    private static List<String> faults(Map<String, String> texts) {
        Problems problems = new Problems();
        RateCardReader.read(TablesReader.of(texts::get, problems));
        return problems.sorted().stream()
                .map(p -> "%s:%d:%d %s".formatted(p.file().replace("tables/", ""), p.line(), p.column(), p.code()))
                .toList();
    }

    @Test
    void soundTablesHaveNoFault() {
        assertThat(faults(sound())).isEmpty();
    }

    static Stream<Arguments> faultyTables() {
        return Stream.of(
                // the table itself
                fault("rates.csv", "", "rates.csv:0:0 empty-table"),
                fault("rates.csv", "# only a comment\n\n", "rates.csv:0:0 empty-table"),
                fault("tiers.csv", "tier,also_called,rated,source,colour\n", "tiers.csv:1:31 unknown-column"),
                fault("tiers.csv", "# c\ntier,also_called,source\n", "tiers.csv:2:0 missing-column"),
                fault("tiers.csv", "tier,also_called,rated,tier,source\n", "tiers.csv:1:24 duplicate-column"),
                fault(
                        "tiers.csv",
                        "tier,also_called,ratet,source\n",
                        "tiers.csv:1:0 missing-column",
                        "tiers.csv:1:18 unknown-column"),
                fault("terms.csv", TERMS + "half,,batch,,-50,,\n", "terms.csv:2:0 wrong-cell-count"),
                fault("terms.csv", TERMS + "# c\n\nhalf,,batch,,-50,,,a, b\n", "terms.csv:4:0 wrong-cell-count"),
                fault("terms.csv", TERMS + "half,,batch,,-50,,,\"open\nmore,,,,1,,,s\n", "terms.csv:2:20 bad-csv"),
                fault("terms.csv", TERMS + "half,,batch,,-50,,,\"open\nmore,,,,1,,,\"s\"\n", "terms.csv:2:20 bad-csv"),
                fault("terms.csv", TERMS + "half,,batch,,-50,,,s\nmore,,,,1,,,\"open", "terms.csv:3:13 bad-csv"),
                // numbers
                fault("terms.csv", TERMS + "half,,batch,,\"-50,5\",,,s\n", "terms.csv:2:14 bad-number"),
                fault("terms.csv", TERMS + "half,,batch,,1e3,,,s\n", "terms.csv:2:14 bad-number"),
                fault("terms.csv", TERMS + "half,,batch,,+5,,,s\n", "terms.csv:2:14 bad-number"),
                fault("terms.csv", TERMS + "half,,batch,,5 %,,,s\n", "terms.csv:2:14 bad-number"),
                fault("terms.csv", TERMS + "half,,batch,,\u0665,,,s\n", "terms.csv:2:14 bad-number"),
                fault("terms.csv", TERMS + "half,,batch,,,,,s\n", "terms.csv:2:14 missing-value"),
                fault("terms.csv", TERMS + "half,,batch,,-100.01,,,s\n", "terms.csv:2:14 bad-percent"),
                fault("rates.csv", rate("input", "$0.40"), "rates.csv:2:25 bad-number"),
                fault("rates.csv", rate("input", "-0.40"), "rates.csv:2:25 negative-price"),
                fault("rates.csv", rate("input", "0.1234567890123"), "rates.csv:2:25 bad-number"),
                fault("long-context.csv", LONG + "mini,270k,excess,,2,,,,s\n", "long-context.csv:2:6 bad-number"),
                fault("long-context.csv", LONG + "mini,270000,excess,,-2,,,,s\n", "long-context.csv:2:21 bad-number"),
                fault("long-context.csv", LONG + "mini,,excess,,2,,,,s\n", "long-context.csv:2:6 missing-value"),
                fault("long-context.csv", LONG + "mini,270000,excess,,,,,,s\n", "long-context.csv:2:21 missing-value"),
                fault("models.csv", MODELS + "mini,,d,f,current,,1M,,s\n", "models.csv:2:20 bad-number"),
                // days
                fault("terms.csv", TERMS + "half,,batch,,-50,2026-02-30,,s\n", "terms.csv:2:18 bad-date"),
                fault("terms.csv", TERMS + "half,,batch,,-50,,30.07.2026,s\n", "terms.csv:2:19 bad-date"),
                fault("terms.csv", TERMS + "half,,batch,,-50,2026-07-30,2026-07-30,s\n", "terms.csv:2:29 empty-period"),
                fault("terms.csv", TERMS + "half,,batch,,-50,2026-07-30,2026-07-29,s\n", "terms.csv:2:29 empty-period"),
                // words and names
                fault("tiers.csv", TIERS + "standard,,maybe,s\nbatch,,yes,s\n", "tiers.csv:2:11 unknown-value"),
                fault("rates.csv", rate("input", "1").replace("published", "sure"), "rates.csv:2:29 unknown-value"),
                fault("rates.csv", rate("input", "1").replace(",no,", ",nope,"), "rates.csv:2:6 unknown-value"),
                fault("rates.csv", rate("input", "1").replace("d,,in", "d,huge,in"), "rates.csv:2:18 unknown-value"),
                fault("rates.csv", rate("inputt", "1"), "rates.csv:2:19 unknown-meter"),
                fault("rates.csv", rate("input", "1").replace("\nmini", "\nmni"), "rates.csv:2:1 unknown-model"),
                fault("rates.csv", rate("input", "1").replace("\nmini", "\nmini-1"), "rates.csv:2:1 unknown-model"),
                fault("rates.csv", rate("input", "1").replace("standard", "flex"), "rates.csv:2:9 unknown-tier"),
                fault(
                        "terms.csv",
                        TERMS + "half,mx,bat,inp,1,,,s\n",
                        "terms.csv:2:6 unknown-model",
                        "terms.csv:2:9 unknown-tier",
                        "terms.csv:2:13 unknown-meter"),
                fault("long-context.csv", LONG + "mini,1,all,,2,,,,s\n", "long-context.csv:2:8 unknown-value"),
                fault(
                        "long-context.csv",
                        LONG + "mx,1,excess,inp,2,bat;standard,,,s\n",
                        "long-context.csv:2:1 unknown-model",
                        "long-context.csv:2:13 unknown-meter",
                        "long-context.csv:2:19 unknown-tier"),
                fault("regions.csv", REGIONS + "eu,,yes,mini;mx,s\n", "regions.csv:2:9 unknown-model"),
                fault(
                        "meters.csv",
                        METERS + "input,,in\noutput,,out\ncache_write,inptu,w\n",
                        "meters.csv:4:13 unknown-meter"),
                fault("tiers.csv", TIERS + "standard,,yes,\nbatch,,yes,s\n", "tiers.csv:2:15 missing-value"),
                fault(
                        "models.csv",
                        MODELS + "mini,,d,f,current,,,,s\nmini,,d,f,current,,,,s\n",
                        "models.csv:3:0 duplicate-name"),
                fault(
                        "models.csv",
                        MODELS + "mini,a;b,d,f,current,,,,s\nb,,d,f,current,,,,s\n",
                        "models.csv:3:0 duplicate-name"),
                fault("tiers.csv", TIERS + "standard,x,yes,s\nbatch,x,yes,s\n", "tiers.csv:3:0 duplicate-name"),
                fault("regions.csv", REGIONS + "eu,,yes,,s\neu,,no,,s\n", "regions.csv:3:0 duplicate-name"),
                fault("meters.csv", METERS + "input,,in\noutput,,out\ninput,,in\n", "meters.csv:4:0 duplicate-name"),
                fault(
                        "models.csv",
                        MODELS + "mini,,d,f,old,31.1.2026,,,s\n",
                        "models.csv:2:11 unknown-value",
                        "models.csv:2:15 bad-date"));
    }

    private static String rate(String meter, String usd) {
        return RATES + "mini,no,standard,," + meter + "," + usd + ",,,published,s\n";
    }

    private static Arguments fault(String file, String text, String... expected) {
        return Arguments.of(file, text, List.of(expected));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("faultyTables")
    void reportsTheFaultAtItsPlace(String file, String text, List<String> expected) {
        assertThat(faults(file, text).stream().filter(each -> each.startsWith(file + ":")))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void reportsAMissingTable(String file) {
        Map<String, String> texts = sound();
        texts.remove("tables/" + file);
        assertThat(faults(texts)).contains(file + ":0:0 missing-table");
    }

    static List<String> tables() {
        return sound().keySet().stream()
                .map(name -> name.replace("tables/", ""))
                .toList();
    }

    static Stream<Arguments> overlappingRows() {
        String mini = "mini,no,standard,,input,1,";
        return Stream.of(
                // the same row twice, and periods that meet or do not
                rates(mini + ",,published,s", mini + ",,published,s", true),
                rates(mini + ",2026-07-30,published,s", mini + "2026-07-30,,published,s", false),
                rates(mini + ",2026-07-31,published,s", mini + "2026-07-30,,published,s", true),
                rates(mini + "2026-01-01,2026-02-01,published,s", mini + "2026-01-15,2026-01-16,published,s", true),
                // another name is another row
                rates(mini + ",,published,s", mini.replace("input", "output") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("standard", "batch") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("no", "yes") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("mini", "maxi") + ",,published,s", false),
                rates(
                        mini.replace(",,", ",short,") + ",,published,s",
                        mini.replace(",,", ",long,") + ",,published,s",
                        false),
                // blank is any, and a row that names more holds
                rates(mini + ",,published,s", mini.replace(",,", ",long,") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("no", "") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("standard", "") + ",,published,s", false),
                rates(mini + ",,published,s", mini.replace("mini", "") + ",,published,s", false),
                rates("mini,,,,input,1,,,published,s", ",,,,input,2,,,published,s", false),
                rates(",,,,input,1,,,published,s", ",,,,input,2,,,published,s", true),
                rates(",,standard,,input,1,,,published,s", ",,batch,,input,2,,,published,s", false),
                terms("half,,batch,,-50,,,s", "half,,batch,,-40,,,s", true),
                terms("half,,batch,,-50,,,s", "other,,batch,,-40,,,s", false),
                terms("half,,batch,,-50,,,s", "half,mini,batch,,-40,,,s", false),
                terms("half,maxi,batch,,-50,,,s", "half,mini,batch,,-40,,,s", false),
                terms("half,,,input,-50,,,s", "half,,,output,-40,,,s", false),
                terms("half,,,input,-50,,2026-01-01,s", "half,,,,-40,2026-01-01,,s", false),
                longContexts("mini,5,excess,,2,,,,s", "mini,5,excess,,3,,,,s", true),
                longContexts("mini,5,excess,,2,,,,s", "maxi,5,excess,,3,,,,s", false),
                longContexts("mini,5,excess,,2,,,,s", "mini,5,excess,output,3,,,,s", true),
                longContexts("mini,5,excess,input,2,,,,s", "mini,5,excess,output,3,,,,s", false),
                longContexts("mini,5,excess,,2,batch,,,s", "mini,5,excess,,3,,,,s", true),
                longContexts("mini,5,excess,,2,batch;standard,,,s", "mini,5,excess,,3,standard,,,s", true),
                longContexts("mini,5,excess,,2,batch,,,s", "mini,5,excess,,3,standard,,,s", false));
    }

    private static Arguments rates(String first, String second, boolean overlap) {
        return Arguments.of("rates.csv", RATES, first, second, overlap);
    }

    private static Arguments terms(String first, String second, boolean overlap) {
        return Arguments.of("terms.csv", TERMS, first, second, overlap);
    }

    private static Arguments longContexts(String first, String second, boolean overlap) {
        return Arguments.of("long-context.csv", LONG, first, second, overlap);
    }

    @ParameterizedTest(name = "{2} and {3}: {4}")
    @MethodSource("overlappingRows")
    void reportsRowsInForceOnTheSameDays(String file, String header, String first, String second, boolean overlap) {
        List<String> expected = overlap ? List.of(file + ":3:0 overlapping-periods") : List.of();
        assertThat(faults(file, header + first + "\n" + second + "\n")).isEqualTo(expected);
        assertThat(faults(file, header + second + "\n" + first + "\n")).isEqualTo(expected);
    }

    @Test
    void reportsRatesOfWhichNeitherIsTheMoreSpecific() {
        String one = "mini,,,,input,1,,,published,s\n";
        String other = ",,standard,,input,2,,,published,s\n";
        assertThat(faults("rates.csv", RATES + one + other)).containsExactly("rates.csv:3:0 equally-specific");
        assertThat(faults("rates.csv", RATES + one + other + "mini,,standard,,input,3,,,published,s\n"))
                .isEmpty();
    }

    @Test
    void reportsTermsOfWhichNeitherIsTheMoreSpecific() {
        String one = "half,,,input,-50,,,s";
        String other = "half,,batch,,-40,,,s";
        List<String> expected = List.of("terms.csv:3:0 equally-specific");
        assertThat(faults("terms.csv", TERMS + one + "\n" + other + "\n")).isEqualTo(expected);
        assertThat(faults("terms.csv", TERMS + other + "\n" + one + "\n")).isEqualTo(expected);
        assertThat(faults("terms.csv", TERMS + other + "\n" + one + "\n" + "half,,batch,input,-60,,,s\n"))
                .isEmpty();
    }

    @Test
    void reportsRowsThatGiveOneSessionTwoThresholds() {
        String input = "mini,5,excess,input,2,,,,s\n";
        assertThat(faults("long-context.csv", LONG + input + "mini,6,excess,output,2,,,,s\n"))
                .containsExactly("long-context.csv:3:0 mixed-thresholds");
        assertThat(faults("long-context.csv", LONG + input + "mini,5,whole-request,output,2,,,,s\n"))
                .containsExactly("long-context.csv:3:0 mixed-thresholds");
        assertThat(faults("long-context.csv", LONG + input + "maxi,6,excess,output,2,,,,s\n"))
                .isEmpty();
    }

    @Test
    void aFaultIsOneSentenceWithTheValueAndAHint() {
        Map<String, String> texts = sound();
        texts.put("tables/terms.csv", TERMS + "half,,batch,,\"-50,5\",,,s\n");
        texts.put("tables/rates.csv", rate("inputt", "1"));
        Problems problems = new Problems();
        RateCardReader.read(TablesReader.of(texts::get, problems));
        assertThat(problems.sorted())
                .extracting(Problem::toString, Problem::hint)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "tables/rates.csv:2:19: error: The meter \"inputt\" is in no row of meters.csv. [unknown-meter]",
                                "Maybe \"input\" was meant."),
                        org.assertj.core.groups.Tuple.tuple(
                                "tables/terms.csv:2:14: error: \"-50,5\" is not a decimal number such as 0.40. [bad-number]",
                                "Maybe the comma should be a point."));
    }

    @Test
    void readingGoesOnAfterAFault() {
        assertThat(faults("terms.csv", TERMS + "a,,,,x,,,s\nb,,,\nc,,,,1,y,,s\n"))
                .containsExactly(
                        "terms.csv:2:6 bad-number", "terms.csv:3:0 wrong-cell-count", "terms.csv:4:8 bad-date");
    }

    @Test
    void quotedCellsMayHoldCommasAndQuotes() {
        Map<String, String> texts = sound();
        texts.put("tables/terms.csv", TERMS + "half,,batch,,-50,,,\"a, \"\"b\"\"\"\n");
        Problems problems = new Problems();
        RateCard card = RateCardReader.read(TablesReader.of(texts::get, problems));
        assertThat(problems.isEmpty()).isTrue();
        assertThat(card.rows().terms().get(0).source()).isEqualTo("a, \"b\"");
    }
}
