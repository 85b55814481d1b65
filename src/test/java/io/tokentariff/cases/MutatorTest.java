package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
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

    private static RuleFile read(String rules) {
        return Objects.requireNonNull(
                RuleParser.read("charges/x.drl", "package x " + rules).file());
    }

    private static List<String> ofRule(String drl) {
        WordKinds words = new WordKinds(TestBooks.rulebook().rateCard());
        return DrlMutants.of(read(drl), words).stream()
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
    void changesWhatIsInGroupsAndInParentheses() {
        assertThat(
                        ofRule(
                                """
                        rule "Some"
                        when
                            Usage( ( tierSaid || !fineTuned ) && context != "long" )
                            ( not ( Rate( perMillion >= 0.5 ) and Term( ) ) or exists Charge( ) )
                        then
                            insert( Finding.note( "x", "x" ) );
                        end
                        """))
                .containsExactly(
                        "charges/x.drl:1: the rule went",
                        "charges/x.drl:3: \"( tierSaid || !fineTuned ) && context != \"long\"\" went",
                        "charges/x.drl:3: \"tierSaid\" got a \"!\"",
                        "charges/x.drl:3: \"!fineTuned\" lost its \"!\"",
                        "charges/x.drl:3: \"!=\" became \"==\"",
                        "charges/x.drl:3: \"long\" became \"unknown\"",
                        "charges/x.drl:4: \"not\" went",
                        "charges/x.drl:4: \"( not ( Rate( perMillion >= 0.5 ) and Term( ) ) or exists Charge( ) )\" went",
                        "charges/x.drl:4: \"perMillion >= 0.5\" went",
                        "charges/x.drl:4: \">=\" became \">\"",
                        "charges/x.drl:4: \"0.5\" became \"1.5\"",
                        "charges/x.drl:6: \"note\" became \"unpriced\"");
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
        String one = "rule \"a\"\nwhen\n  A( )\nthen\n  insert( C.of( ) );\nend\n";
        String other = "rule \"b\"\nwhen\n  B( )\nthen\n  insert( C.of( ) );\nend\n";
        List<Mutation> mutations = DrlMutants.of(
                read(one + other), new WordKinds(TestBooks.rulebook().rateCard()));
        assertThat(mutations).extracting(Mutation::text).containsExactly("package x " + other, "package x " + one);
    }

    @Test
    void changesOneCellAndLeavesTheRestOfTheTableAsItIs() {
        RulebookFiles files = TestBooks.files(Map.of());
        String table = "tables/terms.csv";
        List<Mutation> mutations = TableMutants.of(files, TestBooks.rulebook().rateCard(), Set.of(), List.of());
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
    void changesEveryRowOfRatesWhetherOrNotACaseUsesIt() {
        RulebookFiles files = TestBooks.files(Map.of());
        List<Mutation> mutations = TableMutants.of(files, TestBooks.rulebook().rateCard(), Set.of(), List.of());
        assertThat(TestBooks.rulebook().rateCard().rows().rates())
                .hasSizeGreaterThan(300)
                .allSatisfy(rate -> assertThat(mutations)
                        .extracting(Mutation::mutant)
                        .contains(new Mutant("tables/rates.csv", rate.row().line(), "the row went")));
    }

    @Test
    void changesCandidatesAndTermsOfRecommendations() {
        assertThat(TableMutants.of(
                        RulebookFiles.of(
                                Map.of(
                                        "tables/candidates.csv",
                                        """
                        candidate,replaces,tasks,advised_for,source
                        gpt-5,gpt-4.1;gpt-4o,,new-project,x
                        """,
                                        "tables/advice-terms.csv",
                                        """
                        term,value,unit,source
                        horizon-months,12,months,x
                        new-project-from,2026-07-01,date,x
                        verdict-order,migrate move-tier;stay;review,words,x
                        assumed-task,general,words,x
                        """)),
                        TestBooks.rulebook().rateCard(),
                        Set.of(),
                        List.of()))
                .extracting(mutation -> mutation.mutant().toString())
                .containsExactly(
                        "tables/candidates.csv:2: \"replaces\" gpt-4.1;gpt-4o became gpt-4o",
                        "tables/candidates.csv:2: \"replaces\" gpt-4.1;gpt-4o became gpt-4.1",
                        "tables/candidates.csv:2: \"tasks\" (blank) became simple",
                        "tables/candidates.csv:2: \"advised_for\" new-project became (blank)",
                        "tables/candidates.csv:2: the row went",
                        "tables/advice-terms.csv:2: \"value\" 12 became 13",
                        "tables/advice-terms.csv:3: \"value\" 2026-07-01 became 2026-07-02",
                        "tables/advice-terms.csv:3: the row went",
                        "tables/advice-terms.csv:4: \"value\" migrate move-tier;stay;review became stay;migrate move-tier;review",
                        "tables/advice-terms.csv:4: \"value\" migrate move-tier;stay;review became migrate move-tier;review;stay",
                        "tables/advice-terms.csv:5: \"value\" general became complex");
    }

    @Test
    void theShareKilledIsRoundedDown() {
        assertThat(new MutationReport(1_000, 999, 0, List.of(), List.of()).killedPercent())
                .isEqualByComparingTo("99.9");
        assertThat(new MutationReport(3_000, 2_999, 0, List.of(), List.of()).killedPercent())
                .isEqualByComparingTo("99.9");
        assertThat(new MutationReport(0, 0, 0, List.of(), List.of()).killedPercent())
                .isEqualByComparingTo("100");
    }

    /** What a case that says an amount notices; made once, as it takes long. */
    private static MutationReport noticed;

    @BeforeAll
    static void mutate() {
        noticed = mutated("5.00", "amount_usd: 5.00");
    }

    @Test
    void aNumberThatACaseUsesIsChangedAndTheCaseNotices() {
        MutationReport report = noticed;
        assertThat(report.alive()).doesNotContain(trainingRow("\"price\" 5.00 became 5.01"));
        assertThat(report.made()).isEqualTo(report.killed() + report.alive().size());
        assertThat(report.killedAtLeast(100)).isFalse();
    }

    @Test
    void aChangeNoCaseNoticesStaysAlive() {
        assertThat(mutated("5.00", "status: priced").alive()).contains(trainingRow("\"price\" 5.00 became 5.01"));
    }

    @Test
    void whatNoCaseTriesStaysAliveAndCounts() {
        MutationReport report = noticed;
        Set<RowRef> changed = report.alive().stream()
                .map(mutant -> new RowRef(mutant.file(), mutant.line()))
                .collect(Collectors.toSet());
        assertThat(report.untried()).hasSizeGreaterThan(300);
        assertThat(changed).containsAll(report.untried());
        assertThat(report.alive())
                .as("a rule that no case names")
                .contains(new Mutant("agreements/allowance.drl", 12, "the rule went"));
    }

    /** What one case, about training, notices of the tables and the first mutant of the rules. */
    private static MutationReport mutated(String price, String expect) {
        return Mutator.sample(
                TestBooks.files(
                        Map.of("a.cases.yaml", TRAINING.formatted(price).replace("amount_usd: " + price, expect))),
                1,
                10_000);
    }

    private static Mutant trainingRow(String what) {
        return TestBooks.rulebook().rateCard().rows().rates().stream()
                .filter(rate -> rate.meter().equals("training"))
                .map(rate -> new Mutant(rate.row().file(), rate.row().line(), what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesToMutateWhileCasesDoNotHold() {
        RulebookFiles files = TestBooks.files(Map.of("a.cases.yaml", TRAINING.formatted("6.00")));
        assertThatThrownBy(() -> Mutator.mutate(files))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected the amount 6.00, but got 5.00");
    }
}
