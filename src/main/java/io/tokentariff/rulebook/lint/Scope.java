package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Name;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is bound where a part of a rule stands. */
final class Scope {

    private final Map<String, Bound> bound;
    private final Set<String> ofUnknownFacts;

    /**
     * Something with a name.
     *
     * @param type its type
     * @param field the field it stands for, null for a whole fact
     */
    record Bound(Class<?> type, @Nullable Member field) {}

    Scope() {
        this(new LinkedHashMap<>(), new HashSet<>());
    }

    private Scope(Map<String, Bound> bound, Set<String> ofUnknownFacts) {
        this.bound = bound;
        this.ofUnknownFacts = ofUnknownFacts;
    }

    /** What is bound here is visible inside; what is bound inside is not visible here. */
    Scope inner() {
        return new Scope(new LinkedHashMap<>(bound), new HashSet<>(ofUnknownFacts));
    }

    @Nullable
    Bound get(String variable) {
        return bound.get(variable);
    }

    /** Remembers the name of a fact that does not exist: what hangs on it is no fault of its own. */
    void bindUnknown(Name variable) {
        ofUnknownFacts.add(variable.text());
    }

    boolean ofUnknownFact(String variable) {
        return ofUnknownFacts.contains(variable);
    }

    Set<String> names() {
        return bound.keySet();
    }

    void bind(Name variable, Bound to, Report report) {
        if (bound.putIfAbsent(variable.text(), to) != null) {
            report.error(
                    variable.at(),
                    "duplicate-variable",
                    "The name \"%s\" is bound twice in the rule.".formatted(variable.text()),
                    "");
        }
    }
}
