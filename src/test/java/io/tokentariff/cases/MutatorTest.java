package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.RulebookFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutatorTest {

    private static final String TRAINING =
            """
            rule: charges.training
            cases:
              - name: training
                usage: {model: gpt-4.1-mini, at: 2026-04-12, operation: training, trained: 1_000_000}
                expect: {amount_usd: %s}
            """;

    private static List<String> ofRule(String drl) {
        WordKinds words = new WordKinds(TestBooks.rulebook().rateCard());
        return DrlMutants.of("charges/x.drl", drl, words).stream()
                .map(mutation -> mutation.mutant().toString())
                .toList();
    }

    @Test
    void changesEachPlaceOfARuleOnce() {
        assertThat(
                        ofRule(
                                """
                        // not a rule: Usage( tier == "batch" )
                        rule "Some, with ( in its name"
                            @id( "charges.x" )
                        when
                            $usage : Usage( operation == "inference", !tierSaid )
                            not Rate( tier == "batch" )
                            $tier : TierInfo( rated )
                        then
                            insert( Finding.note( "x", "Usage( x == 1 )" ) );
                        end
                        """))
                .containsExactly(
                        "charges/x.drl:2: the rule went",
                        "charges/x.drl:5: \"operation == \"inference\"\" went",
                        "charges/x.drl:5: \"==\" became \"!=\"",
                        "charges/x.drl:5: \"inference\" became \"training\"",
                        "charges/x.drl:5: \"!tierSaid\" went",
                        "charges/x.drl:5: \"!tierSaid\" lost its \"!\"",
                        "charges/x.drl:6: \"not\" went",
                        "charges/x.drl:6: \"not Rate( tier == \"batch\" )\" went",
                        "charges/x.drl:6: \"tier == \"batch\"\" went",
                        "charges/x.drl:6: \"==\" became \"!=\"",
                        "charges/x.drl:6: \"batch\" became \"flex\"",
                        "charges/x.drl:7: \"$tier : TierInfo( rated )\" went",
                        "charges/x.drl:7: \"rated\" went",
                        "charges/x.drl:7: \"rated\" got a \"!\"",
                        "charges/x.drl:9: \"note\" became \"unpriced\"");
    }

    @Test
    void leavesAPatternThatSomethingNeeds() {
        assertThat(
                        ofRule(
                                """
                        rule "Some"
                        when
                            $meter : MeterUsed( )
                            $rate : Rate( meter == $meter.ratedAs )
                        then
                            insert( Charge.at( $meter, $rate ) );
                        end
                        """))
                .containsExactly(
                        "charges/x.drl:1: the rule went",
                        "charges/x.drl:4: \"meter == $meter.ratedAs\" went",
                        "charges/x.drl:4: \"==\" became \"!=\"");
    }

    @Test
    void oneRuleGoesAndTheOthersStay() {
        List<Mutation> mutations = DrlMutants.of(
                "charges/x.drl",
                "rule \"a\"\nwhen\n  A( )\nthen\nend\nrule \"b\"\nwhen\n  B( )\nthen\nend\n",
                new WordKinds(TestBooks.rulebook().rateCard()));
        assertThat(mutations)
                .extracting(Mutation::text)
                .containsExactly("rule \"b\"\nwhen\n  B( )\nthen\nend\n", "rule \"a\"\nwhen\n  A( )\nthen\nend\n");
    }

    @Test
    void changesOneCellAndLeavesTheRestOfTheTableAsItIs() {
        RulebookFiles files = TestBooks.files(Map.of());
        String table = "tables/terms.csv";
        List<Mutation> mutations = TableMutants.of(files, TestBooks.rulebook().rateCard(), java.util.Set.of());
        Mutation percent = mutations.stream()
                .filter(mutation -> mutation.mutant().what().equals("\"percent\" -50 became -49"))
                .findFirst()
                .orElseThrow();
        assertThat(percent.mutant().file()).isEqualTo(table);
        String before = files.line(table, percent.mutant().line());
        assertThat(before).contains(",-50,");
        assertThat(percent.text()).isNotEqualTo(files.text(table));
        assertThat(percent.text().replace(",-49,", ",-50,")).isEqualTo(files.text(table));
    }

    @Test
    void aNumberThatACaseUsesIsChangedAndTheCaseNotices() {
        MutationReport report = Mutator.sample(TestBooks.files(Map.of("a.cases.yaml", TRAINING.formatted("5.00"))), 4);
        assertThat(report.alive())
                .extracting(Mutant::what)
                .doesNotContain("\"usd_per_million\" 5.00 became 5.01")
                .contains("\"percent\" 10 became 11");
        assertThat(report.untried()).isNotEmpty();
        assertThat(report.made()).isEqualTo(report.killed() + report.alive().size());
        assertThat(report.killedAtLeast(100)).isFalse();
    }

    @Test
    void aChangeNoCaseNoticesStaysAlive() {
        MutationReport report = Mutator.sample(
                TestBooks.files(Map.of(
                        "a.cases.yaml", TRAINING.formatted("5.00").replace("{amount_usd: 5.00}", "{status: priced}"))),
                4);
        assertThat(report.alive()).extracting(Mutant::what).contains("\"usd_per_million\" 5.00 became 5.01");
    }

    @Test
    void refusesToMutateWhileCasesDoNotHold() {
        RulebookFiles files = TestBooks.files(Map.of("a.cases.yaml", TRAINING.formatted("6.00")));
        assertThatThrownBy(() -> Mutator.mutate(files))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected the amount 6.00, but got 5.00");
    }
}
