package io.tokentariff.rulebook.sandbox;

import io.tokentariff.problem.Limit;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/**
 * What one evaluation may do: how many combinations of facts its rules may look at, and how much processor time it may take. The
 * thread that evaluates counts itself, where the engine joins facts ({@link CountedJoins}) and where a rule inserts
 * something, and breaks off with {@link Spent}: no other thread has to watch, and none is left behind. Combinations come to the
 * same on every machine, and bound memory; processor time is looked at only when many were counted, so that an
 * ordinary evaluation never asks for it.
 */
public final class WorkMeter {

    /** So many combinations are counted before anybody looks at them. */
    static final int STRIDE = 256;

    private static final ThreadLocal<@Nullable WorkMeter> CURRENT = new ThreadLocal<>();

    private final long mostCombinations;
    private final long mostNanos;
    private final LongSupplier processorTime;
    private final IdentityHashMap<CountedJoins, Long> byJoin = new IdentityHashMap<>();
    private long combinations;
    private long began = -1;

    private WorkMeter(long mostCombinations, long mostNanos, LongSupplier processorTime) {
        this.mostCombinations = mostCombinations;
        this.mostNanos = mostNanos;
        this.processorTime = processorTime;
    }

    /** That an evaluation did more than it may. */
    public static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Rule> rules;
        private final Limit limit;

        private Spent(Limit limit, List<Rule> rules) {
            super(
                    "more than " + limit.words() + (limit == Limit.EVALUATION_TIME ? " of processor time" : ""),
                    null,
                    false,
                    false);
            this.limit = limit;
            this.rules = rules;
        }

        /** What it took: {@code more than 1,000,000 combinations}. */
        public String what() {
            return String.valueOf(getMessage());
        }

        /** The rules that share the join with most of the combinations; none where that is not known. */
        public List<Rule> rules() {
            return rules;
        }

        public Limit limit() {
            return limit;
        }

        /** Returns what an evaluation was broken off with, null if it broke off for something else. */
        public static @Nullable Spent in(Throwable thrown) {
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                if (each instanceof Spent spent) {
                    return spent;
                }
            }
            return null;
        }
    }

    /**
     * Evaluates within the limits.
     *
     * @throws Spent beyond them; also as the cause of what the engine throws then
     */
    public static <T> T within(Supplier<T> evaluation) {
        return within(
                evaluation,
                Limit.COMBINATIONS.mostOf(),
                Limit.EVALUATION_TIME.time().toNanos(),
                ProcessorTime::ofThisThread);
    }

    static <T> T within(Supplier<T> evaluation, long mostCombinations, long mostNanos, LongSupplier processorTime) {
        WorkMeter meter = new WorkMeter(mostCombinations, mostNanos, processorTime);
        CURRENT.set(meter);
        try {
            return evaluation.get();
        } finally {
            CURRENT.remove();
            if (meter.combinations > 0) {
                WorkDone.addCombinations(meter.combinations);
            }
        }
    }

    /** Counts combinations that a join looked at; does nothing where nobody counts. */
    static void count(CountedJoins join, int many) {
        WorkMeter meter = CURRENT.get();
        if (meter != null) {
            meter.byJoin.merge(join, (long) many, Long::sum);
            meter.combinations += many;
            meter.look();
        }
    }

    /** Looks at the processor time; to be called now and then while rules fire. */
    public static void lookAtTime() {
        WorkMeter meter = CURRENT.get();
        if (meter != null) {
            meter.look();
        }
    }

    private void look() {
        if (combinations > mostCombinations) {
            throw new Spent(Limit.COMBINATIONS, largest());
        }
        long now = processorTime.getAsLong();
        if (began < 0) {
            began = now;
        } else if (now - began > mostNanos) {
            throw new Spent(Limit.EVALUATION_TIME, largest());
        }
    }

    private List<Rule> largest() {
        return byJoin.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(each -> each.getKey().rules())
                .orElse(List.of());
    }
}
