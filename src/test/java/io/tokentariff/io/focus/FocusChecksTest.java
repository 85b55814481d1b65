package io.tokentariff.io.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quarter's FOCUS file holds what the standard asks for, and none of the ways in which it could be wrong would pass unnoticed. */
class FocusChecksTest {

    private static final Rulebook RULEBOOK = FocusSample.rulebook();
    private static final List<UsageRecord> QUARTER = FocusSample.quarter();

    private static FocusSample sample(FocusVersion version, FocusPeriod period, List<UsageRecord> usage) {
        return FocusSample.of(RULEBOOK, usage, new FocusSettings(version, period, "acme", "Acme", List.of()));
    }

    @Test
    void aQuarterHasNoFault() {
        holds(FocusVersion.V1_4, FocusPeriod.DAY, Duration.ofDays(1), QUARTER);
        holds(FocusVersion.V1_2, FocusPeriod.DAY, Duration.ofDays(1), QUARTER.subList(9_000, 12_000));
        holds(FocusVersion.V1_4, FocusPeriod.HOUR, Duration.ofHours(1), QUARTER.subList(9_000, 12_000));
        holds(FocusVersion.V1_4, FocusPeriod.REQUEST, Duration.ofSeconds(1), QUARTER.subList(9_000, 12_000));
    }

    private static void holds(FocusVersion version, FocusPeriod period, Duration length, List<UsageRecord> usage) {
        FocusSample sample = sample(version, period, usage);
        assertThat(FocusChecks.faults(sample.table(), version, length, sample.statement()))
                .isEmpty();
    }

    @Test
    void whateverAWriterDoesWrongIsNoticed() {
        FocusSample good = sample(FocusVersion.V1_4, FocusPeriod.DAY, QUARTER.subList(0, 2_500));
        List<String> unnoticed = new ArrayList<>();
        FocusMutants.all().forEach((name, change) -> {
            FocusTable wrong = good.table().copy();
            change.accept(wrong);
            if (FocusChecks.faults(wrong, FocusVersion.V1_4, Duration.ofDays(1), good.statement())
                    .isEmpty()) {
                unnoticed.add(name);
            }
        });
        assertThat(unnoticed).isEmpty();
        assertThat(FocusMutants.all()).hasSizeGreaterThanOrEqualTo(50);
    }
}
