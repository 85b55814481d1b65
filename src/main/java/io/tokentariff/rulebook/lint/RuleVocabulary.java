package io.tokentariff.rulebook.lint;

import static io.tokentariff.rulebook.lint.KnownWords.CERTAINTY;
import static io.tokentariff.rulebook.lint.KnownWords.CHANGE;
import static io.tokentariff.rulebook.lint.KnownWords.CONTEXT;
import static io.tokentariff.rulebook.lint.KnownWords.LATENCY;
import static io.tokentariff.rulebook.lint.KnownWords.METER;
import static io.tokentariff.rulebook.lint.KnownWords.MODEL;
import static io.tokentariff.rulebook.lint.KnownWords.MODEL_STATUS;
import static io.tokentariff.rulebook.lint.KnownWords.OPERATION;
import static io.tokentariff.rulebook.lint.KnownWords.PROMPTS;
import static io.tokentariff.rulebook.lint.KnownWords.REGION;
import static io.tokentariff.rulebook.lint.KnownWords.SCOPE;
import static io.tokentariff.rulebook.lint.KnownWords.STATUS;
import static io.tokentariff.rulebook.lint.KnownWords.TASK;
import static io.tokentariff.rulebook.lint.KnownWords.TERM;
import static io.tokentariff.rulebook.lint.KnownWords.TIER;
import static io.tokentariff.rulebook.lint.KnownWords.VERDICT;
import static io.tokentariff.rulebook.lint.KnownWords.WEEKDAY;
import static io.tokentariff.rulebook.lint.KnownWords.YES_NO;

