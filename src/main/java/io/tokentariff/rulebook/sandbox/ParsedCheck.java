package io.tokentariff.rulebook.sandbox;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import io.tokentariff.rulebook.drl.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Compares what the engine's parser made of a file with what ours read. Were there a text that the two read differently, it
 * would stop here: the engine's reading has the same rules, patterns and imports, and none of the constructs we refuse.
 */
public final class ParsedCheck {

    private ParsedCheck() {}

    /** Says in what the engine's reading differs; empty if in nothing. */
    public static Optional<String> difference(RuleFile ours, PackageDescr theirs) {
        boolean extras = Stream.of(
                        theirs.getFunctionImports(),
                        theirs.getAccumulateImports(),
                        theirs.getGlobals(),
                        theirs.getAttributes(),
                        theirs.getFunctions(),
                        theirs.getTypeDeclarations(),
                        theirs.getEnumDeclarations(),
                        theirs.getEntryPointDeclarations(),
                        theirs.getWindowDeclarations())
                .anyMatch(each -> !each.isEmpty());
        if (extras || theirs.getUnit() != null) {
            return Optional.of("declarations beside the rules");
        }
        if (!ours.packageName().text().equals(theirs.getName())) {
            return Optional.of("the package");
        }
        if (!ours.imports().stream()
                .map(Name::text)
                .toList()
                .equals(theirs.getImports().stream().map(ImportDescr::getTarget).toList())) {
            return Optional.of("the imports");
        }
        if (ours.rules().size() != theirs.getRules().size()) {
            return Optional.of("the number of rules");
        }
        for (int i = 0; i < ours.rules().size(); i++) {
            Optional<String> difference =
                    difference(ours.rules().get(i), theirs.getRules().get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(RuleSource ours, RuleDescr theirs) {
        String rule = "the rule \"%s\"".formatted(ours.name().text());
        if (!ours.name().text().equals(theirs.getName()) || !theirs.isRule() || theirs.getParentName() != null) {
            return Optional.of(rule);
        }
        if (!theirs.getAttributes().isEmpty() || !theirs.getNamedConsequences().isEmpty() || theirs.getUnit() != null) {
            return Optional.of("attributes or further consequences of " + rule);
        }
        if (!sameAnnotations(ours, theirs)) {
            return Optional.of("the annotations of " + rule);
        }
        List<PatternDescr> patterns = new ArrayList<>();
        if (!collect(theirs.getLhs(), patterns) || !samePatterns(ours.patterns(), patterns)) {
            return Optional.of("the conditions of " + rule);
        }
        String outcome = String.valueOf(theirs.getConsequence());
        return Written.words(outcome).equals(Written.words(ours.then()))
                ? Optional.empty()
                : Optional.of("the outcome of " + rule);
    }

    private static boolean sameAnnotations(RuleSource ours, RuleDescr theirs) {
        List<AnnotationDescr> found = List.copyOf(theirs.getAnnotations());
        return found.size() == ours.annotations().size()
                && found.stream()
                        .allMatch(each -> each.getSingleValue() instanceof String text
                                && text.startsWith("\"")
                                && text.endsWith("\"")
                                && ours.annotation(each.getName()).isPresent());
    }

    private static boolean collect(BaseDescr theirs, List<PatternDescr> patterns) {
        if (theirs instanceof PatternDescr pattern) {
            patterns.add(pattern);
            return true;
        }
        boolean known = theirs instanceof AndDescr
                || theirs instanceof OrDescr
                || theirs instanceof NotDescr
                || theirs instanceof ExistsDescr;
        if (!known) {
            return false;
        }
        return ((ConditionalElementDescr) theirs)
                .getDescrs().stream().allMatch(each -> collect((BaseDescr) each, patterns));
    }

    private static boolean samePatterns(List<Condition.Pattern> ours, List<PatternDescr> theirs) {
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!same(ours.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Condition.Pattern ours, PatternDescr theirs) {
        Name variable = ours.variable();
        return ours.type().text().equals(theirs.getObjectType())
                && Objects.equals(variable == null ? null : variable.text(), theirs.getIdentifier())
                && theirs.getSource() == null
                && !theirs.isQuery()
                && !theirs.isUnification()
                && (theirs.getBehaviors() == null || theirs.getBehaviors().isEmpty())
                && theirs.getAnnotations().isEmpty()
                && theirs.getPositionalConstraints().isEmpty()
                && theirs.getDescrs().stream().allMatch(ExprConstraintDescr.class::isInstance)
                && Written.words(theirs.getDescrs().stream()
                                .map(each -> ((ExprConstraintDescr) each).getExpression())
                                .collect(Collectors.joining(",")))
                        .equals(ours.written());
    }
}
