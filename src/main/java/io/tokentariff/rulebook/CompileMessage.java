package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.compiler.compiler.RuleBuildError;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.jci.CompilationProblem;

/** Says the compiler's errors as sentences, each at the line of the rule file it comes from. */
final class CompileMessage {

    /** Lines of generated code before the first line of a rule's {@code then}. */
    private static final int GENERATED_LINES = 8;

    private static final Pattern UNKNOWN_TYPE =
            Pattern.compile("Unable to resolve ObjectType '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern BAD_EXPRESSION =
            Pattern.compile("Unable to Analyse Expression (.*?):.*", Pattern.DOTALL);

    private CompileMessage() {}

    static List<Problem> problems(KnowledgeBuilderError error, Collection<DrlFile> files) {
        String file = error.getResource() == null
                ? ""
                : String.valueOf(error.getResource().getSourcePath());
        if (error instanceof RuleBuildError rule && rule.getObject() instanceof CompilationProblem[] inThen) {
            return consequenceProblems(file, rule, inThen, files);
        }
        int[] lines = error.getLines();
        int line = lines.length == 0 ? 0 : Math.max(lines[0], 0);
        if (error instanceof DescrBuildError) {
            return List.of(patternProblem(file, line, error.getMessage()));
        }
        return List.of(SyntaxMessage.problem(file, line, -1, error.getMessage()));
    }

    private static Problem patternProblem(String file, int line, String message) {
        Matcher type = UNKNOWN_TYPE.matcher(message);
        if (type.matches()) {
            return Problem.error("unknown-fact", file, line, "There is no fact \"%s\".".formatted(type.group(1)));
        }
        Matcher expression = BAD_EXPRESSION.matcher(message);
        if (expression.matches()) {
            return Problem.error(
                    "bad-condition",
                    file,
                    line,
                    "The condition \"%s\" cannot be understood.".formatted(expression.group(1)));
        }
        return Problem.error("bad-condition", file, line, SyntaxMessage.firstLine(message));
    }

    private static List<Problem> consequenceProblems(
            String file, RuleBuildError error, CompilationProblem[] inThen, Collection<DrlFile> files) {
        List<Problem> problems = new ArrayList<>();
        RuleDescr rule = rule(file, error.getRule().getName(), files);
        for (CompilationProblem each : inThen) {
            int line = rule == null
                    ? error.getLines()[0]
                    : Math.max(
                            rule.getConsequenceLine(),
                            each.getStartLine() - GENERATED_LINES + rule.getConsequenceLine());
            problems.add(Problem.error("bad-outcome", file, line, SyntaxMessage.firstLine(each.getMessage())));
        }
        return problems;
    }

    private static @Nullable RuleDescr rule(String file, String name, Collection<DrlFile> files) {
        return files.stream()
                .filter(each -> each.file().equals(file))
                .flatMap(each -> each.rules().stream())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
