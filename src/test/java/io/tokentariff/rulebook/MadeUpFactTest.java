package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.report.Form;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.review.RuleReference;
import io.tokentariff.rulebook.facts.FactKind;
import io.tokentariff.rulebook.facts.FactKinds;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fact declared in one place is known wherever facts are. */
class MadeUpFactTest {

    private static final RuleVocabulary VOCABULARY = RuleVocabulary.shipped()
            .with(FactKind.onRequest(
                    HourOfDay.class,
                    record -> new HourOfDay(record.at().atOffset(ZoneOffset.UTC).getHour())));

    private static final String RULE =
            """
            // Night hours
            //
            // Numbers: the term night in tables/terms.csv.
            package charges

            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*
            import io.tokentariff.rulebook.*

            rule "Usage at night has a discount"
                @id( "charges.night" )
                @source( "a contract" )
                @reviewed( "2026-11-22" )
            when
                $hour   : HourOfDay( hour < 6 )
                $charge : Charge( )
                $term   : Term( name == "night", covers( $charge.meter ) )
            then
                insert( Adjustment.of( $charge, $term ) );
            end
            """;

    private static final UsageRecord DAY = UsageRecord.of(
            Instant.parse("2026-04-12T13:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(1_000, 0, 300));
    private static final UsageRecord NIGHT = DAY.withAt(Instant.parse("2026-04-12T03:30:00Z"));
    private static final UsageRecord LATER = DAY.withAt(Instant.parse("2026-04-12T03:59:59Z"));

    @TempDir
    Path temporary;

    private static RulebookFiles files(String rule) {
        Map<String, String> texts = ShippedRules.texts();
        texts.putAll(Map.of(
                "charges/night.drl",
                rule,
                "tables/terms.csv",
                ShippedRules.text("tables/terms.csv") + "night,,,,-25,,,a contract\n"));
        return RulebookFiles.of(texts);
    }

    private static Rulebook rulebook() {
        return Objects.requireNonNull(
                RulebookLoader.attempt(files(RULE), VOCABULARY, new Problems()).rulebook());
    }

    private static List<String> errors(String rule, RuleVocabulary vocabulary) {
        return RulebookLoader.attempt(files(rule), vocabulary, new Problems()).problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.code() + " " + problem.hint())
                .toList();
    }

    @Test
    void isInsertedAndKeepsPlansApart() {
        Rulebook rulebook = rulebook();
        assertThat(rulebook.facts(NIGHT)).contains(new HourOfDay(3));
        assertThat(ShippedRules.with(Map.of()).facts(NIGHT)).noneMatch(HourOfDay.class::isInstance);
        for (UsageRecord record : List.of(DAY, NIGHT, LATER, NIGHT, DAY)) {
            assertThat(rulebook.plan(record)).isEqualTo(rulebook.evaluateApart(record));
        }
        assertThat(rulebook.plan(NIGHT)).isNotEqualTo(rulebook.plan(DAY)).isSameAs(rulebook.plan(LATER));
        assertThat(rulebook.plansMade()).isEqualTo(2);
        assertThat(rulebook.compiled().session().keeps()).isTrue();
        assertThat(rulebook.planner().keys().apply(NIGHT))
                .isNotEqualTo(rulebook.planner().keys().apply(DAY));
    }

    @Test
    void isKnownToCompiledRulesThatAreKeptAndKeepsTheirPlansApart() {
        RuleStore store = new RuleStore(temporary.resolve("rules"), "1");
        for (int run = 0; run < 3; run++) {
            Rulebook rulebook = RulebookLoader.load(files(RULE), store, () -> VOCABULARY, new Problems());
            assertThat(rulebook.asked().names()).containsExactly("HourOfDay");
            assertThat(rulebook.plan(NIGHT)).isEqualTo(rulebook.evaluate(NIGHT));
            assertThat(rulebook.plan(DAY)).isEqualTo(rulebook.evaluate(DAY)).isNotEqualTo(rulebook.plan(NIGHT));
        }
    }

    @Test
    void isAWordOfTheRuleCheck() {
        assertThat(errors(RULE, RuleVocabulary.shipped())).isNotEmpty();
        assertThat(errors(RULE, VOCABULARY)).isEmpty();
        assertThat(errors(RULE.replace("hour < 6", "hours < 6"), VOCABULARY))
                .containsExactly("unknown-field Maybe \"hour\" was meant.");
    }

    @Test
    void standsInTheReference() {
        RuleReference reference = RuleReference.of(rulebook(), null);
        assertThat(reference.write(Form.MARKDOWN, io.tokentariff.io.report.Screen.PLAIN))
                .contains("| `HourOfDay` | if some rule has a pattern on it | hour |")
                .contains("- **sees**: HourOfDay, Charge, Term");
        assertThat(reference.write(Form.HTML, io.tokentariff.io.report.Screen.PLAIN))
                .contains("<th scope=\"row\" class=\"words\"><code>HourOfDay</code></th>");
        assertThat(reference.write(Form.TEXT, io.tokentariff.io.report.Screen.PLAIN))
                .containsPattern("HourOfDay +if some rule");
    }

    @Test
    void factsMadeOfRecordsAreValues() {
        RateCard card = rulebook().rateCard();
        assertThat(FactKinds.shipped())
                .filteredOn(fact -> fact.ofRecord() != null)
                .isNotEmpty()
                .allSatisfy(fact -> {
                    assertThat(fact.type().getMethod("equals", Object.class).getDeclaringClass())
                            .isNotEqualTo(Object.class);
                    assertThat(Objects.requireNonNull(fact.ofRecord()).of(DAY, card))
                            .isEqualTo(fact.ofRecord().of(DAY.withId("x"), card));
                });
    }
}
