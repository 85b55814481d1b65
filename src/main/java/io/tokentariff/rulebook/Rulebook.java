package io.tokentariff.rulebook;

import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.Planner;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * A compiled rulebook of one revision: its rules, its tables, and the plans remembered so far. Thread-safe; never changes
 * what it decides.
 */
public final class Rulebook {

    private final RulebookFiles files;
    private final RateCard rateCard;
    private final AdviceTables adviceTables;
    private final Supplier<Rules> rules;
    private final AskedFacts asked;
    private final PlanBuilder planBuilder;
    private final PlanMemory memory;

    Rulebook(RulebookFiles files, RateCard rateCard, AdviceTables adviceTables, Rules rules) {
        this(files, rateCard, adviceTables, () -> rules, rules.asked(), null);
    }

    /**
     * @param rules gives the rules when they are needed
     * @param asked which facts they ask for
     * @param plans plans that are kept, null if none are
     */
    Rulebook(
            RulebookFiles files,
            RateCard rateCard,
            AdviceTables adviceTables,
            Supplier<Rules> rules,
            AskedFacts asked,
            @Nullable StoredPlans plans) {
        this.files = files;
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

    /** What the content is known by, {@code sha256:…}. */
    public String revision() {
        return files.revision();
    }

    public RulebookFiles files() {
        return files;
    }

    public RateCard rateCard() {
        return rateCard;
    }

    /** The compiled rules, for those who run sessions of their own. */
    public KieBase kieBase() {
        return rules.get().base();
    }

    /** All rules, in the order of files and lines. */
    public List<RuleRef> rules() {
        return index().all();
    }

    /** What its rules may name. */
    public RuleVocabulary vocabulary() {
        return compiled().vocabulary();
    }

    /** Returns the plan for a record, remembered from equal facts or made now. */
    public Plan plan(UsageRecord record) {
        return memory.plan(record);
    }

    /** Returns the plan for a record, made now by the rules. */
    public Plan evaluate(UsageRecord record) {
        return evaluation(record).plan();
    }

    /** Returns what the rules insert for a record, and the plan made of it. */
    public Evaluation evaluation(UsageRecord record) {
        return session().evaluate(Facts.of(record, rateCard, asked), planBuilder);
    }

    /** Returns the plan for a record, made now in a session that is used for nothing else. */
    public Plan evaluateApart(UsageRecord record) {
        return session()
                .evaluateApart(Facts.of(record, rateCard, asked), planBuilder)
                .plan();
    }

    AskedFacts asked() {
        return asked;
    }

    /** The compiled rules with what belongs to them. */
    Rules compiled() {
        return rules.get();
    }

    RuleIndex index() {
        return rules.get().index();
    }

    RuleSession session() {
        return rules.get().session();
    }

    /** How many plans were made because none was remembered. */
    public long plansMade() {
        return memory.misses();
    }

    /** How many remembered plans were forgotten to make room for others. */
    public long plansForgotten() {
        return memory.evictions();
    }

    /**
     * Returns the same compiled rules on other rows, to try rules on rows made up for the purpose. Its revision and files are
     * still those of this rulebook: it is for trying, not for bills.
     */
    public Rulebook withRateCard(RateCard other) {
        return new Rulebook(files, other, adviceTables, rules, asked, null);
    }

    /** Returns the same rulebook with other tables of recommendations, for trying as {@link #withRateCard} is. */
    public Rulebook withAdviceTables(AdviceTables other) {
        return new Rulebook(files, rateCard, other, rules, asked, null);
    }

    /** Returns the facts that this record's evaluation begins with, for those who run sessions of their own. */
    public List<Object> facts(UsageRecord record) {
        return List.copyOf(Facts.of(record, rateCard, asked).all());
    }

    /** The tables of recommendations; empty if the rulebook only prices. */
    public AdviceTables adviceTables() {
        return adviceTables;
    }

    /** The rules of recommendations. */
    public AdviceRules adviceRules() {
        return new AdviceSession(kieBase(), index());
    }

    /** All that decides the plan of a record within every threshold, besides its kind. */
    private PlanKey key(UsageRecord record) {
        return PlanKey.of(record, rateCard, Facts.bandWithin(record), asked);
    }

    /** What re-prices usage under other models and tiers. */
    public Planner planner() {
        return new Planner(this::plan, rateCard, this::key);
    }
}
