package io.tokentariff.rulebook;

import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules and what belongs to them.
 *
 * @param base the rules as the engine has them
 * @param index where each stands
 * @param vocabulary what they may name
 * @param session evaluates them
 */
record Rules(KieBase base, RuleIndex index, RuleVocabulary vocabulary, RuleSession session) {

    Rules(KieBase base, RuleIndex index, RuleVocabulary vocabulary) {
        this(base, index, vocabulary, new RuleSession(base, index, new RuleOrder(vocabulary)));
    }

    /** The facts that they ask for beyond those that are always there. */
    AskedFacts asked() {
        return FactTypes.asked(base, vocabulary.facts());
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
