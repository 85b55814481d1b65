package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule file. After a fault it goes on where it can, so that all faults of a file are reported at once.
 *
 * <pre>
 * file := "package" name { "import" name } { rule }
 * rule := "rule" text { "@" word "(" text ")" } "when" conditions "then" insertion "end"
 * insertion := "insert" "(" type "." word "(" [ argument { "," argument } ] ")" ")" ";"      argument := variable | text
 * </pre>
 */
public final class RuleParser {

    private static final int MOST_PROBLEMS = 50;

    private final String file;
    private final TokenStream in;
    private final Problems found = new Problems();
    private int faults;

    private RuleParser(String file, TokenStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @param file path below the rulebook's folder
     */
    public static Reading read(String file, String text) {
        if (text.isBlank()) {
            return new Reading(null, List.of(empty(file, "The file is empty.")));
        }
        Lexer lexer = new Lexer(file, text);
        List<Token> tokens;
        try {
            tokens = lexer.tokens();
        } catch (Refused e) {
            return new Reading(null, List.of(e.problem()));
        }
        RuleParser parser = new RuleParser(file, new TokenStream(file, tokens));
        RuleFile parsed = parser.file(text, lexer.opensWithComment());
        if (parsed.rules().isEmpty() && parser.found.isEmpty()) {
            parser.report(empty(file, "The file holds no rule."));
        }
        return new Reading(
                parsed, parser.found.sorted().stream().limit(MOST_PROBLEMS).toList());
    }

    private static Problem empty(String file, String message) {
        return Problem.error("empty-rule-file", file, 0, message);
    }

    private RuleFile file(String text, boolean opensWithComment) {
        Name packageName = part(this::packageName, "import", "rule");
        List<Name> imports = new ArrayList<>();
        while (in.is("import")) {
            Name target = part(this::importTarget, "import", "rule");
            if (target != null) {
                imports.add(target);
            }
        }
        List<RuleSource> rules = new ArrayList<>();
        while (!in.isKind(Token.Kind.END)) {
            RuleSource rule = rule();
            if (rule != null) {
                rules.add(rule);
            }
        }
        Name unnamed = new Name("", Place.TOP);
        return new RuleFile(file, text, packageName == null ? unnamed : packageName, imports, rules, opensWithComment);
    }

    private Name packageName() {
        in.expect("package");
        Name name = dotted();
        in.accept(";");
        return name;
    }

    private Name importTarget() {
        in.expect("import");
        if (in.is("static") || in.is("function") || in.is("accumulate") || in.is("acc")) {
            throw in.refused(
                    in.peek().at(),
                    "forbidden-import",
                    "\"import %s\" is not allowed in a rule file."
                            .formatted(in.peek().text()),
                    "");
        }
        Name name = dotted();
        in.accept(";");
        return name;
    }

    private Name dotted() {
        Token first = in.expect(Token.Kind.WORD, "a name");
        StringBuilder name = new StringBuilder(first.text());
        while (in.accept(".")) {
            name.append('.');
            name.append(
                    in.is("*")
                            ? in.take().text()
                            : in.expect(Token.Kind.WORD, "a name").text());
        }
        return new Name(name.toString(), first.at());
    }

    private @Nullable RuleSource rule() {
        if (!in.is("rule")) {
            part(() -> in.expect("rule"), "rule");
            return null;
        }
        int faultsBefore = faults;
        int start = in.position();
        Token keyword = in.peek();
        RuleHeadParser head = new RuleHeadParser(in);
        Name name = part(head::name, "@", "when");
        List<RuleSource.Annotation> annotations = part(head::annotations, "when", "then");
        Condition.All when = in.is("when") ? part(this::when, "then") : null;
        RuleSource.Insertion then = in.is("then") ? part(new InsertionParser(in)::insertion, "end") : null;
        if (in.is("end")) {
            in.take();
        }
        checkSize(keyword.at(), in.position() - start, when);
        if (faults > faultsBefore || name == null || annotations == null || when == null || then == null) {
            return null;
        }
        return new RuleSource(name, annotations, when, then, in.since(start));
    }

    /** Holds a rule against {@link SourceLimit}. */
    private void checkSize(Place rule, int tokens, Condition.@Nullable All when) {
        checkCount(rule, "words and signs", tokens, SourceLimit.RULE_TOKENS.most());
        if (when != null) {
            checkCount(rule, "patterns", when.patterns().size(), SourceLimit.PATTERNS.most());
            checkCount(
                    rule,
                    "alternatives (each \"or\" multiplies them)",
                    when.alternatives(),
                    SourceLimit.ALTERNATIVES.most());
            Map<String, Integer> ofOneFact = new TreeMap<>();
            when.patterns().forEach(each -> ofOneFact.merge(each.type().text(), 1, Integer::sum));
            ofOneFact.forEach((fact, count) ->
                    checkCount(rule, "patterns on " + fact, count, SourceLimit.PATTERNS_OF_ONE_FACT.most()));
        }
    }

    private void checkCount(Place rule, String what, int count, int most) {
        if (count > most) {
            String message = "The rule has %s %s; %s is the most.".formatted(count, what, most);
            report(in.refused(rule, "rule-too-large", message, ""));
        }
    }

    private Condition.All when() {
        Token keyword = in.expect("when");
        Condition.All conditions = new ConditionParser(in, this::report).conditions();
        if (conditions.parts().isEmpty()) {
            throw in.refused(keyword.at(), "syntax", "The rule asks for no fact.", "Begin with $usage : Usage( ).");
        }
        return conditions;
    }

    /** Reads a part; after a fault skips to one of the words, or to the end of the file, and returns null. */
    private <T> @Nullable T part(Supplier<T> part, String... resume) {
        try {
            return part.get();
        } catch (Refused e) {
            report(e);
            while (!in.isKind(Token.Kind.END) && !resumes(resume)) {
                in.take();
            }
            return null;
        }
    }

    private boolean resumes(String... words) {
        for (String word : words) {
            if (in.is(word) && !word.equals("rule")) {
                return true;
            }
        }
        return in.is("rule") && in.peek(1).kind() == Token.Kind.STRING;
    }

    private void report(Refused fault) {
        report(fault.problem());
    }

    private void report(Problem problem) {
        faults++;
        found.add(problem);
    }
}
