package io.tokentariff.review;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Advises on the same usage by two rulebooks, and finds the workloads that are advised otherwise. Not thread-safe. */
public final class AdviceDiff {

    private final Advisor before;
    private final Advisor after;

    /**
     * Begins with no usage.
     *
     * @param profiles what the usage cannot tell
     * @throws io.tokentariff.problem.WrongUseException if one of the rulebooks has no tables to advise with
     */
    public AdviceDiff(Rulebook before, Rulebook after, Profiles profiles) {
        this.before = before.advisor(profiles, List.of());
        this.after = after.advisor(profiles, List.of());
    }

    /** Adds a record. */
    public void add(UsageRecord record) {
        before.add(record);
        after.add(record);
    }

    /** Returns the workloads that are advised otherwise, by name. */
    public List<AdviceChange> changes() {
        Map<String, Advice> now = after.advise().stream().collect(Collectors.toMap(Advice::name, Function.identity()));
        return before.advise().stream()
                .map(old -> new AdviceChange(old, Objects.requireNonNull(now.get(old.name()))))
                .filter(AdviceChange::differs)
                .toList();
    }
}
