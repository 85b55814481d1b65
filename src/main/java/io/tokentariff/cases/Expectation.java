package io.tokentariff.cases;

import io.tokentariff.cases.CaseOutcome.Difference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case expects of one outcome. What it does not say is not looked at.
 *
 * @param line line on which it begins
 * @param fires ids of rules that must insert something
 * @param silent ids of rules that must insert nothing
 * @param musts what must hold besides
 * @param <O> the outcome
 */
record Expectation<O extends TrialOutcome>(int line, List<String> fires, List<String> silent, List<Must<O>> musts) {

    /**
     * One thing that must hold.
     *
     * @param line the line that says it
     * @param compare returns a sentence for each difference
     */
    record Must<O>(int line, Comparison<O> compare) {}

    /** Compares an outcome with what is expected of it. */
    interface Comparison<O> {

        /** Returns each difference, with what must be and what is; none if the outcome is as it must be. */
        Stream<Deviation> differences(O outcome);
    }

    /** All rules of which something is expected. */
    Set<String> about() {
        return Stream.concat(fires.stream(), silent.stream()).collect(Collectors.toSet());
    }

    /** Returns what is not as expected, empty if all is. */
    Stream<Difference> differences(O outcome) {
        Set<String> fired = outcome.fired();
        Stream<String> rules = Stream.concat(
                fires.stream()
                        .filter(rule -> !fired.contains(rule))
                        .map("the rule %s must fire, but it is silent"::formatted),
                silent.stream().filter(fired::contains).map("the rule %s must be silent, but it fires"::formatted));
        return Stream.concat(
                rules.map(sentence -> Difference.of(line, sentence)),
                musts.stream().flatMap(must -> must.compare()
                        .differences(outcome)
                        .map(each -> new Difference(must.line(), each.sentence(), each.gives(), each.at()))));
    }
}