import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.Candidate;
import io.tokentariff.advice.Overrule;
import io.tokentariff.advice.Recommendation;
import io.tokentariff.advice.Workload;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Day;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rating.Usage;
import io.tokentariff.rulebook.facts.FactKind;
import io.tokentariff.rulebook.facts.FactKinds;
import io.tokentariff.usage.TokenCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that rules may name: facts, outcomes, and which words their texts can be. Fields, predicates and factories are read
 * off the types themselves (see {@link TypeShape}). To give rules a new outcome, add it to {@link #shipped()}; a new fact, to
 * {@link FactKinds}.
 */
public final class RuleVocabulary {

    private static final RuleVocabulary SHIPPED = new RuleVocabulary()
            .facts(FactKinds.shipped())
            .outcomes(Charge.class, Adjustment.class, Finding.class)
            .outcomes(Recommendation.class, Overrule.class)
            .parts(EffectivePeriod.class, RowRef.class, Money.class, Ratio.class)
            .words(VERDICT, Recommendation.class, "verdict")
            .words(CHANGE, Alternative.class, "change")
            .words(CHANGE, Recommendation.class, "changes")
            .words(TIER, Alternative.class, "tier")
            .words(MODEL, Alternative.class, "model")
            .words(MODEL, Candidate.class, "model")
            .words(PROMPTS, WorkloadProfile.class, "promptStability")
            .words(TASK, WorkloadProfile.class, "task")
            .words(TASK, Workload.class, "task")
            .words(LATENCY, WorkloadProfile.class, "latency")
            .words(YES_NO, WorkloadProfile.class, "fineTunedAssets", "newProject", "residencyRequired")
            .words(TIER, Usage.class, "tier")
            .words(TIER, Rate.class, "tier")
            .words(TIER, Term.class, "tier")
            .words(TIER, TierInfo.class, "name")
            .words(METER, MeterUsed.class, "meter", "ratedAs")
            .words(METER, Uncharged.class, "meter")
            .words(METER, Charge.class, "meter")
            .words(METER, Finding.class, "meter")
            .words(METER, Rate.class, "meter")
            .words(METER, Term.class, "meter", "covers")
            .words(METER, LongContext.class, "meter", "covers")
            .words(METER, TokenCounts.class, "count")
            .words(MODEL, Usage.class, "model")
            .words(MODEL, Rate.class, "model")
            .words(MODEL, Term.class, "model")
            .words(MODEL, LongContext.class, "model")
            .words(MODEL, ModelInfo.class, "name")
            .words(MODEL, RegionInfo.class, "exempts")
            .words(REGION, Usage.class, "region")
            .words(REGION, RegionInfo.class, "name")
            .words(TERM, Term.class, "name")
            .words(OPERATION, Usage.class, "operation")
            .words(STATUS, Usage.class, "status")
            .words(MODEL_STATUS, ModelInfo.class, "status")
            .words(CONTEXT, Usage.class, "context")
            .words(CONTEXT, Rate.class, "context")
            .words(CERTAINTY, Rate.class, "certainty")
            .words(CERTAINTY, Charge.class, "certainty")
            .words(SCOPE, LongContext.class, "scope")
            .words(WEEKDAY, Day.class, "weekday");

    private final List<FactKind> facts = new ArrayList<>();
    private final Set<Class<?>> outcomes = new LinkedHashSet<>();
    private final Set<Class<?>> parts = new LinkedHashSet<>();
    private final Map<Class<?>, Map<String, KnownWords>> words = new LinkedHashMap<>();
    private @Nullable Map<Class<?>, TypeShape> shapes;

    private RuleVocabulary() {}

    /** What the rules of this program may name. */
    public static RuleVocabulary shipped() {
        return SHIPPED;
    }

    /** Every type a rule can come to see: what the class loader of rules serves. */
    public Set<Class<?>> types() {
        return Collections.unmodifiableSet(
                Stream.concat(named(), parts.stream()).collect(Collectors.toSet()));
    }

    /** The types a rule can insert. */
    public Set<Class<?>> outcomes() {
        return Collections.unmodifiableSet(outcomes);
    }

    /** The facts. */
    public List<FactKind> facts() {
        return Collections.unmodifiableList(facts);
    }

    /** The names of what rules may ask of a fact, in alphabetical order. */
    public List<String> fieldsOf(FactKind fact) {
        TypeShape shape = shape(fact.type());
        return shape == null ? List.of() : List.copyOf(shape.members().keySet());
    }

    /** Returns these words and one more fact. */
    public RuleVocabulary with(FactKind fact) {
        RuleVocabulary more = new RuleVocabulary().facts(facts).facts(List.of(fact));
        more.outcomes.addAll(outcomes);
        more.parts.addAll(parts);
        more.words.putAll(words);
        return more;
    }

    /** Which packages may be imported: those of facts and outcomes. */
    Set<String> packages() {
        return named().map(Class::getPackageName).collect(Collectors.toSet());
    }

    private Stream<Class<?>> named() {
        return Stream.concat(facts.stream().map(FactKind::type), outcomes.stream());
    }

    /** The facts and outcomes that patterns may be on, by their short names. */
    Map<String, Class<?>> patternTypes() {
        return named().collect(Collectors.toMap(Class::getSimpleName, type -> type, (a, b) -> a, TreeMap::new));
    }

    /** Returns an outcome by its short name, null if there is none. */
    @Nullable
    Class<?> outcome(String name) {
        return outcomes.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    Set<String> outcomeNames() {
        return outcomes.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What can be asked of a type, null if rules cannot look into it. */
    @Nullable
    TypeShape shape(Class<?> type) {
        return shapes().get(type);
    }

    private synchronized Map<Class<?>, TypeShape> shapes() {
        if (shapes == null) {
            Map<Class<?>, TypeShape> made = new LinkedHashMap<>();
            for (Class<?> type : types()) {
                made.put(type, TypeShape.of(type, types(), words.getOrDefault(type, Map.of())));
            }
            shapes = Map.copyOf(made);
        }
        return shapes;
    }

    private RuleVocabulary facts(List<FactKind> kinds) {
        facts.addAll(kinds);
        return this;
    }

    private RuleVocabulary outcomes(Class<?>... types) {
        outcomes.addAll(List.of(types));
        return this;
    }

    /** Types that are no facts, but fields of facts. */
    private RuleVocabulary parts(Class<?>... types) {
        parts.addAll(List.of(types));
        return this;
    }

    private RuleVocabulary words(KnownWords known, Class<?> type, String... members) {
        Map<String, KnownWords> ofType = words.computeIfAbsent(type, any -> new LinkedHashMap<>());
        Arrays.stream(members).forEach(member -> ofType.put(member, known));
        return this;
    }
}
