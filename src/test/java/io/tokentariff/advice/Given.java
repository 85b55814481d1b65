package io.tokentariff.advice;

import io.tokentariff.Inside;
import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Usage and profiles for tests: one request a day from 2026-04-01 on, unless said otherwise. */
final class Given {

    /** 30 days, 100,000 in and 5,000 out a day: 1.44 on GPT-4.1 mini, 1.05 on GPT-5 mini, 0.21 on GPT-5 nano. */
    static final TokenCounts INPUT_HEAVY = TokenCounts.of(100_000, 0, 5_000);

    static final TokenCounts OUTPUT_HEAVY = TokenCounts.of(1_000, 0, 5_000);
    static final UsageKind TUNED = UsageKind.of("ft:gpt-4.1-mini-2025-04-14:acme::x");

    static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);

    static final UsageKind MINI = UsageKind.of("gpt-4.1-mini");

    private static final Instant FIRST = Instant.parse("2026-04-01T12:00:00Z");

    private static final int SECONDS_A_DAY = 86_400;

    private Given() {}

    static List<UsageRecord> inputHeavy() {
        return daily(30, MINI, INPUT_HEAVY);
    }

    static Alternative target(Advice advice) {
        return Objects.requireNonNull(advice.target());
    }

    static List<UsageRecord> daily(int days, UsageKind kind, TokenCounts tokens) {
        List<UsageRecord> records = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            records.add(UsageRecord.of(FIRST.plusSeconds((long) day * SECONDS_A_DAY), kind, tokens));
        }
        return records;
    }

    /** Returns the profile of the workload "all" with these fields, as JSON without its braces. */
    static Profiles profile(String fields) {
        Problems problems = new Problems();
        String text = "{\"workloads\":[{\"workload\":\"all\"%s}]}".formatted(fields.isEmpty() ? "" : "," + fields);
        Profiles profiles = ProfilesReader.read("profiles.json", text.replace('\'', '"'), problems);
        problems.throwIfErrors();
        return profiles;
    }

    static Advice advice(List<UsageRecord> records, String profile) {
        return advice(TARIFF, records, profile);
    }

    static Advice advice(Rulebook rulebook, List<UsageRecord> records, String profile) {
        return advice(Inside.tariff(rulebook), records, profile);
    }

    private static Advice advice(Tariff tariff, List<UsageRecord> records, String profile) {
        List<Advice> advices = tariff.recommend(records.stream(), profile(profile), List.of());
        if (advices.size() != 1) {
            throw new IllegalArgumentException("one workload was expected, not " + advices.size());
        }
        return advices.get(0);
    }

    static List<String> reasons(Advice advice) {
        return advice.reasons().stream().map(reason -> reason.rule().id()).toList();
    }

    static List<String> overruled(Advice advice) {
        return advice.overruled().stream()
                .map(each -> each.id() + " by " + each.by())
                .toList();
    }

    static Alternative alternative(Advice advice, String change, String model, String tier) {
        return advice.alternatives().stream()
                .filter(each -> each.change().equals(change)
                        && each.model().equals(model)
                        && each.tier().equals(tier))
                .findFirst()
                .orElseThrow();
    }
}
