package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.rule.Rule;

/** The rules of a rulebook by package and name: a compiled rule knows neither its line nor, reliably, its metadata. */
public final class RuleIndex {

    private final Map<String, RuleRef> byName = new LinkedHashMap<>();

    RuleIndex(Collection<RuleFile> files) {
        for (RuleFile file : files) {
            for (RuleSource rule : file.rules()) {
                byName.putIfAbsent(key(file.packageName().text(), rule.name().text()), ref(file, rule));
            }
        }
    }

    /** Returns the rule behind a compiled one. */
    RuleRef of(Rule rule) {
        RuleRef ref = byName.get(key(rule.getPackageName(), rule.getName()));
        if (ref == null) {
            throw new IllegalStateException("The rule \"%s\" is in no file.".formatted(rule.getName()));
        }
        return ref;
    }

    /** Returns the rules behind compiled ones. */
    List<RuleRef> all(Collection<Rule> rules) {
        return rules.stream().map(this::of).toList();
    }

    /** All rules, in the order of files and lines. */
    public List<RuleRef> all() {
        return List.copyOf(byName.values());
    }

    private static String key(String packageName, String name) {
        return packageName + "/" + name;
    }

    private static RuleRef ref(RuleFile file, RuleSource rule) {
        String id = annotation(rule, "id");
        return new RuleRef(
                id.isEmpty() ? file.packageName() + "." + rule.name() : id,
                rule.name().text(),
                annotation(rule, "source"),
                annotation(rule, "reviewed"),
                file.file(),
                rule.at().line());
    }

    private static String annotation(RuleSource rule, String name) {
        return rule.annotation(name).map(Name::text).orElse("");
    }
}
