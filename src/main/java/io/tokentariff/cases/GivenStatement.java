package io.tokentariff.cases;

import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rating.statement.StatementDecision;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Usage of which a statement is made.
 *
 * @param usage the records
 */
record GivenStatement(List<UsageRecord> usage) implements Trial.Given<Settled> {

    @Override
    public long evaluations() {
        return usage.size();
    }

    @Override
    public Settled on(Rulebook rulebook, Rulebook shipped) {
        Set<String> fired = new HashSet<>();
        Agreements known = rulebook.agreements();
        Agreements watched = new Agreements(
                known.rows(),
                known.ofRequests(),
                facts -> {
                    List<StatementDecision> decided = known.rules().decide(facts);
                    decided.forEach(each -> fired.add(each.rule().id()));
                    return decided;
                },
                known.zone());
        StatementBuilder builder = new StatementBuilder(Dimension.DEFAULT, List.of(), watched);
        usage.forEach(record -> builder.add(record, rulebook.plan(record)));
        return new Settled(
                fired,
                builder.build(shipped.revision(), rulebook.rateCard().rows().meters()));
    }
}
