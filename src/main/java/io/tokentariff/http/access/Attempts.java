package io.tokentariff.http.access;

import io.tokentariff.problem.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something happened by somebody within a minute; the eldest are forgotten where there are too many. */
public final class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final int most;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private Instant since;
        private int count;

        Count(Instant since) {
            this.since = since;
        }
    }

    /** @param limit how often it may happen in a minute */
    public Attempts(InstantSource clock, Limit limit) {
        this.clock = clock;
        this.most = limit.most();
    }

    /** Counts one more, and tells whether that is still within the limit. */
    public synchronized boolean another(String who) {
        Count count = count(who);
        count.count++;
        return count.count <= most;
    }

    /** Tells whether another one would be within the limit. */
    public synchronized boolean allowed(String who) {
        return count(who).count < most;
    }

    private Count count(String who) {
        Instant now = clock.instant();
        Count count = counts.get(who);
        if (count == null) {
            if (counts.size() >= MOST_KEPT) {
                counts.remove(counts.keySet().iterator().next());
            }
            count = new Count(now);
            counts.put(who, count);
        } else if (!now.isBefore(count.since.plus(WINDOW))) {
            count.since = now;
            count.count = 0;
        }
        return count;
    }
}
