package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases beside the shipped rules, each a test of its own, and what they cover. */
class ShippedCasesTest {

    private static final Rulebook RULEBOOK = RulebookLoader.load(Path.of("rules"));

    @TestFactory
    List<DynamicTest> shippedCases() {
        Problems problems = new Problems();
        List<DynamicTest> tests = new ArrayList<>();
        for (RuleCase each : CaseReader.read(RULEBOOK, problems)) {
            tests.add(DynamicTest.dynamicTest(
                    each.head().file() + ": " + each.head().name(),
                    () -> assertThat(CaseRunner.problems(each.head(), CaseRunner.run(each, new CaseRulebook(RULEBOOK))))
                            .isEmpty()));
        }
        assertThat(problems.sorted()).isEmpty();
        return tests;
    }

    @Test
    void everyShippedRuleFiresAndStaysSilentInSomeCase() {
        CaseReport report = CaseRunner.run(RULEBOOK);
        assertThat(report.problems()).isEmpty();
        assertThat(report.coverage().neverFired()).noneMatch(ShippedCasesTest::isAboutUsage);
        assertThat(report.coverage().neverSilent()).noneMatch(ShippedCasesTest::isAboutUsage);
    }

    @Test
    void everyRuleFileHasCasesBesideIt() {
        assertThat(RULEBOOK.files().rules().keySet())
                .allSatisfy(
                        file -> assertThat(RULEBOOK.files().cases()).containsKey(file.replace(".drl", ".cases.yaml")));
    }

    @Test
    void theCasesNoticeNearlyEverySmallChange() {
        noticeNearlyAll(Mutator.sample(RULEBOOK.files(), 7, 50), 500);
    }

    @Test
    @Tag("soak")
    void theCasesNoticeNearlyEverySmallChangeOfAll() {
        noticeNearlyAll(Mutator.sample(RULEBOOK.files(), 1, 5), 3_000);
    }

    private static void noticeNearlyAll(MutationReport report, int made) {
        assertThat(report.made()).isGreaterThan(made);
        assertThat(report.untried()).as("rows whose number no case uses").isEmpty();
        assertThat(report.killedAtLeast(98)).as("alive: %s", report.alive()).isTrue();
    }

    @Test
    void everyNumberOfTheGuideIsInSomeCase() {
        CaseReport report = CaseRunner.run(RULEBOOK);
        assertThat(RULEBOOK.rateCard().rows().rates())
                .filteredOn(rate -> rate.source().startsWith("guide"))
                .hasSizeGreaterThan(15)
                .allSatisfy(rate -> assertThat(report.rows()).contains(rate.row()));
    }

    /** Rules, by file or id, that cases with usage can try. */
    private static boolean isAboutUsage(String name) {
        return name.startsWith("charges") || name.startsWith("guards");
    }
}
