package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.Usage;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.plans.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kept sessions: each thread that evaluates takes a set of them and gives it back. In a set there is one for each
 * usage evaluated last, so that rows rarely have to be exchanged.
 */
public final class SessionPool {

    private final Supplier<KeptSession> sessions;
    private final int most;
    private final Queue<Kept> free = new ConcurrentLinkedQueue<>();

    /** @param most how many sessions a thread keeps */
    SessionPool(Supplier<KeptSession> sessions, int most) {
        this.sessions = sessions;
        this.most = most;
    }

    /** Evaluates in a kept session; null if these facts need one of their own. */
    @Nullable
    List<Evaluation.Decision> evaluate(Facts facts) {
        Kept kept = free.poll();
        if (kept == null) {
            kept = new Kept();
        }
        boolean whole = false;
        try {
            List<Evaluation.Decision> decided = kept.evaluate(facts);
            whole = true;
            return decided;
        } finally {
            if (whole) {
                free.offer(kept);
            } else { // an exception: who knows what state the session is in
                kept.dispose();
            }
        }
    }

    private final class Kept {

        private final Map<Usage, KeptSession> byUsage = new LinkedHashMap<>(16, 0.75f, true);

        @Nullable
        List<Evaluation.Decision> evaluate(Facts facts) {
            Usage key = facts.usage();
            KeptSession session = byUsage.get(key);
            if (session == null) {
                session = byUsage.size() < most ? sessions.get() : takeEldest();
                byUsage.put(key, session);
            }
            List<Evaluation.Decision> decided = session.evaluate(facts);
            if (decided == null) {
                byUsage.remove(key);
                session.dispose();
            }
            return decided;
        }

        void dispose() {
            byUsage.values().forEach(KeptSession::dispose);
        }

        private KeptSession takeEldest() {
            Usage eldest = byUsage.keySet().iterator().next();
            KeptSession session = byUsage.remove(eldest);
            return session == null ? sessions.get() : session;
        }
    }
}
