package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.ServedDays;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers plans under what decides them: the kind of usage and its {@link PlanKey}. Finding a plan makes no object. Thread-safe and bounded: when full it forgets everything and
 * starts again.
 */
public final class PlanMemory {

    /** How many plans are remembered at most. */
    static final int MOST_PLANS = 16_384;

    private static final int FIRST_SLOTS = 256;
    private static final int MOST_PROBES = 128;

    private final RateCard card;
    private final AskedFacts asked;
    private final AccountSets accounts;
    private final Function<UsageRecord, Plan> evaluation;
    private final int most;
    private final CutShort cutShort = new CutShort();
    private final Map<Choice, KindPlans> byChoice = new HashMap<>();
    private volatile AtomicReferenceArray<@Nullable KindPlans> table = new AtomicReferenceArray<>(FIRST_SLOTS);
    private int kinds;
    private int plans;
    private long misses;
    private long evictions;

    /** The terms chosen for usage of a kind in a span: what it is decided by where rows name accounts. */
    private record Choice(UsageKind kind, int span, List<Object> terms) {}

    public PlanMemory(RateCard card, AskedFacts asked, Function<UsageRecord, Plan> evaluation) {
        this(card, asked, evaluation, MOST_PLANS);
    }

    PlanMemory(RateCard card, AskedFacts asked, Function<UsageRecord, Plan> evaluation, int most) {
        this.card = card;
        this.asked = asked;
        this.accounts = new AccountSets(card.accountTerms(), Math.min(most, AccountSets.MOST));
        this.evaluation = evaluation;
        this.most = most;
    }

    public Plan plan(UsageRecord record) {
        int span = card.span(record.epochDay());
        int set = accounts.of(record.account());
        KindPlans known = find(table, record.kind(), span, set);
        Plan plan = known == null ? null : known.plan(record, card, asked);
        return plan == null ? evaluate(record, span, set) : plan;
    }

    /** How many plans had to be made. */
    public synchronized long misses() {
        return misses;
    }

    /** How many plans were forgotten to make room. */
    public synchronized long evictions() {
        return evictions;
    }

    private Plan evaluate(UsageRecord record, int span, int set) {
        Plan shared = set > AccountSets.EMPTY ? shared(record, span, set) : null;
        if (shared != null) {
            return shared;
        }
        Plan plan = evaluation.apply(record);
        return mayComeFurther(plan) ? plan : remember(record, span, set, plan);
    }

    private boolean mayComeFurther(Plan plan) {
        if (!plan.isCutShort()) {
            return false;
        }
        cutShort.add(plan);
        return cutShort.givenUp(plan.usage()) == null;
    }

    /** Returns the plan of other accounts for which the same rows are chosen, null if none is remembered. */
    private synchronized @Nullable Plan shared(UsageRecord record, int span, int set) {
        return kindPlans(record, span, set).plan(record, card, asked);
    }

    private synchronized Plan remember(UsageRecord record, int span, int set, Plan plan) {
        misses++;
        if (plans >= most) {
            forget();
        }
        KindPlans of = kindPlans(record, span, set);
        Plan known = of.plan(record, card, asked);
        if (known != null) { // another thread was faster
            return known;
        }
        of.put(record, card, asked, plan);
        plans++;
        return plan;
    }

    private KindPlans kindPlans(UsageRecord record, int span, int set) {
        KindPlans of = find(table, record.kind(), span, set);
        if (of == null) {
            Choice choice = set <= AccountSets.EMPTY
                    ? null
                    : new Choice(
                            record.kind(), span, Facts.of(record, card, asked).ofAccounts());
            of = new KindPlans(
                    record.kind(),
                    span,
                    set,
                    Facts.limits(record, card),
                    ServedDays.of(card.model(record.kind().model())),
                    choice == null ? null : byChoice.get(choice));
            add(of);
            if (choice != null) {
                byChoice.putIfAbsent(choice, of);
            }
        }
        return of;
    }

    private void forget() {
        evictions += plans;
        table = new AtomicReferenceArray<>(FIRST_SLOTS);
        byChoice.clear();
        kinds = 0;
        plans = 0;
    }

    private void add(KindPlans added) {
        // kinds chosen to have one hash, or accounts by the thousand that share plans
        if (probes(table, added) > MOST_PROBES || kinds >= 4 * most) {
            forget();
        }
        AtomicReferenceArray<@Nullable KindPlans> current = table;
        kinds++;
        if (2 * kinds > current.length()) {
            AtomicReferenceArray<@Nullable KindPlans> grown = new AtomicReferenceArray<>(2 * current.length());
            for (int i = 0; i < current.length(); i++) {
                KindPlans each = current.get(i);
                if (each != null) {
                    grown.set(freeSlot(grown, each), each);
                }
            }
            current = grown;
        }
        current.set(freeSlot(current, added), added);
        table = current;
    }

    private static int freeSlot(AtomicReferenceArray<@Nullable KindPlans> table, KindPlans added) {
        int slot = slot(table, added.kind(), added.span(), added.set());
        while (table.get(slot) != null) {
            slot = (slot + 1) & (table.length() - 1);
        }
        return slot;
    }

    private static int probes(AtomicReferenceArray<@Nullable KindPlans> table, KindPlans added) {
        return (freeSlot(table, added) - slot(table, added.kind(), added.span(), added.set())) & (table.length() - 1);
    }

    private static @Nullable KindPlans find(
            AtomicReferenceArray<@Nullable KindPlans> table, UsageKind kind, int span, int set) {
        int slot = slot(table, kind, span, set);
        KindPlans found = table.get(slot);
        while (found != null && !found.isOf(kind, span, set)) {
            slot = (slot + 1) & (table.length() - 1);
            found = table.get(slot);
        }
        return found;
    }

    private static int slot(AtomicReferenceArray<@Nullable KindPlans> table, UsageKind kind, int span, int set) {
        int hash = kind.hashCode() + 31 * span + 0x85ebca6b * set;
        return (((hash ^ (hash >>> 16)) * 0x9e3779b1) >>> 8) & (table.length() - 1);
    }
}
