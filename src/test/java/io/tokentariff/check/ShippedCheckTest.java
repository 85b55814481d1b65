package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.cases.CaseReport;
import io.tokentariff.io.write.CheckText;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The shipped rulebook is clean: no error, no warning, no rule untried, no row that nothing uses. */
class ShippedCheckTest {

    @Test
    void theShippedRulebookIsClean() {
        CheckReport report = RulebookCheck.check(Path.of("rules"));

        assertThat(report.problems())
                .as(CheckText.of(report, io.tokentariff.io.report.Form.TEXT, io.tokentariff.io.report.Screen.PLAIN))
                .isEmpty();
        assertThat(report.rowsTried()).isTrue();
        CaseReport cases = Objects.requireNonNull(report.cases());
        assertThat(cases.failed()).isZero();
        assertThat(cases.coverage().neverFired()).isEmpty();
        assertThat(cases.coverage().neverSilent()).isEmpty();
    }
}
