package io.tokentariff.rulebook.engine;

import io.tokentariff.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.drools.compiler.compiler.RuleBuildError;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.jci.CompilationProblem;

/**
 * Says the compiler's errors as problems, each at the line of the rule file it comes from. Few remain for it to find: rules
 * are checked before.
 */
final class CompileMessage {

    private CompileMessage() {}

    static List<Problem> problems(KnowledgeBuilderError error) {
        String file = error.getResource() == null
                ? ""
                : String.valueOf(error.getResource().getSourcePath());
        if (error instanceof RuleBuildError rule
                && rule.getParentDescr() instanceof RuleDescr described
                && rule.getObject() instanceof CompilationProblem[] inThen) {
            int line = described.getConsequenceLine();
            return Arrays.stream(inThen)
                    .map(each -> Problem.error("bad-outcome", file, line, firstLine(each.getMessage())))
                    .toList();
        }
        int[] lines = error.getLines();
        int line = lines.length == 0 ? 0 : Math.max(lines[0], 0);
        return List.of(Problem.error("rule-compile", file, line, firstLine(error.getMessage())));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("The rule does not compile.");
    }
}
