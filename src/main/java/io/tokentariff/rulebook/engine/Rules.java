package io.tokentariff.rulebook.engine;

import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.CountedJoins;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules and what belongs to them.
 *
 * @param base the rules as the engine has them
 * @param index where each stands
 * @param asked the facts that they ask for beyond those that are always there
 * @param vocabulary what they may name
 * @param session evaluates them
 */
public record Rules(KieBase base, RuleIndex index, AskedFacts asked, RuleVocabulary vocabulary, RuleSession session) {

    /** Puts together what was compiled of files. */
    public static Rules of(KieBase base, Collection<RuleFile> files, RuleVocabulary vocabulary) {
        CountedJoins.in(base);
        RuleIndex index = new RuleIndex(files);
        Set<String> seen = files.stream()
                .flatMap(file -> file.rules().stream())
                .flatMap(rule -> rule.patterns().stream())
                .map(pattern -> pattern.type().text())
                .collect(Collectors.toSet());
        AskedFacts asked = AskedFacts.of(vocabulary.facts(), fact -> seen.contains(fact.name()));
        RuleSession session = new RuleSession(base, index, RuleOrder.of(files, vocabulary));
        return new Rules(base, index, asked, vocabulary, session);
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
