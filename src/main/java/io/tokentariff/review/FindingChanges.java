package io.tokentariff.review;

import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedFinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts records that a finding is about by one of two rulebooks only. Not thread-safe. */
final class FindingChanges {

    private final Map<String, Counter> byCode = new TreeMap<>();

    private static final class Counter {
        private long newly;
        private long noLonger;
    }

    void add(Plan old, Plan now) {
        List<PlannedFinding> were = old.findings();
        List<PlannedFinding> are = now.findings();
        if (were.isEmpty() && are.isEmpty()) {
            return;
        }
        Set<String> before = codes(were);
        Set<String> after = codes(are);
        for (String code : after) {
            if (!before.contains(code)) {
                counter(code).newly++;
            }
        }
        for (String code : before) {
            if (!after.contains(code)) {
                counter(code).noLonger++;
            }
        }
    }

    private Counter counter(String code) {
        return byCode.computeIfAbsent(code, unused -> new Counter());
    }

    private static Set<String> codes(List<PlannedFinding> findings) {
        return switch (findings.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(findings.get(0).code());
            default -> findings.stream().map(PlannedFinding::code).collect(Collectors.toSet());
        };
    }

    /** Returns what changed, in the order of codes. */
    List<Impact.FindingChange> build() {
        return byCode.entrySet().stream()
                .map(each -> new Impact.FindingChange(each.getKey(), each.getValue().newly, each.getValue().noLonger))
                .toList();
    }
}
