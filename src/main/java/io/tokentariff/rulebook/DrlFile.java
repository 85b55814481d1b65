package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * One rule file, parsed but not yet compiled.
 *
 * @param file path below the rulebook's folder
 * @param text its content
 * @param parsed what the parser made of it
 */
record DrlFile(String file, String text, PackageDescr parsed) {

    private static final String NOISE = "Parser returned a null Package";

    /** Parses a file; returns null and reports why if it has errors. */
    static @Nullable DrlFile parse(String file, String text, Problems problems) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            problems.add(Problem.error("syntax", file, 0, "The rule file cannot be parsed."));
        }
        if (parser.hasErrors()) {
            parser.getErrors().forEach(error -> report(file, error, problems));
            return null;
        }
        if (parsed == null || parsed.getRules().isEmpty()) {
            problems.add(Problem.error("empty-rule-file", file, 0, "The file holds no rule."));
            return null;
        }
        return new DrlFile(file, text, parsed);
    }

    List<RuleDescr> rules() {
        return parsed.getRules();
    }

    private static void report(String file, DroolsError error, Problems problems) {
        if (error.getMessage().contains(NOISE)) {
            return;
        }
        if (error instanceof ParserError at) {
            problems.add(SyntaxMessage.problem(file, at.getRow(), at.getCol(), at.getMessage()));
        } else {
            int[] lines = error.getLines();
            problems.add(SyntaxMessage.problem(file, lines.length == 0 ? 0 : lines[0], 0, error.getMessage()));
        }
    }
}
