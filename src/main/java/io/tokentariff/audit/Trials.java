package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Share;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the assumptions under which our side comes to what was billed, exactly: one for all usage, one for a single model, or two for
 * two models.
 */
final class Trials {

    /** Pairs of more would take long, and might meet an amount by chance. */
    private static final int MOST_FOR_PAIRS = 100;

    /** What is left where somebody calculated with binary floating-point numbers. */
    private static final int NOISE_DIGITS = 12;

    private static final String NO_MODEL = "";

    private final List<Assumption> assumptions;

    /** An assumption about usage of one model, and what it changes. */
    private record Trial(String model, int assumption, Money change) {}

    Trials(List<Assumption> assumptions) {
        this.assumptions = assumptions;
    }

    /** Whether two amounts are the same but for what floating-point numbers leave. */
    static boolean same(Money one, Money other) {
        BigDecimal largest = one.usd().abs().max(other.usd().abs());
        return one.minus(other).usd().abs().compareTo(largest.movePointLeft(NOISE_DIGITS)) <= 0;
    }

    /**
     * Returns what explains the whole difference between our side and theirs, nothing if nothing does.
     *
     * @param tried which assumptions are tried, by their places
     */
    List<Share> explain(Collection<Cell> cells, Money ours, Money theirs, IntPredicate tried) {
        List<Integer> fitting = fitting(cells, ours, theirs, tried);
        if (!fitting.isEmpty()) {
            return List.of(new Share(cause(fitting.get(0), fitting), ours.minus(theirs), 0));
        }
        List<Trial> ofModels = trials(cells, true, tried);
        for (Trial trial : ofModels) {
            if (same(ours.plus(trial.change()), theirs)) {
                return List.of(share(trial, ours.minus(theirs)));
            }
        }
        return pair(ofModels, ours, theirs);
    }

    /** Returns the assumptions about all of the usage under which it comes to what was billed, by their places. */
    List<Integer> fitting(Collection<Cell> cells, Money ours, Money theirs, IntPredicate tried) {
        return trials(cells, false, tried).stream()
                .filter(trial -> same(ours.plus(trial.change()), theirs))
                .map(Trial::assumption)
                .toList();
    }

    /** Returns what an assumption is called, with the others that fit as well. */
    Cause cause(int assumption, List<Integer> fitting) {
        Cause cause = assumptions.get(assumption).cause();
        String others = fitting.stream()
                .filter(other -> other != assumption)
                .map(other -> assumptions.get(other).cause().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? cause
                : new Cause(
                        cause.code(), cause.name(), "%s The same sum would be: %s.".formatted(cause.message(), others));
    }

    /** Returns what usage would cost under an assumption. */
    static Money under(int assumption, Collection<Cell> cells) {
        Money sum = Money.ZERO;
        for (Cell cell : cells) {
            ExactSum change = cell.changes().get(assumption);
            sum = sum.plus(cell.ours());
            sum = change == null ? sum : sum.plus(change.total());
        }
        return sum;
    }

    private List<Share> pair(List<Trial> trials, Money ours, Money theirs) {
        if (trials.size() > MOST_FOR_PAIRS) {
            return List.of();
        }
        for (Trial one : trials) {
            for (Trial other : trials) {
                boolean later = one.model().compareTo(other.model()) < 0;
                if (later && same(ours.plus(one.change()).plus(other.change()), theirs)) {
                    return List.of(
                            share(one, one.change().negated()),
                            share(other, ours.minus(theirs).plus(one.change())));
                }
            }
        }
        return List.of();
    }

    private Share share(Trial trial, Money delta) {
        Cause cause = assumptions.get(trial.assumption()).cause();
        return new Share(
                trial.model().isEmpty()
                        ? cause
                        : new Cause(cause.code(), cause.name(), "%s: %s".formatted(trial.model(), cause.message())),
                delta,
                0);
    }

    private static List<Trial> trials(Collection<Cell> cells, boolean byModel, IntPredicate tried) {
        Map<String, Map<Integer, Money>> changes = new TreeMap<>();
        for (Cell cell : cells) {
            @Nullable String model = byModel ? cell.key().get(Part.MODEL) : null;
            Map<Integer, Money> ofModel =
                    changes.computeIfAbsent(model == null ? NO_MODEL : model, unused -> new TreeMap<>());
            cell.changes().forEach((assumption, sum) -> ofModel.merge(assumption, sum.total(), Money::plus));
        }
        List<Trial> trials = new ArrayList<>();
        changes.forEach((model, byAssumption) -> byAssumption.forEach((assumption, change) -> {
            if (!change.isZero() && tried.test(assumption)) {
                trials.add(new Trial(model, assumption, change));
            }
        }));
        return trials;
    }
}
