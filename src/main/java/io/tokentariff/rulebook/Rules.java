package io.tokentariff.rulebook;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules and what belongs to them.
 *
 * @param base the rules as the engine has them
 * @param index where each stands
 * @param session evaluates them
 */
record Rules(KieBase base, RuleIndex index, RuleSession session) {

    Rules(KieBase base, RuleIndex index) {
        this(base, index, new RuleSession(base, index));
    }

    /** Returns a supplier that asks the other one once, when it is asked first. */
    static Supplier<Rules> once(Supplier<Rules> rules) {
        return new Once(rules);
    }

    private static final class Once implements Supplier<Rules> {

        private final Supplier<Rules> rules;
        private volatile @Nullable Rules made;

        private Once(Supplier<Rules> rules) {
            this.rules = rules;
        }

        @Override
        public Rules get() {
            Rules known = made;
            return known == null ? make() : known;
        }

        private synchronized Rules make() {
            Rules known = made;
            if (known == null) {
                known = rules.get();
                made = known;
            }
            return known;
        }
    }
}
