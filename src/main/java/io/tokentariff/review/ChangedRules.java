package io.tokentariff.review;

import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records for which changed rules about records fire: those that were added or changed by the new rulebook, those
 * that are gone by the old one. Not thread-safe.
 */
final class ChangedRules {

    private final List<Change> gone;
    private final List<Change> there;
    private final @Nullable RuleFirings before;
    private final @Nullable RuleFirings after;

    ChangedRules(Rulebook old, Rulebook now, RulebookDiff diff) {
        this.gone = about(old, diff, true);
        this.there = about(now, diff, false);
        this.before = gone.isEmpty() ? null : RuleFirings.ofRecords(old);
        this.after = there.isEmpty() ? null : RuleFirings.ofRecords(now);
    }

    private static List<Change> about(Rulebook rulebook, RulebookDiff diff, boolean removed) {
        Set<String> records = RuleText.of(rulebook).stream()
                .filter(RuleFirings::isAboutRecords)
                .map(rule -> rule.rule().id())
                .collect(Collectors.toSet());
        return diff.changesOf(What.RULE).stream()
                .filter(change -> (change.kind() == Kind.REMOVED) == removed && records.contains(change.id()))
                .toList();
    }

    void add(UsageRecord record) {
        if (before != null) {
            before.add(record);
        }
        if (after != null) {
            after.add(record);
        }
    }

    /** Returns for how many records each of them fires. */
    Map<String, Long> build() {
        Map<String, Long> fired = new LinkedHashMap<>();
        if (before != null) {
            gone.forEach(change -> fired.put(change.id(), before.records(change.id())));
        }
        if (after != null) {
            there.forEach(change -> fired.put(change.id(), after.records(change.id())));
        }
        return fired;
    }
}
