package io.tokentariff.review.plans;

import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of the page, done by hand: it knows the cells of the table and nothing else. */
final class PlanJoin {

    private final Map<List<String>, List<Map<String, String>>> rows = new HashMap<>();

    /**
     * What the join says of a record.
     *
     * @param usd null if it is unpriced
     */
    record Sum(String status, @Nullable BigDecimal usd, boolean atLeast, boolean exportable) {}

    PlanJoin(List<String> head, List<List<String>> cells) {
        for (List<String> each : cells) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < head.size(); i++) {
                row.put(head.get(i), each.get(i));
            }
            List<String> key = List.of("model", "service_tier", "region", "operation", "status", "counted_by").stream()
                    .map(row::get)
                    .toList();
            rows.computeIfAbsent(key, unused -> new java.util.ArrayList<>()).add(row);
        }
    }

    Sum price(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        MeterSet meters = tokens.meters();
        boolean unpriced = false;
        boolean priced = false;
        boolean atLeast = false;
        boolean exportable = true;
        BigDecimal usd = BigDecimal.ZERO;
        for (int i = 0; i < meters.size(); i++) {
            for (Map<String, String> row : tokens.at(i) == 0
                    ? List.<Map<String, String>>of()
                    : of(record, meters.names().get(i))) {
                if (!cell(row, "unless_counted").isEmpty() && tokens.count(cell(row, "unless_counted")) > 0) {
                    continue;
                }
                unpriced |= cell(row, "plan_status").equals("unpriced");
                priced |= cell(row, "plan_status").equals("priced");
                atLeast |= cell(row, "at_least").equals("yes");
                exportable &= cell(row, "exportable").equals("yes");
                if (!unpriced) {
                    usd = usd.add(amount(row, tokens, meters.names().get(i), tokens.at(i)));
                }
            }
        }
        String status = unpriced ? "unpriced" : priced ? "priced" : "not_billed";
        return new Sum(status, unpriced ? null : usd, atLeast && !unpriced, exportable);
    }

    private List<Map<String, String>> of(UsageRecord record, String meter) {
        List<String> key = List.of(
                record.kind().model(),
                record.kind().serviceTier(),
                record.kind().region(),
                record.kind().operation().word(),
                record.kind().status().word(),
                meter);
        String day = record.day().toString();
        return rows.getOrDefault(key, List.of()).stream()
                .filter(row -> cell(row, "from").compareTo(day) <= 0
                        && (cell(row, "until").isEmpty() || day.compareTo(cell(row, "until")) < 0)
                        && cell(row, "context").equals(context(row, record)))
                .toList();
    }

    private static String context(Map<String, String> row, UsageRecord record) {
        TokenCounts tokens = record.tokens();
        long whole = limit(row, "whole_above");
        long excess = limit(row, "excess_above");
        long context = tokens.contextSaid() ? tokens.context() : tokens.input();
        if (whole == Long.MAX_VALUE && excess == Long.MAX_VALUE) {
            return "short";
        }
        if (tokens.requests() > 1 && !tokens.contextSaid()) {
            return "unknown";
        }
        if (context <= whole && context + tokens.output() <= excess) {
            return "short";
        }
        return !tokens.contextSaid() && tokens.input() > limit(row, "context_window") ? "beyond-window" : "long";
    }

    private static BigDecimal amount(Map<String, String> row, TokenCounts tokens, String meter, long counted) {
        long count = counted * Long.parseLong(cell(row, "per_count"));
        BigDecimal within = new BigDecimal(cell(row, "usd_within"));
        if (cell(row, "split_at").isEmpty()) {
            return within.multiply(BigDecimal.valueOf(count));
        }
        long before = (tokens.contextSaid() ? tokens.context() : tokens.input()) - tokens.input();
        Map<String, Long> starts = Map.of(
                Meters.CACHED_INPUT, before,
                Meters.CACHE_WRITE, before + tokens.cachedInput(),
                Meters.INPUT, before + tokens.cachedInput() + tokens.cacheWrite(),
                Meters.OUTPUT, before + tokens.input());
        Long start = starts.get(meter);
        long beyond =
                start == null ? 0 : Math.max(0, Math.min(count, start + count - Long.parseLong(cell(row, "split_at"))));
        return within.multiply(BigDecimal.valueOf(count - beyond))
                .add(new BigDecimal(cell(row, "usd_beyond")).multiply(BigDecimal.valueOf(beyond)));
    }

    private static long limit(Map<String, String> row, String column) {
        return cell(row, column).isEmpty() ? Long.MAX_VALUE : Long.parseLong(cell(row, column));
    }

    private static String cell(Map<String, String> row, String column) {
        return java.util.Objects.requireNonNull(row.get(column), column);
    }
}
