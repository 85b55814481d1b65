package io.tokentariff.rulebook;

import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Planner;
import io.tokentariff.advice.Profiles;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rulebook.engine.AdviceSession;
import io.tokentariff.rulebook.engine.AgreementSession;
import io.tokentariff.rulebook.engine.Rules;
import io.tokentariff.rulebook.engine.StoredRules;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.plans.Evaluation;
import io.tokentariff.rulebook.plans.PlanBuilder;
import io.tokentariff.rulebook.plans.PlanKey;
import io.tokentariff.rulebook.plans.PlanMemory;
import io.tokentariff.rulebook.plans.StoredPlans;
import io.tokentariff.usage.UsageRecord;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * A compiled rulebook of one revision: its rules, its tables, and the plans remembered so far. Thread-safe; never changes
 * what it decides.
 */
public final class Rulebook {

    private final RulebookFiles files;
    private final String revision;
    private final RateCard rateCard;
    private final AdviceTables adviceTables;
    private final Supplier<Rules> rules;
    private final AskedFacts asked;
    private final PlanBuilder planBuilder;
    private final PlanMemory memory;

    /**
     * @param rules gives the rules when they are needed
     * @param asked which facts they ask for
     * @param plans plans that are kept, null if none are
     */
    Rulebook(
            RulebookFiles files,
            String revision,
            RateCard rateCard,
            AdviceTables adviceTables,
            Supplier<Rules> rules,
            AskedFacts asked,
            @Nullable StoredPlans plans) {
        this.files = files;
        this.revision = revision;
        this.rateCard = rateCard;
        this.adviceTables = adviceTables;
        this.rules = rules;
        this.asked = asked;
        this.planBuilder = new PlanBuilder(rateCard);
        this.memory = new PlanMemory(
                rateCard,
                asked,
                plans == null || !asked.isEmpty() ? this::evaluate : record -> plans.plan(record, this::evaluate));
    }

    /** What the content is known by, {@code sha256:…}; of one for trying, which has no content of its own, that it is one. */
    public String revision() {
        return revision;
    }

    public RulebookFiles files() {
        return files;
    }

    public RateCard rateCard() {
        return rateCard;
    }

    /**
     * Opens a session of a copy of the compiled rules, for those who insert facts and read outcomes themselves: whatever is done
     * to the session and its rules, this rulebook decides as before. A copy takes some milliseconds; keep the session for many
     * records. Not thread-safe, and to be disposed of.
     */
    public KieSession newSession() {
        return StoredRules.copy(compiled(), files).newKieSession();
    }

    /** All rules, in the order of files and lines. */
    public List<RuleRef> rules() {
        return compiled().index().all();
    }

    /** What its rules may name. */
    public RuleVocabulary vocabulary() {
        return compiled().vocabulary();
    }

    /** Prices one record: the exact amount with its line items, or the reasons why there is none. */
    public Quote quote(UsageRecord record) {
        Quote quote = Calculator.quote(record, plan(record), revision);
        return rateCard.rows().agreements().isEmpty() ? quote : agreements().told(quote);
    }

    /** Returns the plan for a record, remembered from equal facts or made now. */
    public Plan plan(UsageRecord record) {
        return memory.plan(named(record));
    }

    /** Returns the plan for a record, made now by the rules. */
    public Plan evaluate(UsageRecord record) {
        return evaluation(record).plan();
    }

    /** Returns what the rules insert for a record, and the plan made of it. */
    public Evaluation evaluation(UsageRecord record) {
        return inAllWays(record, facts -> compiled().session().evaluate(facts, planBuilder));
    }

    /** Returns the plan for a record, made now in a session that is used for nothing else. */
    public Plan evaluateApart(UsageRecord record) {
        return inAllWays(record, facts -> compiled().session().evaluateApart(facts, planBuilder))
                .plan();
    }

    /** Evaluates all that a record may be; where it leaves open something that its price depends on, it has none. */
    private Evaluation inAllWays(UsageRecord record, Function<Facts, Evaluation> evaluation) {
        List<Facts> ways = Facts.ways(named(record), rateCard, asked);
        Evaluation first = evaluation.apply(ways.get(0));
        for (Facts way : ways.subList(1, ways.size())) {
            Evaluation other = first.plan().isCutShort() ? first : evaluation.apply(way);
            if (!other.plan().equals(first.plan())) {
                return new Evaluation(planBuilder.leftOpen(way.usage()), first.decisions());
            }
        }
        return first;
    }

    /** The facts of a record beyond its kind and meters that some rule looks at, by their names; mostly none. */
    public List<String> asksFor() {
        return asked.names();
    }

    AskedFacts asked() {
        return asked;
    }

    /** The compiled rules with what belongs to them. */
    Rules compiled() {
        return rules.get();
    }

    /** How many plans were made because none was remembered. */
    public long plansMade() {
        return memory.misses();
    }

    /** Returns the same compiled rules on other rows, to try rules on rows made up for the purpose; it is not for bills. */
    public Rulebook withRateCard(RateCard other) {
        return trial(other, adviceTables);
    }

    /** Returns the same rulebook with other tables of recommendations, for trying as {@link #withRateCard} is. */
    public Rulebook withAdviceTables(AdviceTables other) {
        return trial(rateCard, other);
    }

    private Rulebook trial(RateCard rows, AdviceTables advice) {
        return new Rulebook(
                files,
                "trial of " + files.revision(),
                rows,
                advice,
                rules,
                compiled().asked(rows),
                null);
    }

    /** Returns the facts that this record's evaluation begins with, for those who run sessions of their own. */
    public List<Object> facts(UsageRecord record) {
        return List.copyOf(Facts.of(named(record), rateCard, asked).all());
    }

    /** The tables of recommendations; empty if the rulebook only prices. */
    public AdviceTables adviceTables() {
        return adviceTables;
    }

    /** The rules of recommendations. */
    public AdviceRules adviceRules() {
        return new AdviceSession(compiled());
    }

    /** What the rulebook does to the bill of a period; the rules are only asked where there are rows. */
    public Agreements agreements() {
        return new Agreements(
                rateCard.rows().agreements(),
                !rateCard.rows().requestLimits().isEmpty(),
                new AgreementSession(rules),
                rateCard.zone());
    }

    /** All that decides the plan of a record within every threshold, besides its kind. */
    private Object key(UsageRecord record) {
        UsageRecord named = named(record);
        PlanKey key = PlanKey.of(named, rateCard, Facts.bandWithin(named), asked);
        return named.equals(record) ? key : List.of(key, named.kind().model());
    }

    /** The record with the model that its name stands for where that depends on whose it is and when: then its kind alone does not say it. */
    private UsageRecord named(UsageRecord record) {
        if (!rateCard.hasAliases()) {
            return record;
        }
        String model = rateCard.aliased(record.kind().model(), record.account(), record.day());
        return model.equals(record.kind().model())
                ? record
                : record.withKind(record.kind().withModel(model));
    }

    /**
     * Returns an advisor that takes records one by one.
     *
     * @param candidates models to compare whatever {@code candidates.csv} says they may replace; usually none
     * @throws io.tokentariff.problem.WrongUseException if there are no tables to advise with, or a candidate is not known
     */
    public Advisor advisor(Profiles profiles, Collection<String> candidates) {
        return planner().advisor(adviceTables, adviceRules(), profiles, candidates, revision);
    }

    /** What re-prices usage under other models and tiers. */
    public Planner planner() {
        return new Planner(this::plan, rateCard, this::key, agreements());
    }
}
