package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.statement.AgreementRules;
import io.tokentariff.rating.statement.AgreementsStopped;
import io.tokentariff.rating.statement.StatementDecision;
import io.tokentariff.rating.statement.StatementOutcome;
import java.util.List;
import java.util.function.Supplier;

/** The rules of agreements: rows and totals of one statement in, lines and findings out. */
public final class AgreementSession implements AgreementRules {

    private final Supplier<Rules> rules;

    /** @param rules gives the rules when they are needed */
    public AgreementSession(Supplier<Rules> rules) {
        this.rules = rules;
    }

    @Override
    public List<StatementDecision> decide(List<Object> facts) {
        Rules compiled = rules.get();
        try {
            return new OneEvaluation<>(compiled, StatementOutcome.class, StatementDecision::new)
                    .decide(
                            facts,
                            "no agreement applies with it",
                            (looping, message) ->
                                    new AgreementsStopped(looping ? "rule-loops" : "evaluation-limit", message));
        } catch (RuntimeException e) {
            BrokenRule broken = e instanceof AgreementsStopped ? null : BrokenRule.in(e, compiled.index());
            if (broken == null) {
                throw e;
            }
            throw new AgreementsStopped(
                    "rule-breaks-off",
                    "The rule %s breaks off: %s.".formatted(broken.rule().id(), broken.why()));
        }
    }
}
