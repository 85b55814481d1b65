package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.LiveTariff.Scan;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit passes with its cases or not at all, unless whoever embeds the library wants it otherwise. */
class ReloadGateTest {

    private static final String RATES = "tables/rates.csv";
    private static final String CASES = "tables/rates.cases.yaml";
    private static final String RATE = "gpt-5.4-pro,no,standard,short,output,180.00";
    private static final String DEARER = "gpt-5.4-pro,no,standard,short,output,190.00";
    private static final String EXPECTED = "gpt-5.4-pro   standard  -        30.00             -  180.00";
    private static final String EXPECTED_DEARER = "gpt-5.4-pro   standard  -        30.00             -  190.00";

    @TempDir
    Path folder;

    private EditedFolder rules;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void copy() {
        rules = EditedFolder.in(folder);
    }

    private LiveTariff unwatched() {
        LiveTariff live = LiveTariff.unwatched(folder, LiveTariff.Options.DEFAULT.gate());
        live.onReload((before, after, problems) -> heard.add(
                before == after
                        ? "refused " + problems.stream().map(Problem::toString).toList()
                        : "reloaded " + problems));
        return live;
    }

    private static Scan settle(LiveTariff live) {
        assertThat(live.scanNow()).isEqualTo(Scan.UNSETTLED);
        return live.scanNow();
    }

    /** The line of an expectation in its file, from 1. */
    private static int lineOf(String expectation) {
        String text = ShippedRules.text(CASES);
        return (int) text.substring(0, text.indexOf(expectation)).lines().count();
    }

    @Test
    void refusesAnEditThatACaseContradictsAndReportsItOnce() {
        try (LiveTariff live = unwatched()) {
            Tariff good = live.current();
            rules.edit(RATES, RATE, DEARER);

            assertThat(settle(live)).isEqualTo(Scan.REFUSED);
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(live.current()).isSameAs(good);
            assertThat(live.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("case-failed");
                assertThat(problem.file()).isEqualTo(CASES);
                assertThat(problem.line()).isEqualTo(lineOf(EXPECTED));
                assertThat(problem.message())
                        .startsWith("Case \"GPT-5.4\": gpt-5.4-pro standard: ")
                        .contains("180", "190");
            });
            assertThat(heard).singleElement().asString().startsWith("refused [%s:".formatted(CASES));
        }
    }

    @Test
    void takesAnEditTogetherWithItsCases() {
        try (LiveTariff live = unwatched()) {
            rules.edit(RATES, RATE, DEARER);
            rules.edit(CASES, EXPECTED, EXPECTED_DEARER);

            assertThat(settle(live)).isEqualTo(Scan.RELOADED);
            assertThat(live.current().revision()).isEqualTo(Tariff.open(folder).revision());
            assertThat(live.problems()).isEmpty();
            assertThat(heard).containsExactly("reloaded []");
        }
    }

    @Test
    void takesARefusedEditOnceItsCasesFollow() {
        try (LiveTariff live = unwatched()) {
            rules.edit(RATES, RATE, DEARER);
            assertThat(settle(live)).isEqualTo(Scan.REFUSED);
            rules.edit(CASES, EXPECTED, EXPECTED_DEARER);

            assertThat(settle(live)).isEqualTo(Scan.RELOADED);
            assertThat(live.problems()).isEmpty();
        }
    }

    @Test
    void reportsAnEditOfCasesThatDoNotHold() {
        try (LiveTariff live = unwatched()) {
            Tariff good = live.current();
            rules.edit(CASES, EXPECTED, EXPECTED_DEARER);

            assertThat(settle(live)).isEqualTo(Scan.REFUSED);
            assertThat(live.current()).isSameAs(good);
            assertThat(live.problems()).extracting(Problem::file).containsExactly(CASES);
            rules.restore(CASES);
            assertThat(settle(live)).isEqualTo(Scan.UNCHANGED);
            assertThat(live.problems()).isEmpty();
        }
    }

    @Test
    void goesOnWithTheSameTariffWhenOnlyCasesAreEdited() {
        try (LiveTariff live = unwatched()) {
            Tariff before = live.current();
            rules.edit(CASES, "cases:\n", "# an edit\ncases:\n");

            assertThat(settle(live)).isEqualTo(Scan.UNCHANGED);
            assertThat(live.current()).isSameAs(before);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void refusesAtFirstWhatItWouldRefuseLater() {
        rules.edit(RATES, RATE, DEARER);

        assertThatThrownBy(() -> Tariff.watch(folder))
                .asInstanceOf(InstanceOfAssertFactories.type(RulebookException.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::code, Problem::file)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("case-failed", CASES)));
        try (LiveTariff live = LiveTariff.unwatched(folder, ReloadGate.OPEN)) {
            assertThat(live.problems()).isEmpty();
        }
    }
}
