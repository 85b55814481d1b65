package io.tokentariff.rulebook.sandbox;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.RuleBaseConfiguration;
import org.drools.core.common.BetaConstraints;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.BetaNode;
import org.drools.core.reteoo.LeftTupleSource;
import org.drools.core.reteoo.TerminalNode;
import org.drools.core.reteoo.Tuple;
import org.drools.core.reteoo.TupleToObjectNode;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.util.bitmask.BitMask;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The constraints of one join of the engine's network, counting each combination of facts that they are asked for. The engine
 * makes all combinations of a rule before it fires once, and neither listens nor halts meanwhile; that it asks, for each, whether
 * the combination is allowed is the one place where it can be stopped. Everything else is as the engine has it.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the engine's own interfaces are
public final class CountedJoins implements BetaConstraints<CountedJoins.Counted> {

    private static final Field CONSTRAINTS = field(BetaNode.class, "constraints");
    private static final Field CONTEXT = field(BetaMemory.class, "context");

    /** So long is one comparison, as rules are written. */
    private static final int COMPARISON = 64;

    private final BetaConstraints joined;
    private final BetaNode node;
    private final int weight;

    private CountedJoins(BetaConstraints joined, BetaNode node) {
        this.joined = joined;
        this.node = node;
        this.weight = weight(joined);
    }

    /** A combination that is compared in many ways counts as many. */
    private static int weight(BetaConstraints joined) {
        int length = Stream.of(joined.getConstraints())
                .mapToInt(each -> each.toString().length())
                .sum();
        return 1 + length / COMPARISON;
    }

    /** What the constraints remember between a fact and the next, in one session. */
    static final class Counted {

        private final @Nullable Object context;
        private int count;

        private Counted(@Nullable Object context) {
            this.context = context;
        }
    }

    /** Has all joins of compiled rules counted, in every session from now on. */
    public static void in(KieBase rules) {
        ((InternalRuleBase) rules)
                .getReteooBuilder()
                .getTerminalNodes()
                .values()
                .forEach(nodes ->
                        Stream.of(nodes).map(TerminalNode::getLeftTupleSource).forEach(CountedJoins::above));
    }

    /** A node, those before it, and those of the groups that are denied or asked to exist on the way. */
    private static void above(@Nullable LeftTupleSource last) {
        for (LeftTupleSource each = last; each != null; each = each.getLeftTupleSource()) {
            if (each instanceof BetaNode join) {
                if (join.getRawConstraints() instanceof CountedJoins) {
                    return; // shared with a rule that was there before, and so is all before it
                }
                put(CONSTRAINTS, join, new CountedJoins(join.getRawConstraints(), join));
                if (join.getRightInput().getParent() instanceof TupleToObjectNode group) {
                    above(group.getLeftTupleSource());
                }
            }
        }
    }

    /** The engine has no other way to put something in the place of its own. */
    private static Field field(Class<?> of, String name) {
        try {
            Field field = of.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("The rule engine is another version than the program was made with.", e);
        }
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible above", e);
        }
    }

    private static void put(Field field, Object of, Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible above", e);
        }
    }

    /** The rules that share this join, by name. */
    List<Rule> rules() {
        return Stream.of(node.getAssociatedRules())
                .sorted(Comparator.comparing(Rule::getName))
                .toList();
    }

    private void count(Counted counted) {
        counted.count += weight;
        if (counted.count >= WorkMeter.STRIDE) {
            WorkMeter.count(this, counted.count);
            counted.count = 0;
        }
    }

    @Override
    public boolean isAllowedCachedLeft(Counted counted, FactHandle fact) {
        count(counted);
        return joined.isAllowedCachedLeft(counted.context, fact);
    }

    @Override
    public boolean isAllowedCachedRight(BaseTuple facts, Counted counted) {
        count(counted);
        return joined.isAllowedCachedRight(facts, counted.context);
    }

    @Override
    public Counted createContext() {
        return new Counted(joined.createContext());
    }

    @Override
    public BetaMemory createBetaMemory(RuleBaseConfiguration configuration, int type) {
        BetaMemory made = joined.createBetaMemory(configuration, type);
        put(CONTEXT, made, new Counted(get(CONTEXT, made)));
        return made;
    }

    @Override
    public void updateFromTuple(Counted counted, ValueResolver session, Tuple facts) {
        joined.updateFromTuple(counted.context, session, facts);
    }

    @Override
    public void updateFromFactHandle(Counted counted, ValueResolver session, FactHandle fact) {
        joined.updateFromFactHandle(counted.context, session, fact);
    }

    @Override
    public void resetTuple(Counted counted) {
        joined.resetTuple(counted.context);
    }

    @Override
    public void resetFactHandle(Counted counted) {
        joined.resetFactHandle(counted.context);
    }

    @Override
    public BetaConstraint[] getConstraints() {
        return joined.getConstraints();
    }

    @Override
    public BetaConstraints getOriginalConstraint() {
        return joined.getOriginalConstraint();
    }

    @Override
    public boolean isIndexed() {
        return joined.isIndexed();
    }

    @Override
    public int getIndexCount() {
        return joined.getIndexCount();
    }

    @Override
    public boolean isEmpty() {
        return joined.isEmpty();
    }

    @Override
    public BitMask getListenedPropertyMask(Pattern pattern, ObjectType type, List<String> properties) {
        return joined.getListenedPropertyMask(pattern, type, properties);
    }

    @Override
    public void init(BuildContext context, int type) {
        joined.init(context, type);
    }

    @Override
    public void initIndexes(int depth, int type, RuleBaseConfiguration configuration) {
        joined.initIndexes(depth, type, configuration);
    }

    @Override
    public <T> T cloneIfInUse() {
        return (T) this;
    }

    @Override
    public boolean isLeftUpdateOptimizationAllowed() {
        return joined.isLeftUpdateOptimizationAllowed();
    }

    @Override
    public void registerEvaluationContext(BuildContext context) {
        joined.registerEvaluationContext(context);
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("a network is built anew, never read");
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("a network is built anew, never written");
    }
}
