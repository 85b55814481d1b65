package io.tokentariff.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calculators with one fault each fail exactly the cases that name it: the corpus tells them, and says what is wrong. */
class WrongCalculatorsTest {

    private static final OurCalculator OURS = new OurCalculator();

    record Wrong(Set<String> faults, WrongCalculator.Fault fault) {
        @Override
        public String toString() {
            return faults.toString();
        }
    }

    static List<Wrong> wrong() {
        return List.of(
                new Wrong(Set.of("float-sums"), Faults::floatSums),
                new Wrong(Set.of("standard-price-for-missing-tier"), Faults::standardPrice),
                new Wrong(Set.of("marginal-long-context", "whole-long-context"), Faults::otherScope));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void failsTheCasesThatNameItsFaultAndNoOthers(Wrong wrong) {
        Calculator calculator = new WrongCalculator(OURS, wrong.fault());
        Set<String> failed = new TreeSet<>();
        Set<String> naming = new TreeSet<>();
        List<ConformanceCase> cases = Corpus.cases();
        for (ConformanceCase each : cases) {
            if (!each.hasMoneyOf(calculator.price(each))) {
                failed.add(each.id());
            }
            if (each.catches().stream().anyMatch(wrong.faults()::contains)) {
                naming.add(each.id());
            }
        }
        assertThat(failed).containsExactlyInAnyOrderElementsOf(naming);
        assertThat(failed.size()).isBetween(1, cases.size() / 2);
    }
}
