package io.tokentariff.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule joins must stay small on the rulebook's own tables, whatever the rule asks of each fact. */
class JoinSizeTest {

    private static final int ROWS = 600;
    private static final String RATES = "tables/rates.csv";
    private static final String METERS = "tables/meters.csv";
    private static final String TWO_RATES =
            """
            // Two rates
            //
            // Numbers: rates.csv. Cases: none.
            package guards

            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*

            rule "Two rates are looked at"
                @id( "guards.two-rates" )
                @source( "nobody" )
                @reviewed( "2026-11-22" )
            when
                $usage : Usage( )
                $rate : Rate( )
                $other : Rate( certainty == "approximate" )
            then
                insert( Finding.note( "two-rates", "Two rates are looked at." ) );
            end
            """;

    private static List<Problem> errors(String meters, String rates) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put("guards/two-rates.drl", TWO_RATES);
        texts.merge(METERS, meters, String::concat);
        texts.merge(RATES, rates, String::concat);
        return RulebookLoader.attempt(RulebookFiles.of(texts), new Problems()).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static String rows(IntFunction<String> row) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append(row.apply(i)).append('\n');
        }
        return rows.toString();
    }

    @Test
    void letsARuleJoinTheShippedRows() {
        assertThat(errors("", "")).isEmpty();
    }

    @Test
    void refusesARuleThatJoinsHundredsOfRowsWithEachOther() {
        String meters = rows("m%d,,token,1000000,token,,made up"::formatted);
        String rates = rows("gpt-4.1-mini,no,standard,,m%d,0.10,,,published,made up"::formatted);

        assertThat(errors(meters, rates)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("rule-too-large");
            assertThat(problem.file()).isEqualTo("guards/two-rates.drl");
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.message()).contains("250,000 is the most");
        });
    }

    @Test
    void countsOnlyRowsInForceOnTheSameDay() {
        LocalDate begin = LocalDate.of(2030, 1, 1);
        String rates = rows(i -> "gpt-4.1-mini,no,standard,,audio_input,0.10,%s,%s,published,made up"
                .formatted(begin.plusDays(i), begin.plusDays(i + 1)));

        assertThat(errors("", rates)).isEmpty();
    }

    private static List<String> messages(String condition) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put(
                "guards/two-rates.drl",
                TWO_RATES
                        .replace("$rate : Rate( )\n", condition + "\n")
                        .replace("$other : Rate( certainty == \"approximate\" )\n", ""));
        return RulebookLoader.attempt(RulebookFiles.of(texts), new Problems()).problems().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not ( %s )",
                "exists ( %s )",
                "not ( Usage( ) and not ( %s ) )",
                "exists ( Usage( ) and exists ( %s ) )",
                "not ( exists ( %s ) )",
                "( %s )"
            })
    void countsWhatAGroupJoinsAlthoughNothingIsBoundBehindIt(String group) {
        String six = String.join(" and ", Collections.nCopies(3, "Rate( ) and Term( )"));
        assertThat(messages(group.formatted(six))).anyMatch(message -> message.contains("can be combined in"));
    }

    @Test
    void aGroupOfFewIsLetPass() {
        assertThat(messages("not ( Rate( tier == \"flex\" ) and Term( name == \"x\" ) )"))
                .noneMatch(message -> message.contains("can be combined in"));
        assertThat(messages(String.join("\n", Collections.nCopies(4, "not Rate( tier == \"x\" )"))))
                .noneMatch(message -> message.contains("can be combined in"));
    }

    /** The engine has an index for equality with another fact's field, and looks at literals before it joins. */
    @Test
    void aRuleThatJoinsThousandsOfRatesByTheirKeysIsLetPass() {
        StringBuilder meters = new StringBuilder();
        StringBuilder rates = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            meters.append("m%d,,token,1000000,token,,made up%n".formatted(i));
            rates.append("gpt-4.1-mini,no,standard,,m%d,0.10,,,published,made up%n".formatted(i));
        }
        Map<String, String> texts = ShippedRules.texts();
        texts.merge(METERS, meters.toString(), String::concat);
        texts.merge(RATES, rates.toString(), String::concat);
        String joined = TWO_RATES
                .replace("$rate : Rate( )", "$meter : MeterUsed( )\n$rate : Rate( meter == $meter.meter )")
                .replace("certainty == \"approximate\"", "meter == $rate.meter, tier == \"flex\"");
        texts.put("guards/two-rates.drl", joined);
        assertThat(RulebookLoader.attempt(RulebookFiles.of(texts), new Problems())
                        .problems())
                .noneMatch(Problem::isError);

        texts.put("guards/two-rates.drl", joined.replace("meter == $rate.meter, tier == \"flex\"", ""));
        assertThat(RulebookLoader.attempt(RulebookFiles.of(texts), new Problems())
                        .problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Charge( ) Charge( ) Charge( )",
                "Adjustment( ) Adjustment( )",
                "Charge( ) Finding( ) Uncharged( )",
                "$a : Charge( ) exists ( Adjustment( ) and Finding( ) )"
            })
    void countsOutcomesByTheRulesThatInsertThem(String outcomes) {
        assertThat(messages(outcomes)).anyMatch(message -> message.contains("can be combined in"));
    }

    @Test
    void outcomesAskedForByWhatTheyAreMadeOfAreFew() {
        assertThat(messages("$a : Charge( ) $b : Charge( this == $a ) $c : Charge( meter == $a.meter )"
                        + " $d : Adjustment( charge == $a )"))
                .isEmpty();
    }

    @Test
    void rulesThatAreTooMuchTogetherAreRefusedWithTheLargestOfThem() {
        Map<String, String> texts = ShippedRules.texts();
        for (int i = 0; i < 60; i++) {
            texts.put(
                    "guards/two-rates-%d.drl".formatted(i),
                    TWO_RATES
                            .replace("guards.two-rates", "guards.two-rates-" + i)
                            .replace("Two rates are", i == 7 ? "Seven" : "Rates " + i + " are")
                            .replace("$usage : Usage( )", i == 7 ? "Rate( ) Term( )" : "Rate( )"));
        }
        assertThat(RulebookLoader.attempt(RulebookFiles.of(texts), new Problems())
                        .problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("rulebook-too-large");
                    assertThat(problem.file()).isEqualTo("guards/two-rates-7.drl");
                });
    }
}
