package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.rulebook.Rulebook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An advised saving is told before and after the agreements that the workload's own volume reaches. */
class AfterAgreementsTest {

    private static final Pattern SUMS = Pattern.compile(
            "costs \\$(\\S+) now and \\$(\\S+) on gpt-5-mini, standard: \\$(\\S+) saved, \\$(\\S+) before");

    private static List<Advice.Note> notes(Map<String, String> agreements) {
        Rulebook rulebook = ShippedRules.with(agreements);
        Advisor advisor = rulebook.advisor(Profiles.NONE, List.of());
        Given.inputHeavy().forEach(advisor::add);
        return advisor.advise().get(0).findings().stream()
                .filter(note -> note.code().equals("after-agreements"))
                .toList();
    }

    private static BigDecimal[] sums(Map<String, String> agreements) {
        List<Advice.Note> notes = notes(agreements);
        assertThat(notes).hasSize(1);
        Matcher sums = SUMS.matcher(notes.get(0).message());
        assertThat(sums.find()).as(notes.get(0).message()).isTrue();
        BigDecimal[] found = new BigDecimal[4];
        for (int i = 0; i < found.length; i++) {
            found[i] = new BigDecimal(sums.group(i + 1));
        }
        return found;
    }

    @Test
    void aStepThatBothReachHalvesTheSaving() {
        BigDecimal[] sums = sums(
                Map.of(
                        "agreements/volume-discount.csv",
                        "agreement,mode,unit,above,percent,project,model,from,until,source\ndeal,graduated,usd,1,-50,,,,,test\n"));
        assertThat(sums[2]).isEqualByComparingTo(sums[0].subtract(sums[1]));
        assertThat(sums[3].subtract(sums[2].add(sums[2])).abs()).isLessThanOrEqualTo(new BigDecimal("0.0001"));
        assertThat(sums[3]).isGreaterThan(new BigDecimal("0.38"));
    }

    @Test
    void aDiscountOnTheModelInUseIsLostByTheMove() {
        BigDecimal[] sums = sums(
                Map.of(
                        "agreements/volume-discount.csv",
                        "agreement,mode,unit,above,percent,project,model,from,until,source\ndeal,volume,tokens,1000,-20,,gpt-4.1*,,,test\n"));
        assertThat(sums[2]).isLessThan(sums[3]);
        assertThat(sums[2]).isPositive();
    }

    @Test
    void belowACommitmentNothingIsSaved() {
        BigDecimal[] sums = sums(Map.of(
                "agreements/commitment.csv",
                "agreement,minimum_usd,overage_percent,project,model,from,until,source\npromise,500,,,,,,test\n"));
        assertThat(sums[0]).isEqualByComparingTo("500");
        assertThat(sums[2]).isZero();
    }

    @Test
    void nothingIsSaidWithoutAgreements() {
        assertThat(notes(Map.of())).isEmpty();
    }
}
