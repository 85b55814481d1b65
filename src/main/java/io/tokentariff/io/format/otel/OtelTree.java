package io.tokentariff.io.format.otel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the spans of one trace in order: which is above which, and whether usage is said above or below. */
final class OtelTree {

    private static final int UNSEEN = 0;
    private static final int ON_THE_WAY = 1;
    private static final int DONE = 2;

    private OtelTree() {}

    /** Links the spans of one trace. Spans that are above themselves are at the top. */
    static void link(List<OtelSpan> spans) {
        Map<String, OtelSpan> byId = new HashMap<>();
        spans.forEach(span -> byId.putIfAbsent(span.id, span));
        for (OtelSpan span : spans) {
            OtelSpan above = span.parent.isEmpty() ? null : byId.get(span.parent);
            span.above = above == span ? null : above;
        }
        spans.forEach(OtelTree::down);
        for (OtelSpan span : spans) {
            if (span.saysUsage()) {
                for (OtelSpan above = span.above; above != null && !above.usageBelow; above = above.above) {
                    above.usageBelow = true;
                }
            }
        }
    }

    /** Goes up to the first span that is done, and says on the way down whether usage is said above. */
    private static void down(OtelSpan from) {
        Deque<OtelSpan> way = new ArrayDeque<>();
        OtelSpan span = from;
        while (span != null && span.walk == UNSEEN) {
            span.walk = ON_THE_WAY;
            way.push(span);
            if (span.above != null && span.above.walk == ON_THE_WAY) {
                span.above = null;
            }
            span = span.above;
        }
        for (OtelSpan each : way) {
            OtelSpan above = each.above;
            each.usageAbove = above != null && (above.usageAbove || above.saysUsage());
            each.walk = DONE;
        }
    }
}
