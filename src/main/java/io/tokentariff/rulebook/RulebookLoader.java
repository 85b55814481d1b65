package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.KieBase;

/** From a folder to a {@link Rulebook}, or to everything that is wrong with it. */
public final class RulebookLoader {

    private RulebookLoader() {}

    /**
     * Loads a folder.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(Path folder) {
        Problems problems = new Problems();
        return load(RulebookFiles.read(folder, problems), problems);
    }

    /**
     * Loads files held in memory.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(RulebookFiles files) {
        return load(files, new Problems());
    }

    private static Rulebook load(RulebookFiles files, Problems problems) {
        RateCard card = RateCardReader.read(files::text, problems);
        List<DrlFile> parsed = new ArrayList<>();
        files.rules().forEach((file, text) -> {
            DrlFile drl = DrlFile.parse(file, text, problems);
            if (drl != null) {
                parsed.add(drl);
            }
        });
        if (files.rules().isEmpty()) {
            problems.add(Problem.error("missing-rules", "", 0, "The rulebook holds no rule file (*.drl)."));
        }
        KieBase rules = new RuleCompiler(problems).compile(parsed);
        problems.throwIfErrors();
        if (rules == null) {
            throw new IllegalStateException("rules that do not compile without a problem");
        }
        return new Rulebook(files, card, rules, new RuleIndex(parsed));
    }
}
