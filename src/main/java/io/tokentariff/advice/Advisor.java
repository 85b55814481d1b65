package io.tokentariff.advice;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes usage record by record, once, and advises on each of its workloads: the records with one {@code workload} value, else
 * of one project, else all others. Memory grows with the workloads and never with the records. Not thread-safe.
 */
public final class Advisor {

    /** The workload of records that name neither workload nor project. */
    public static final String ALL = "all";

    /** The workload of all that have none of their own, as there are too many. */
    public static final String OTHERS = "(others)";

    private final Planner planner;
    private final AdviceTables tables;
    private final AdviceRules rules;
    private final Profiles profiles;
    private final CounterfactualSet set;
    private final String revision;
    private final Map<String, WorkloadAccumulator> workloads = new TreeMap<>();

    /** See {@link Planner#advisor}. */
    Advisor(
            Planner planner,
            AdviceTables tables,
            AdviceRules rules,
            Profiles profiles,
            Collection<String> askedFor,
            String revision) {
        if (tables.isEmpty()) {
            throw new WrongUseException(
                    "The rulebook has no tables/advice-terms.csv; it prices usage and advises nothing.");
        }
        this.planner = planner;
        this.tables = tables;
        this.rules = rules;
        this.profiles = profiles;
        this.set = CounterfactualSet.of(tables, planner, canonical(askedFor, planner));
        this.revision = revision;
    }

    private static Set<String> canonical(Collection<String> names, Planner planner) {
        Set<String> canonical = new TreeSet<>();
        for (String name : names) {
            var model = planner.rateCard().model(name);
            if (model == null) {
                throw new WrongUseException("The model \"%s\" is in no row of models.csv.".formatted(name));
            }
            canonical.add(model.name());
        }
        return canonical;
    }

    /** Takes one record. */
    public void add(UsageRecord record) {
        String name = Objects.requireNonNullElseGet(
                record.workload(),
                () -> Objects.requireNonNullElse(record.account().project(), ALL));
        boolean hasItsOwn = workloads.size() < Limit.WORKLOADS.most() || workloads.containsKey(name);
        workloads
                .computeIfAbsent(
                        hasItsOwn ? name : OTHERS,
                        unseen -> new WorkloadAccumulator(planner, tables, set.all(), profiles.of(unseen)))
                .add(record);
    }

    /** Returns the advice on each workload so far, by name. */
    public List<Advice> advise() {
        List<Advice> advices = new ArrayList<>();
        workloads.forEach((name, accumulator) -> advices.add(
                new WorkloadAdvisor(name, profiles.of(name), accumulator.totals(), tables, planner, rules, set)
                        .advise(revision)));
        return advices;
    }

    /** Profiles whose workload has no usage: perhaps a name is misspelt. */
    public Set<String> unusedProfiles() {
        Set<String> unused = new TreeSet<>(profiles.workloads());
        unused.removeAll(workloads.keySet());
        return unused;
    }
}
