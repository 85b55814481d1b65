package io.tokentariff.rulebook.lint;

import static io.tokentariff.rulebook.lint.KnownWords.AGREEMENT;
import static io.tokentariff.rulebook.lint.KnownWords.CERTAINTY;
import static io.tokentariff.rulebook.lint.KnownWords.CHANGE;
import static io.tokentariff.rulebook.lint.KnownWords.CONTEXT;
import static io.tokentariff.rulebook.lint.KnownWords.DISCOUNT_MODE;
import static io.tokentariff.rulebook.lint.KnownWords.LATENCY;
import static io.tokentariff.rulebook.lint.KnownWords.METER;
import static io.tokentariff.rulebook.lint.KnownWords.MODEL;
import static io.tokentariff.rulebook.lint.KnownWords.MODEL_STATUS;
import static io.tokentariff.rulebook.lint.KnownWords.OPERATION;
import static io.tokentariff.rulebook.lint.KnownWords.PER;
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

import io.tokentariff.advice.Overrule;
import io.tokentariff.advice.Recommendation;
import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.RequestBound;
import io.tokentariff.rating.statement.PeriodFinding;
import io.tokentariff.rating.statement.StatementLine;
import io.tokentariff.rulebook.facts.FactKind;
import io.tokentariff.rulebook.facts.FactKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
            .outcomes(Charge.class, Adjustment.class, RequestBound.class, Finding.class)
            .outcomes(Recommendation.class, Overrule.class)
            .outcomes(StatementLine.class, PeriodFinding.class)
            .parts(EffectivePeriod.class, RowRef.class, Money.class, Ratio.class)
            .words(TIER, "tier", "isOn", "TierInfo.name")
            .words(METER, "meter", "ratedAs", "covers", "TokenCounts.count")
            .words(MODEL, "model", "exempts", "ModelInfo.name")
            .words(REGION, "region", "RegionInfo.name")
            .words(TERM, "Term.name")
            .words(OPERATION, "operation")
            .words(STATUS, "Usage.status")
            .words(MODEL_STATUS, "ModelInfo.status")
            .words(CONTEXT, "context")
            .words(CERTAINTY, "certainty")
            .words(SCOPE, "scope")
            .words(WEEKDAY, "weekday")
            .words(VERDICT, "verdict")
            .words(AGREEMENT, "Agreement.kind", "RequestLimit.kind")
            .words(DISCOUNT_MODE, "Agreement.mode")
            .words(PER, "Agreement.per")
            .words(CHANGE, "change", "changes")
            .words(PROMPTS, "promptStability")
            .words(TASK, "task")
            .words(LATENCY, "latency")
            .words(YES_NO, "fineTunedAssets", "newProject", "residencyRequired");

    private final List<FactKind> facts = new ArrayList<>();
    private final Set<Class<?>> outcomes = new LinkedHashSet<>();
    private final Set<Class<?>> parts = new LinkedHashSet<>();
    private final Map<String, KnownWords> words = new HashMap<>();
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
                made.put(type, TypeShape.of(type, types(), member -> wordsOf(type, member)));
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

    /** @param members names of fields and predicates of any fact, or, behind its name and a dot, of one */
    private RuleVocabulary words(KnownWords known, String... members) {
        List.of(members).forEach(member -> words.put(member, known));
        return this;
    }

    private @Nullable KnownWords wordsOf(Class<?> type, String member) {
        return words.getOrDefault(type.getSimpleName() + "." + member, words.get(member));
    }
}
