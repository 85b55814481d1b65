package io.tokentariff.rulebook;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.rating.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kept sessions: each thread that evaluates takes a set of them and gives it back. In a set there is one for each model
 * and tier evaluated last, so that rows rarely have to be exchanged.
 */
final class SessionPool {

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

    private record Key(@Nullable ModelInfo model, boolean fineTuned, String tier, String context) {

        static Key of(Facts facts) {
            Usage usage = facts.usage();
            String tier = facts.tier() == null ? "" : usage.tier();
            return new Key(facts.model(), usage.fineTuned(), tier, usage.context());
        }

        @Override
        public int hashCode() { // not of all the model's row says
            return 31 * (31 * (model == null ? 0 : model.name().hashCode()) + tier.hashCode()) + context.hashCode();
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same row
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && model == that.model
                    && fineTuned == that.fineTuned
                    && tier.equals(that.tier)
                    && context.equals(that.context);
        }
    }

    private final class Kept {

        private final Map<Key, KeptSession> byModel = new LinkedHashMap<>(16, 0.75f, true);

        @Nullable
        List<Evaluation.Decision> evaluate(Facts facts) {
            Key key = Key.of(facts);
            KeptSession session = byModel.get(key);
            if (session == null) {
                session = byModel.size() < most ? sessions.get() : takeEldest();
                byModel.put(key, session);
            }
            List<Evaluation.Decision> decided = session.evaluate(facts);
            if (decided == null) {
                byModel.remove(key);
                session.dispose();
            }
            return decided;
        }

        void dispose() {
            byModel.values().forEach(KeptSession::dispose);
        }

        private KeptSession takeEldest() {
            Key eldest = byModel.keySet().iterator().next();
            KeptSession session = byModel.remove(eldest);
            return session == null ? sessions.get() : session;
        }
    }
}
