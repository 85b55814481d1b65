package io.tokentariff.rulebook.engine;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.Place;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
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
 * Makes the engine's description of a rule file out of its tree, each part with its place. What the tree does not say is not
 * in it: what was checked is what is compiled.
 */
final class Descriptions {

    private Descriptions() {}

    /** Describes a file. */
    static PackageDescr of(RuleFile file) {
        PackageDescr description = new PackageDescr(file.packageName().text());
        for (Name target : file.imports()) {
            description.addImport(at(target.at(), new ImportDescr(target.text())));
        }
        file.rules().forEach(rule -> description.addRule(rule(rule)));
        return description;
    }

    private static RuleDescr rule(RuleSource rule) {
        RuleDescr description = at(rule.at(), new RuleDescr(rule.name().text()));
        for (RuleSource.Annotation each : rule.annotations()) {
            description.addAnnotation(at(
                    each.name().at(),
                    new AnnotationDescr(each.name().text(), each.value().written())));
        }
        description.setLhs(all(rule.when(), new AndDescr()));
        Place then = rule.then().type().at();
        description.setConsequenceLocation(then.line(), then.column());
        description.setConsequence(rule.then().written() + "\n");
        return description;
    }

    private static BaseDescr condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return pattern(pattern);
        } else if (condition instanceof Condition.Not) {
            return all(condition, new NotDescr());
        } else if (condition instanceof Condition.Exists) {
            return all(condition, new ExistsDescr());
        } else if (condition instanceof Condition.Any) {
            return all(condition, new OrDescr());
        }
        return all(condition, new AndDescr());
    }

    private static <T extends BaseDescr & ConditionalElementDescr> T all(Condition condition, T description) {
        condition.parts().forEach(part -> description.addDescr(condition(part)));
        return at(condition.at(), description);
    }

    private static PatternDescr pattern(Condition.Pattern pattern) {
        Name variable = pattern.variable();
        PatternDescr description = new PatternDescr(pattern.type().text(), variable == null ? null : variable.text());
        for (Condition.Asked each : pattern.asked()) {
            ExprConstraintDescr constraint = at(each.at(), new ExprConstraintDescr(each.written()));
            constraint.setPosition(description.getDescrs().size());
            description.addConstraint(constraint);
        }
        return at(pattern.at(), description);
    }

    private static <T extends BaseDescr> T at(Place place, T description) {
        description.setLocation(place.line(), place.column());
        description.setStartCharacter(place.start());
        description.setEndCharacter(place.end());
        return description;
    }
}
