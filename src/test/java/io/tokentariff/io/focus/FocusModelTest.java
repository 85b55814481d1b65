package io.tokentariff.io.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules that the standard's authors publish hold of our files. The model of rules is not a part of this project; where it is not found, this is skipped. */
class FocusModelTest {

    /** Rules that do not hold, and why that is right. */
    private static final Map<String, String> WAIVED = Map.of(
            "InvoiceId-C-005-C",
            "static without its condition: it would fail every file without invoices; in 1.4 it is dynamic");

    private static final Rulebook RULEBOOK = FocusSample.rulebook();

    private static FocusSample sample(FocusVersion version) {
        FocusSettings settings = new FocusSettings(version, FocusPeriod.DAY, "acme", "Acme", List.of());
        return FocusSample.of(RULEBOOK, FocusSample.quarter().subList(0, 2_500), settings);
    }

    private static Path model() {
        Optional<Path> model = FocusModel.file();
        assumeTrue(model.isPresent(), "there is no focus-model-1.2.json: name it with -Dfocus.model=FILE");
        return model.orElseThrow();
    }

    @Test
    void everyStaticRuleThatMustHoldHolds() throws IOException {
        FocusModel.Result result =
                FocusModel.apply(model(), sample(FocusVersion.V1_2).table());
        result.must().keySet().removeAll(WAIVED.keySet());
        assertThat(result.must()).isEmpty();
        assertThat(result.evaluated()).isGreaterThan(150);
        assertThat(result.should().keySet()).as("there is no invoice").containsExactly("CostAndUsage-D-033-O");
    }

    /** That version has other names for who provides; all else is to hold of it, too. */
    @Test
    void whatHoldsOf12HoldsOf14UnderItsNames() throws IOException {
        FocusTable table = sample(FocusVersion.V1_4).table().copy();
        for (Map.Entry<String, String> name : Map.of(
                        "ServiceProviderName", "ProviderName", "HostProviderName", "PublisherName")
                .entrySet()) {
            table.head().replaceAll(column -> column.equals(name.getKey()) ? name.getValue() : column);
            table.rows().forEach(row -> row.put(name.getValue(), row.remove(name.getKey())));
        }
        FocusModel.Result result = FocusModel.apply(model(), table);
        result.must().keySet().removeAll(WAIVED.keySet());
        assertThat(result.must()).isEmpty();
    }

    @Test
    void theRulesNoticeWrongFiles() throws IOException {
        FocusTable good = sample(FocusVersion.V1_2).table();
        FocusTable few = new FocusTable(good.head(), good.rows().subList(0, 60), good.metadata());
        List<String> noticed = new ArrayList<>();
        FocusMutants.all().forEach((name, change) -> {
            FocusTable wrong = few.copy();
            try {
                change.accept(wrong);
                Map<String, String> must = FocusModel.apply(model(), wrong).must();
                must.keySet().removeAll(WAIVED.keySet());
                if (!must.isEmpty()) {
                    noticed.add(name);
                }
            } catch (java.util.NoSuchElementException e) {
                return; // no row of this kind among the few
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(noticed)
                .hasSizeGreaterThanOrEqualTo(20)
                .contains(
                        "time without its zone",
                        "quantity in tokens",
                        "category in small letters",
                        "no column BilledCost");
    }
}
