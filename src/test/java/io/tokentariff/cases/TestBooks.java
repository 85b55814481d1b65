package io.tokentariff.cases;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rulebooks in memory: the shipped rules and tables with other cases. */
final class TestBooks {

    /** The name that one file of cases goes by. */
    static final String FILE = "charges/some.cases.yaml";

    private static final RulebookFiles SHIPPED = RulebookFiles.read(Path.of("rules"), new Problems());

    private static final Rulebook RULEBOOK = RulebookLoader.load(SHIPPED);

    private TestBooks() {}

    /** The shipped files without their cases, and with the given ones. */
    static RulebookFiles files(Map<String, String> others) {
        Map<String, String> texts = new TreeMap<>(SHIPPED.texts());
        texts.keySet().removeAll(SHIPPED.cases().keySet());
        texts.putAll(others);
        return RulebookFiles.of(texts);
    }

    /** Runs one file of cases on the shipped rulebook. */
    static CaseReport run(String yaml) {
        return CaseRunner.run(RULEBOOK, Map.of(FILE, yaml));
    }

    /** Reads one file of cases. */
    static List<Problem> problems(String yaml) {
        Problems problems = new Problems();
        CaseReader.read(RULEBOOK, Map.of(FILE, yaml), problems);
        return problems.sorted();
    }

    static Rulebook rulebook() {
        return RULEBOOK;
    }
}
