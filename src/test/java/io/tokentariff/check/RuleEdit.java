package io.tokentariff.check;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.Map;

/** An edit of the shipped rulebook, as an analyst makes it, and what the gate of a reload says to it. */
final class RuleEdit {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    private final String name;
    private final Map<String, String> texts = ShippedRules.texts();

    private RuleEdit(String name) {
        this.name = name;
    }

    static RuleEdit of(String name) {
        return new RuleEdit(name);
    }

    /** Replaces one place of a file, which must be there. */
    RuleEdit with(String file, String place, String replacement) {
        String text = texts.getOrDefault(file, "");
        if (!text.contains(place)) {
            throw new IllegalArgumentException("\"%s\" is not in %s".formatted(place, file));
        }
        int at = text.indexOf(place);
        texts.put(file, text.substring(0, at) + replacement + text.substring(at + place.length()));
        return this;
    }

    /** Replaces every place of a file. */
    RuleEdit everywhere(String file, String place, String replacement) {
        texts.put(file, texts.getOrDefault(file, "").replace(place, replacement));
        return this;
    }

    /** Adds lines at the end of a file, or a file. */
    RuleEdit adding(String file, String lines) {
        texts.merge(file, lines, String::concat);
        return this;
    }

    RuleEdit without(String... files) {
        for (String file : files) {
            texts.remove(file);
        }
        return this;
    }

    /** What keeps it from being used. */
    List<Problem> errors() {
        RulebookFiles files = RulebookFiles.of(texts);
        try {
            return RulebookCheck.beforeUse(SHIPPED, RulebookLoader.load(files, new Problems())).stream()
                    .filter(Problem::isError)
                    .toList();
        } catch (RulebookException e) {
            return e.problems().stream().filter(Problem::isError).toList();
        }
    }

    /** What keeps it from being used though its cases hold. */
    List<Problem> toldWithoutCases() {
        return errors().stream()
                .filter(problem -> !problem.code().equals("case-failed"))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
