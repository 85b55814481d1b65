package io.tokentariff.cases;

import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookFiles;
import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Rulebooks in memory: the shipped rules and tables with other cases. */
final class TestBooks {

    private static final RulebookFiles SHIPPED = RulebookFiles.read(Path.of("rules"), new Problems());

    private TestBooks() {}

    /** The shipped files without their cases, and with the given ones. */
    static RulebookFiles files(Map<String, String> others) {
        Map<String, String> texts = new TreeMap<>(SHIPPED.texts());
        texts.keySet().removeAll(SHIPPED.cases().keySet());
        texts.putAll(others);
        return RulebookFiles.of(texts);
    }

    /** The shipped rulebook with this one file of cases. */
    static Rulebook withCases(String yaml) {
        return RulebookLoader.load(files(Map.of("charges/some.cases.yaml", yaml)));
    }

    static CaseReport run(String yaml) {
        return CaseRunner.run(withCases(yaml));
    }

    static RulebookFiles shipped() {
        return SHIPPED;
    }
}
