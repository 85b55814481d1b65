package io.tokentariff.rulebook.source;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
     * @param problems where its faults are reported, each at its line and column
     * @return what it says, without the rules that have a fault; null if it cannot be taken apart at all
     */
    public static @Nullable RuleFile parse(String file, String text, Problems problems) {
        Lexer lexer = new Lexer(file, text);
        List<Token> tokens;
        try {
            tokens = lexer.tokens();
        } catch (Refused e) {
            problems.add(e.problem());
            return null;
        }
        RuleParser parser = new RuleParser(file, new TokenStream(file, tokens));
        RuleFile parsed =
                parser.file(lexer.opensWithComment(), (int) text.lines().count());
        parser.found.sorted().stream().limit(MOST_PROBLEMS).forEach(problems::add);
        return parsed;
    }

    private RuleFile file(boolean opensWithComment, int lines) {
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
        Name unnamed = new Name("", new Place(1, 1));
        return new RuleFile(file, packageName == null ? unnamed : packageName, imports, rules, opensWithComment, lines);
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
        Name name = part(this::ruleName, "@", "when");
        List<RuleSource.Annotation> annotations = part(this::annotations, "when", "then");
        List<Condition> when = in.is("when") ? part(this::when, "then") : null;
        RuleSource.Insertion then = in.is("then") ? part(this::then, "end") : null;
        if (in.is("end")) {
            in.take();
        }
        checkSize(keyword.at(), in.position() - start, when);
        if (faults > faultsBefore || name == null || annotations == null || when == null || then == null) {
            return null;
        }
        return new RuleSource(name, annotations, when, then);
    }

    private void checkSize(Place rule, int tokens, @Nullable List<Condition> when) {
        checkSize(rule, "words and signs", tokens, SourceLimits.RULE_TOKENS);
        if (when == null) {
            return;
        }
        Condition all = new Condition.All(when);
        checkSize(rule, "patterns", all.patterns().size(), SourceLimits.PATTERNS);
        checkSize(rule, "alternatives (each \"or\" multiplies them)", all.alternatives(), SourceLimits.ALTERNATIVES);
        Map<String, Long> ofOneFact = all.patterns().stream()
                .collect(Collectors.groupingBy(each -> each.type().text(), TreeMap::new, Collectors.counting()));
        ofOneFact.forEach((fact, count) ->
                checkSize(rule, "patterns on " + fact, Math.toIntExact(count), SourceLimits.PATTERNS_OF_ONE_FACT));
    }

    private void checkSize(Place rule, String what, int count, int most) {
        if (count > most) {
            report(in.refused(
                    rule, "rule-too-large", "The rule has %d %s; %d is the most.".formatted(count, what, most), ""));
        }
    }

    private Name ruleName() {
        Token keyword = in.expect("rule");
        if (in.is("@") || in.is("when")) {
            throw in.refused(
                    keyword.at(),
                    "syntax",
                    "The rule has no name.",
                    "Its name is a sentence in quotes after \"rule\".");
        }
        Name name = in.expect(Token.Kind.STRING, "the rule's name in quotes").name();
        if (name.text().isBlank() || name.text().matches(".*[\\\\\"\\n\\t].*|.*\\*/.*")) {
            throw in.refused(name.at(), "syntax", "The rule's name is not a plain sentence.", "");
        }
        return name;
    }

    private List<RuleSource.Annotation> annotations() {
        List<RuleSource.Annotation> annotations = new ArrayList<>();
        while (in.accept("@")) {
            Name name = in.expect(Token.Kind.WORD, "the annotation's name").name();
            if (!in.is("(")
                    || in.peek(1).kind() != Token.Kind.STRING
                    || !in.peek(2).is(")")) {
                throw in.refused(
                        name.at(),
                        "forbidden-annotation",
                        "The value of @%s is not one plain text in quotes; anything else would run as code."
                                .formatted(Refused.shown(name.text())),
                        "");
            }
            in.take();
            annotations.add(new RuleSource.Annotation(name, in.take().name()));
            in.take();
        }
        if (!in.is("when")) {
            throw in.unexpected("\"when\"");
        }
        return annotations;
    }

    private List<Condition> when() {
        Token keyword = in.expect("when");
        List<Condition> conditions = new ConditionParser(in, this::report).conditions();
        if (conditions.isEmpty()) {
            throw in.refused(keyword.at(), "syntax", "The rule asks for no fact.", "Begin with $usage : Usage( ).");
        }
        return conditions;
    }

    private RuleSource.Insertion then() {
        in.expect("then");
        if (!in.is("insert")) {
            throw outcome();
        }
        in.take();
        in.expect("(");
        Name type = in.expect(Token.Kind.WORD, "an outcome such as Charge").name();
        in.expect(".");
        Name factory = in.expect(Token.Kind.WORD, "how the outcome is made").name();
        in.expect("(");
        List<Expression.Operand> arguments = new ArrayList<>();
        if (!in.is(")")) {
            do {
                arguments.add(argument());
            } while (in.accept(","));
        }
        in.expect(")");
        in.expect(")");
        in.expect(";");
        if (!in.is("end")) {
            throw outcome();
        }
        return new RuleSource.Insertion(type, factory, arguments);
    }

    private Refused outcome() {
        Token found = in.peek();
        if (found.kind() == Token.Kind.END || found.is("end") || found.is("rule")) {
            return in.unexpected(found.is("end") ? "insert( … );" : "\"end\"");
        }
        if (Constructs.what(found) != null) {
            return in.forbidden(found);
        }
        return in.refused(
                found.at(),
                "forbidden-construct",
                "\"%s\" is not allowed after \"then\"; a rule inserts one outcome and does nothing else."
                        .formatted(Refused.shown(found.text())),
                "Write insert( Charge.at( $meter, $rate ) ); or another outcome.");
    }

    private Expression.Operand argument() {
        Token found = in.peek();
        if (found.kind() == Token.Kind.STRING) {
            return new Expression.Text(in.take().text(), found.at());
        }
        if (found.kind() == Token.Kind.VARIABLE) {
            return new Expression.Path(in.take().name(), List.of(), found.at());
        }
        if (Constructs.what(found) != null) {
            throw in.forbidden(found);
        }
        throw in.refused(
                found.at(),
                "bad-outcome",
                "\"%s\" cannot be handed to an outcome; only facts bound above and texts in quotes can."
                        .formatted(Refused.shown(found.text())),
                found.kind() == Token.Kind.NUMBER ? "Numbers stand in tables." : "");
    }

    /** Reads a part; after a fault skips to one of the words, or to the end of the file, and returns null. */
    private <T> @Nullable T part(Supplier<T> part, String... resume) {
        int start = in.position();
        try {
            return part.get();
        } catch (Refused e) {
            report(e);
            while (!in.isKind(Token.Kind.END) && (in.position() == start || !resumes(resume))) {
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
