package io.tokentariff.rulebook;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers plans under what decides them: the kind of usage, the span of days between two dates of the tables, the context
 * band and the meters with tokens; and counts, account or day where a rule asks for them. Equal keys mean equal facts, and
 * rules see nothing but facts. Thread-safe and bounded: when full it forgets everything and starts again.
 */
final class PlanMemory {

    /** How many plans are remembered at most. */
    static final int LARGEST = 100_000;

    private final RateCard card;
    private final Facts.Asked asked;
    private final Function<UsageRecord, Plan> evaluation;
    private final Map<SpanKey, List<LongContext>> longContexts = new ConcurrentHashMap<>();
    private final Map<Key, Plan> plans = new ConcurrentHashMap<>();

    private record SpanKey(String model, String tier, int span) {}

    private record Key(
            UsageKind kind,
            int span,
            String context,
            int builtInMeters,
            List<String> extraMeters,
            @Nullable TokenCounts tokens,
            @Nullable Account account,
            long day) {}

    PlanMemory(RateCard card, Facts.Asked asked, Function<UsageRecord, Plan> evaluation) {
        this.card = card;
        this.asked = asked;
        this.evaluation = evaluation;
    }

    Plan plan(UsageRecord record) {
        Key key = key(record);
        Plan remembered = plans.get(key);
        if (remembered != null) {
            return remembered;
        }
        Plan plan = evaluation.apply(record);
        if (plans.size() >= LARGEST) {
            plans.clear();
        }
        plans.put(key, plan);
        return plan;
    }

    private Key key(UsageRecord record) {
        int span = card.span(record.epochDay());
        return new Key(
                record.kind(),
                span,
                Facts.context(record, longContexts(record, span)),
                record.tokens().builtInMetersUsed(),
                record.tokens().extra().names(),
                asked.tokenCounts() ? record.tokens() : null,
                asked.account() ? record.account() : null,
                asked.day() ? record.epochDay() : 0);
    }

    private List<LongContext> longContexts(UsageRecord record, int span) {
        UsageKind kind = record.kind();
        SpanKey key = new SpanKey(kind.model(), kind.serviceTier(), span);
        List<LongContext> known = longContexts.get(key);
        if (known == null) {
            ModelInfo model = card.model(ModelId.parse(kind.model()).base());
            TierInfo tier = card.tier(kind.serviceTier());
            known = model == null
                    ? List.of()
                    : card.longContexts(model.name(), tier == null ? kind.serviceTier() : tier.name(), record.day());
            if (longContexts.size() >= LARGEST) {
                longContexts.clear();
            }
            longContexts.put(key, known);
        }
        return known;
    }
}
