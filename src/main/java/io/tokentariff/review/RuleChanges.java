package io.tokentariff.review;

import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares rules by their ids. Where a rule stands, how it is laid out and its comments do not matter. */
final class RuleChanges {

    private RuleChanges() {}

    /** Returns what differs, in the order of the new rulebook, removed rules after. */
    static List<Change> find(List<RuleText> before, List<RuleText> after) {
        Map<String, RuleText> left = byId(before);
        List<Change> changes = new ArrayList<>();
        byId(after).forEach((id, rule) -> {
            RuleText old = left.remove(id);
            List<Detail> details = details(old, rule);
            if (old == null) {
                changes.add(change(Kind.ADDED, rule, details));
            } else if (!details.isEmpty()) {
                changes.add(change(Kind.CHANGED, rule, details));
            }
        });
        left.values().forEach(rule -> changes.add(change(Kind.REMOVED, rule, details(rule, null))));
        return changes;
    }

    /** Ids are unique in a sound rulebook; where they are not, the later rules get a number. */
    private static Map<String, RuleText> byId(List<RuleText> rules) {
        Map<String, RuleText> byId = new LinkedHashMap<>();
        for (RuleText rule : rules) {
            String id = rule.rule().id();
            for (int i = 2; byId.putIfAbsent(id, rule) != null; i++) {
                id = rule.rule().id() + " (" + i + ")";
            }
        }
        return byId;
    }

    private static List<Detail> details(@Nullable RuleText before, @Nullable RuleText after) {
        Map<String, String> old = parts(before);
        Map<String, String> now = parts(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .map(name -> new Detail(name, old.get(name), now.get(name)))
                .filter(Detail::differs)
                .toList();
    }

    private static Map<String, String> parts(@Nullable RuleText rule) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (rule != null) {
            parts.put("sentence", rule.rule().sentence());
            parts.put("condition", String.join("; ", rule.when()));
            parts.put("outcome", rule.then());
            rule.annotations().forEach((name, value) -> {
                if (!name.equals("id")) {
                    parts.put(name, value);
                }
            });
        }
        return parts;
    }

    private static Change change(Kind kind, RuleText rule, List<Detail> details) {
        return new Change(
                kind,
                What.RULE,
                rule.rule().id(),
                rule.rule().sentence(),
                rule.rule().file(),
                rule.rule().line(),
                details);
    }
}
