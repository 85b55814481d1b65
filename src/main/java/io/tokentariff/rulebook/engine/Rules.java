package io.tokentariff.rulebook.engine;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Asking;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.CountedJoins;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules and what belongs to them.
 *
 * @param base the rules as the engine has them
 * @param index where each stands
 * @param asking which facts they ask for beyond those that are always there
 * @param vocabulary what they may name
 * @param session evaluates them
 */
public record Rules(KieBase base, RuleIndex index, Asking asking, RuleVocabulary vocabulary, RuleSession session) {

    /** Puts together what was compiled of files. */
    public static Rules of(KieBase base, Collection<RuleFile> files, RuleVocabulary vocabulary) {
        CountedJoins.in(base);
        RuleIndex index = new RuleIndex(files);
        Asking asking = Asking.of(files, vocabulary.facts());
        RuleSession session = new RuleSession(base, index, RuleOrder.of(files, vocabulary));
        return new Rules(base, index, asking, vocabulary, session);
    }

    /** Returns the facts that they ask for while the tables hold these rows. */
    public AskedFacts asked(RateCard card) {
        return asking.in(card, vocabulary.facts());
    }

    /** Returns a supplier that asks the other one once, when it is asked first. */
    public static Supplier<Rules> once(Supplier<Rules> rules) {
        return new Supplier<>() {
            private @Nullable Rules made;

            @Override
            public synchronized Rules get() {
                Rules known = made == null ? rules.get() : made;
                made = known;
                return known;
            }
        };
    }
}
