package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.rulebook.lint.RuleLint;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.ParsedCheck;
import io.tokentariff.rulebook.source.RuleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * Returns everything wrong with a rulebook, errors and warnings, in the order of file, line and column; never throws for
     * what stands in its files.
     */
    public static List<Problem> problems(RulebookFiles files) {
        Problems problems = new Problems();
        tryToLoad(files, problems);
        return problems.sorted();
    }

    private static Rulebook load(RulebookFiles files, Problems problems) {
        Rulebook rulebook = tryToLoad(files, problems);
        problems.throwIfErrors();
        if (rulebook == null) {
            throw new IllegalStateException("rules that do not compile without a problem");
        }
        return rulebook;
    }

    private static @Nullable Rulebook tryToLoad(RulebookFiles files, Problems problems) {
        RateCard card = RateCardReader.read(files::text, problems);
        if (files.rules().isEmpty()) {
            problems.add(Problem.error("missing-rules", "", 0, "The rulebook holds no rule file (*.drl)."));
        }
        RateCard wordsKnown = problems.hasErrors() ? null : card;
        List<RuleFile> checked = RuleLint.check(files.rules(), wordsKnown, RuleVocabulary.shipped(), problems);
        if (problems.hasErrors()) {
            return null;
        }
        List<DrlFile> parsed = parse(files, checked, problems);
        if (problems.hasErrors()) {
            return null;
        }
        KieBase rules = new RuleCompiler(problems).compile(parsed);
        return rules == null ? null : new Rulebook(files, card, rules, new RuleIndex(parsed));
    }

    private static List<DrlFile> parse(RulebookFiles files, List<RuleFile> checked, Problems problems) {
        List<DrlFile> parsed = new ArrayList<>();
        for (RuleFile file : checked) {
            String text = files.rules().get(file.file());
            DrlFile drl = text == null ? null : DrlFile.parse(file.file(), text, problems);
            if (drl == null) {
                continue;
            }
            parsed.add(drl);
            ParsedCheck.difference(file, drl.parsed())
                    .ifPresent(what -> problems.add(Problem.error(
                            "forbidden-construct",
                            file.file(),
                            0,
                            "The rule engine reads this file in another way: %s.".formatted(what))));
        }
        return parsed;
    }
}
