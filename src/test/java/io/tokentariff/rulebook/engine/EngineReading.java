package io.tokentariff.rulebook.engine;

import io.tokentariff.rulebook.drl.Reading;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * How the engine's own parser, which the program does not use, would read a rule file: what the description made of our tree
 * is held against.
 */
final class EngineReading {

    private EngineReading() {}

    /** Returns the engine's reading of a text, null if it refuses it. */
    static @Nullable PackageDescr of(String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr parsed = parser.parse(false, text);
            return parser.hasErrors() ? null : parsed;
        } catch (DroolsParserException e) {
            return null;
        }
    }

    /** Says where two readings differ, line by line of what they hold; empty if nowhere. */
    static Optional<String> difference(PackageDescr ours, PackageDescr theirs) {
        List<String> one = lines(ours);
        List<String> other = lines(theirs);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String left = i < one.size() ? one.get(i) : "nothing";
            String right = i < other.size() ? other.get(i) : "nothing";
            if (!left.equals(right)) {
                return Optional.of(left + " <> " + right);
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(PackageDescr description) {
        List<String> lines = new ArrayList<>();
        lines.add("package " + description.getName());
        description.getImports().forEach(each -> lines.add("import " + each.getTarget()));
        description.getFunctionImports().forEach(each -> lines.add("import function " + each));
        description.getAccumulateImports().forEach(each -> lines.add("import accumulate " + each));
        description.getGlobals().forEach(each -> lines.add("global " + each));
        description.getAttributes().forEach(each -> lines.add("attribute " + each.getName()));
        description.getFunctions().forEach(each -> lines.add("function " + each.getName()));
        description.getClassAndEnumDeclarationDescrs().forEach(each -> lines.add("declare " + each));
        description.getEntryPointDeclarations().forEach(each -> lines.add("entry-point " + each));
        description.getWindowDeclarations().forEach(each -> lines.add("window " + each));
        lines.add("unit " + description.getUnit());
        description.getRules().forEach(rule -> rule(rule, lines));
        return lines;
    }

    private static void rule(RuleDescr rule, List<String> lines) {
        lines.add("%s \"%s\" at line %s, extends %s, unit %s"
                .formatted(
                        rule.isRule() ? "rule" : "query",
                        rule.getName(),
                        rule.getLine(),
                        rule.getParentName(),
                        rule.getUnit()));
        lines.add("attributes " + rule.getAttributes().keySet());
        rule.getAnnotations().stream()
                .map(each -> "@" + each.getName() + values(each))
                .sorted()
                .forEach(lines::add);
        condition(rule.getLhs(), "", lines);
        lines.add("then " + outcome(rule.getConsequence()) + " and " + rule.getNamedConsequences());
    }

    private static String values(AnnotationDescr annotation) {
        return annotation.getValueMap().toString();
    }

    private static void condition(BaseDescr condition, String indent, List<String> lines) {
        if (condition instanceof PatternDescr pattern) {
            lines.add(indent
                    + "%s : %s at line %s, source %s, %s %s %s"
                            .formatted(
                                    pattern.getIdentifier(),
                                    pattern.getObjectType(),
                                    pattern.getLine(),
                                    pattern.getSource(),
                                    pattern.isQuery(),
                                    pattern.isUnification(),
                                    pattern.getBehaviors()));
            pattern.getDescrs().forEach(each -> lines.add(indent + "  " + constraint(each)));
            return;
        }
        lines.add(indent + condition.getClass().getSimpleName());
        if (condition instanceof ConditionalElementDescr group) {
            group.getDescrs().forEach(each -> condition((BaseDescr) each, indent + "  ", lines));
        }
    }

    /** A constraint as our parser writes it: blanks, and parentheses that change nothing, do not count. */
    private static String constraint(BaseDescr constraint) {
        if (!(constraint instanceof ExprConstraintDescr expression)) {
            return constraint.getClass().getSimpleName();
        }
        String kind = expression.getType() + " " + expression.getPosition() + " ";
        return kind
                + rule("Usage( %s )".formatted(expression.getExpression()), "insert( Finding.note( ) );")
                        .map(rule -> rule.when().written())
                        .orElse(expression.getExpression());
    }

    private static String outcome(Object consequence) {
        return rule("Usage( )", consequence.toString())
                .map(rule -> rule.then().written())
                .orElse(consequence.toString());
    }

    private static Optional<RuleSource> rule(String when, String then) {
        Reading reading = RuleParser.read("one.drl", "package p rule \"r\" when " + when + " then " + then + " end");
        List<RuleSource> rules =
                Optional.ofNullable(reading.file()).map(RuleFile::rules).orElse(List.of());
        return reading.problems().isEmpty() ? rules.stream().findFirst() : Optional.empty();
    }

    /** Reads a file that has no fault. */
    static RuleFile read(String file, String text) {
        Reading reading = RuleParser.read(file, text);
        if (!reading.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    reading.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        return Objects.requireNonNull(reading.file());
    }
}
