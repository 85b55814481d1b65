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
                $other : Rate( tier == "flex" )
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
            assertThat(problem.line()).isEqualTo(9);
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
                        .replace("$other : Rate( tier == \"flex\" )\n", ""));
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
}
