package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.Money;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles are read strictly, each fault at its path. */
class ProfilesReaderTest {

    private static List<Problem> problems(String text) {
        Problems problems = new Problems();
        ProfilesReader.read("profiles.json", text, problems);
        return problems.sorted();
    }

    private static WorkloadProfile profile(String fields) {
        return Given.profile(fields).of("all");
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        assertThat(profile("")).isEqualTo(WorkloadProfile.unknown("all"));
    }

    @Test
    void readsEachField() {
        WorkloadProfile read =
                profile("'reevaluation_cost_usd':400,'horizon_months':'6','fine_tuned_assets':'no','new_project':true,"
                        + "'output_multiplier':{'gpt-5-mini':1.3},'repeatable_share':'0.7',"
                        + "'planned_fine_tuning':{'training_tokens':2000000,'epochs':3,'input_share':0.4}");
        assertThat(read.reevaluationCost()).isEqualTo(Money.of("400"));
        assertThat(read.horizonMonths()).isEqualTo(new BigDecimal("6"));
        assertThat(read.fineTunedAssets()).isEqualTo("no");
        assertThat(read.newProject()).isEqualTo("yes");
        assertThat(read.outputMultipliers()).containsEntry("gpt-5-mini", new BigDecimal("1.3"));
        assertThat(read.plannedFineTuning())
                .isEqualTo(new WorkloadProfile.PlannedFineTuning(2_000_000, 3, new BigDecimal("0.4"), BigDecimal.ONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"taks\":\"simple\"|$.workloads[0].taks is no field of a profile.|Maybe \"task\" was meant.",
                "\"task\":\"easy\"|$.workloads[0].task is \"easy\"; it can be simple, general, complex.|",
                "\"repeatable_share\":\"1.1\"|$.workloads[0].repeatable_share is 1.1; it must be from 0 to 1.|",
                "\"repeatable_share\":\"0.1234567\"|$.workloads[0].repeatable_share has more than 6 decimals.|",
                "\"reevaluation_cost_usd\":-1|$.workloads[0].reevaluation_cost_usd is -1; it must be at least 0.|",
                "\"reevaluation_cost_usd\":\"1e9\"|$.workloads[0].reevaluation_cost_usd is not a decimal number such as 0.40.|",
                "\"horizon_months\":0|$.workloads[0].horizon_months must be above 0.|",
                "\"started_on\":\"1.7.2026\"|$.workloads[0].started_on is \"1.7.2026\", which is not a date such as 2026-07-01.|",
                "\"zone\":\"Mars\"|$.workloads[0].zone is \"Mars\", which is no time zone such as Europe/Berlin.|",
                "\"tier_hours\":{\"batch\":\"8pm-6am\"}|$.workloads[0].tier_hours.batch is \"8pm-6am\", which are no hours such as 20:00-06:00.|",
                "\"tier_hours\":{\"batch\":\"06:00-06:00\"}|$.workloads[0].tier_hours.batch is \"06:00-06:00\", which are no hours such as 20:00-06:00.|",
                "\"tier_hours\":\"20:00-06:00\"|$.workloads[0].tier_hours must be an object.|",
                "\"latency\":3|$.workloads[0].latency must be a text.|",
                "\"audit_interval_days\":1.5|$.workloads[0].audit_interval_days must be a whole number.|",
                "\"output_multiplier\":{\"gpt-5-mini\":0}|$.workloads[0].output_multiplier.gpt-5-mini must be above 0.|",
                "\"planned_fine_tuning\":{\"epochs\":3}|$.workloads[0].planned_fine_tuning.training_tokens must say how many tokens the data set has.|",
            })
    void aFaultIsSaidAtItsPath(String field, String message, String hint) {
        List<Problem> problems = problems("{\"workloads\":[{\"workload\":\"a\",%s}]}".formatted(field));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).isEqualTo(message);
        assertThat(problems.get(0).hint()).isEqualTo(hint == null ? "" : hint);
    }

    @Test
    void brokenJsonIsSaidAtItsLine() {
        assertThat(problems("{\"workloads\":[\n{,]}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("profiles.json:2:"));
    }

    @Test
    void aSecondProfileOfAWorkloadIsAFault() {
        assertThat(problems("{\"workloads\":[{\"workload\":\"a\"},{\"workload\":\"a\"}]}"))
                .extracting(Problem::message)
                .containsExactly("$.workloads[1].workload names \"a\", which has a profile already.");
    }

    @Test
    void theListAndTheNameAreNeeded() {
        assertThat(problems("[]")).isNotEmpty();
        assertThat(problems("{\"workloads\":[{}]}"))
                .extracting(Problem::message)
                .containsExactly("$.workloads[0].workload must name the workload.");
    }
}
