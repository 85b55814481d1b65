package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.MeterUsed;
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
 * Kept sessions: each thread that evaluates takes a set of them and gives it back. In a set there is one for the rows and
 * meters of each usage evaluated last, so that those rarely have to be exchanged.
 */
public final class SessionPool {

    /** So many rows a thread keeps in its sessions: where many are for one usage, fewer sessions are kept. */
    private static final int MOST_ROWS = 100_000;

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

        private final Map<Contents, KeptSession> byContents = new LinkedHashMap<>(16, 0.75f, true);
        private int rows;

        @Nullable
        List<Evaluation.Decision> evaluate(Facts facts) {
            Contents key = new Contents(facts.rows(), facts.meters());
            KeptSession session = byContents.get(key);
            if (session == null) {
                session = sessionFor(key);
                byContents.put(key, session);
                rows += key.rows.size();
            }
            List<Evaluation.Decision> decided = session.evaluate(facts);
            if (decided == null) {
                remove(key);
                session.dispose();
            }
            return decided;
        }

        private @Nullable KeptSession remove(Contents key) {
            rows -= key.rows.size();
            return byContents.remove(key);
        }

        void dispose() {
            byContents.values().forEach(KeptSession::dispose);
        }

        /** Returns a session for a key: a new one while there is room, else the last of those that give way. */
        private KeptSession sessionFor(Contents key) {
            KeptSession taken = null;
            while (byContents.size() >= most || (!byContents.isEmpty() && rows + key.rows.size() > MOST_ROWS)) {
                if (taken != null) {
                    taken.dispose();
                }
                taken = remove(byContents.keySet().iterator().next());
            }
            return taken == null ? sessions.get() : taken;
        }
    }

    /** What may stay in a session: rows, which are facts by identity, and meters. */
    private static final class Contents {

        private final List<Object> rows;
        private final List<MeterUsed> meters;
        private final int hash;

        Contents(List<Object> rows, List<MeterUsed> meters) {
            this.rows = rows;
            this.meters = meters;
            int sum = meters.hashCode();
            for (int i = 0; i < rows.size(); i++) {
                sum = 31 * sum + System.identityHashCode(rows.get(i));
            }
            this.hash = sum;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Contents contents
                    && hash == contents.hash
                    && KeptSession.same(rows, contents.rows)
                    && meters.equals(contents.meters);
        }
    }
}
