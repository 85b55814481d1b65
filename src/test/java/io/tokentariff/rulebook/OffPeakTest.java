package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.Moment;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices by the hour: what plans are remembered under because of it, and that no hour is guessed. */
class OffPeakTest {

    private static final String TABLE = "tables/off-peak.csv";
    private static final String NIGHT = "night,,22,6,gpt-4.1*,,,-20,,,a contract";
    private static final UsageRecord RECORD = UsageRecord.of(
            Instant.parse("2026-04-10T00:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(100_000, 90_000, 0));

    @TempDir
    Path temporary;

    private static RulebookFiles files(Map<String, String> more, String... rows) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put(TABLE, ShippedRules.text(TABLE) + String.join("\n", rows) + "\n");
        texts.putAll(more);
        return RulebookFiles.of(texts);
    }

    private static Rulebook with(String... rows) {
        return RulebookLoader.load(files(Map.of(), rows));
    }

    private static List<String> errors(Map<String, String> more, String... rows) {
        return RulebookLoader.attempt(files(more, rows), new Problems()).problems().stream()
                .filter(Problem::isError)
                .map(Problem::code)
                .toList();
    }

    private static String amount(Rulebook rulebook, UsageRecord record) {
        return Objects.requireNonNull(rulebook.quote(record).amount()).toPlainString();
    }

    @Test
    void nobodyAsksForTheHourWhereNoRowDoes() {
        assertThat(ShippedRules.with(Map.of()).asksFor()).isEmpty();
        assertThat(with(NIGHT).asksFor()).containsExactly("Moment");
        Rulebook trial = ShippedRules.with(Map.of()).withRateCard(with(NIGHT).rateCard());
        assertThat(trial.asksFor()).containsExactly("Moment");
        assertThat(trial.plan(RECORD)).isEqualTo(with(NIGHT).plan(RECORD));
    }

    @Test
    void plansAreOneForEachHourOfAWeekAtMost() {
        Rulebook rulebook = with(NIGHT);
        Map<Object, Plan> byMoment = new HashMap<>();
        for (int i = 0; i < 24 * 30; i++) {
            UsageRecord record = RECORD.withAt(RECORD.at().plus(Duration.ofHours(i)));
            Plan plan = rulebook.plan(record);
            assertThat(plan).isEqualTo(rulebook.evaluateApart(record));
            Plan known =
                    byMoment.putIfAbsent(Moment.of(record, rulebook.rateCard().zone()), plan);
            if (known != null) {
                assertThat(known).isSameAs(plan);
            }
        }
        assertThat(byMoment).hasSize(7 * 24);
        assertThat(rulebook.plansMade()).isEqualTo(7 * 24);
    }

    @Test
    void anHourThatIsNotKnownIsNotGuessed() {
        Rulebook rulebook = with(NIGHT);
        assertThat(amount(rulebook, RECORD)).isEqualTo("0.0104");
        for (long within : List.of(UsageRecord.SECONDS_A_DAY, 7 * UsageRecord.SECONDS_A_DAY, 6 * 3_600 + 1)) {
            UsageRecord some =
                    RECORD.withAt(Instant.parse("2026-04-10T00:00:00Z")).withWithin(within);
            assertThat(rulebook.quote(some).amount()).isNull();
            assertThat(rulebook.plan(some).findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("unknown-hour");
                assertThat(finding.message()).contains("UTC");
            });
            assertThat(rulebook.plan(some)).isEqualTo(rulebook.evaluateApart(some));
        }
        UsageRecord night = RECORD.withAt(Instant.parse("2026-04-10T00:00:00Z")).withWithin(6 * 3_600);
        assertThat(amount(rulebook, night)).isEqualTo("0.0104");
        UsageRecord other = RECORD.withKind(UsageKind.of("gpt-5-mini")).withWithin(UsageRecord.SECONDS_A_DAY);
        assertThat(rulebook.quote(other).amount()).isNotNull();
    }

    @Test
    void aRuleOfOnesOwnIsTriedInAllHoursToo() {
        String rule =
                """
                package charges

                import io.tokentariff.rating.*
                import io.tokentariff.ratecard.*
                import io.tokentariff.usage.*

                rule "Evenings cost more"
                    @id( "charges.evening" )
                    @source( "a test" )
                    @reviewed( "2026-11-27" )
                    @without( "no row: nothing" )
                when
                    Moment( hour >= 18 )
                    $charge : Charge( )
                    $term   : Term( name == "evening", covers( $charge.meter ) )
                then
                    insert( Adjustment.of( $charge, $term ) );
                end
                """;
        Rulebook rulebook = ShippedRules.with(Map.of(
                "charges/evening.drl",
                rule,
                "tables/terms.csv",
                ShippedRules.text("tables/terms.csv") + "evening,,,,10,,,a contract\n"));
        assertThat(rulebook.quote(RECORD.withWithin(UsageRecord.SECONDS_A_DAY)).amount())
                .isNull();
        assertThat(amount(rulebook, RECORD)).isEqualTo("0.013");
        assertThat(amount(rulebook, RECORD.withAt(Instant.parse("2026-04-10T18:00:00Z"))))
                .isEqualTo("0.0143");
    }

    @Test
    void rulesThatAreKeptAskForItAgain() {
        RuleStore store = new RuleStore(temporary.resolve("rules"), "1");
        UsageRecord day = RECORD.withAt(Instant.parse("2026-04-10T12:00:00Z"));
        for (int run = 0; run < 3; run++) {
            Rulebook rulebook = RulebookLoader.load(
                    files(Map.of(), NIGHT),
                    store,
                    io.tokentariff.rulebook.lint.RuleVocabulary::shipped,
                    new Problems());
            assertThat(rulebook.asksFor()).containsExactly("Moment");
            assertThat(amount(rulebook, RECORD)).isEqualTo("0.0104");
            assertThat(amount(rulebook, day)).isEqualTo("0.013");
        }
    }

    @Test
    void rowsThatMakeNoSenseDoNotLoad() {
        assertThat(errors(Map.of(), NIGHT, "night,friday,23,,gpt-4.1-mini,,,-10,,,a contract"))
                .containsExactly("overlapping-hours");
        assertThat(errors(
                        Map.of(),
                        NIGHT,
                        "night,,8,18,gpt-4.1-mini,,,-10,,,a contract",
                        "late,,23,,,,,-10,,,a contract"))
                .isEmpty();
        assertThat(errors(Map.of(), "night,,6,6,,,,-20,,,a contract")).containsExactly("bad-hours");
        assertThat(errors(Map.of(), "night,,24,6,,,,-20,,,a contract")).containsExactly("bad-hours");
        assertThat(errors(Map.of(), "night,,,25,,,,-20,,,a contract")).containsExactly("bad-hours");
        assertThat(errors(Map.of(), "night,caturday,,,,,,-20,,,a contract")).containsExactly("unknown-value");
        assertThat(errors(Map.of(), "night,,22,6,gpt-99*,,,-20,,,a contract")).containsExactly("unknown-model");
        assertThat(errors(Map.of(), "night,,22,6,,,,-120,,,a contract")).containsExactly("bad-percent");
        String settings = "setting,value,source\n";
        assertThat(errors(Map.of("tables/settings.csv", settings + "zone,Mars/Base,x\n")))
                .containsExactly("bad-zone");
        assertThat(errors(Map.of("tables/settings.csv", settings + "zoen,UTC,x\n")))
                .containsExactly("unknown-setting");
        assertThat(errors(Map.of("tables/settings.csv", settings + "zone,UTC,x\nzone,UTC,y\n")))
                .isNotEmpty();
    }
}
