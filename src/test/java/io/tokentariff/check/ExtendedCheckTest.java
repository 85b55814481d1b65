package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.cases.MutationReport;
import io.tokentariff.cases.Mutator;
import io.tokentariff.io.write.CheckJson;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.folder.SmallBook;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a rulebook that extends another looks at both, and tells whose fault something is. */
class ExtendedCheckTest {

    private static final String RATES = "model,fine_tuned,tier,context,meter,price,from,until,certainty,source\n";
    private static final String CASES =
            """
            usage: {model: acme-mini, at: 2026-04-12, tier: standard}
            cases:
              - name: our price of input
                usage: {input: 1_000}
                expect: {charges: {input: 0.50}, amount_usd: 0.0005}
            """;

    @TempDir
    Path top;

    private Path own;

    @BeforeEach
    void folders() {
        SmallBook.in(top.resolve("base"));
        own = top.resolve("own");
        SmallBook.write(own, "rulebook.yaml", "extends: ../base\n");
        SmallBook.write(own, "tables/rates.csv", RATES + "acme-mini,no,standard,,input,0.50,,,published,contract\n");
        SmallBook.write(own, "ours.cases.yaml", CASES);
    }

    private RulebookFiles files() {
        return RulebookFiles.read(own, new Problems());
    }

    @Test
    void casesOfTheOtherThatSayWhatIsChangedAreNoFaults() {
        CheckReport report = RulebookCheck.check(own);
        assertThat(report.problems()).isEmpty();
        assertThat(Objects.requireNonNull(report.cases()).failed()).isZero();
        assertThat(report.cases().otherwise())
                .hasSize(6)
                .contains(
                        "../base/charges/published-rate.cases.yaml:4: input and output are charged at their own rows");
        assertThat(CheckJson.of(report))
                .contains("\"base\" : \"../base\"")
                .contains("../base/tables/models.csv")
                .contains("\"rows_replaced\" : 2");
        assertThat(RulebookCheck.check(files()).problems()).isEmpty();
    }

    @Test
    void casesThatDoNotHoldInTheOtherEitherAreFaults() {
        String file = "guards/no-rate.cases.yaml";
        String cases = Objects.requireNonNull(files().text(file));
        SmallBook.write(top.resolve("base"), file, cases.replace("status: unpriced", "status: priced"));
        assertThat(RulebookCheck.check(own).problems())
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.file() + " " + problem.code())
                .contains("../base/guards/no-rate.cases.yaml case-failed");
    }

    @Test
    void itsOwnCasesMustHold() {
        SmallBook.write(own, "ours.cases.yaml", CASES.replace("0.0005", "0.0004"));
        assertThat(RulebookCheck.check(own).problems())
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                .containsExactly("ours.cases.yaml:5 case-failed");
    }

    @Test
    void rowsOfItsOwnMustBeTried() {
        SmallBook.write(
                own,
                "tables/rates.csv",
                "# ours\n" + RATES + "acme-large,no,standard,,cached_input,0.20,,,published,contract\n"
                        + "acme-mini,no,standard,,input,0.50,,,published,contract\n");
        assertThat(RulebookCheck.check(own).problems())
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                .containsExactly("tables/rates.csv:3 untried-row");
    }

    @Test
    void onlyItsOwnRowsAreChangedToSeeWhatCasesNotice() {
        MutationReport report = Mutator.mutate(files());
        assertThat(report.made()).isBetween(2, 15);
        assertThat(report.alive()).allSatisfy(mutant -> {
            assertThat(mutant.file()).isEqualTo("tables/rates.csv");
            assertThat(mutant.line()).isEqualTo(2);
        });
    }
}
