package io.tokentariff.conformance;

import io.tokentariff.io.read.RecordParser;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ours with one fault: it reads, rejects and finds duplicates as ours does, and has its own idea of what a record costs. */
final class WrongCalculator implements Calculator {

    /** What a calculator takes a record to cost, null for no price. */
    interface Fault {
        @Nullable
        BigDecimal amount(Rulebook rulebook, UsageRecord record, Quote right);
    }

    private final OurCalculator ours;
    private final Fault fault;

    WrongCalculator(OurCalculator ours, Fault fault) {
        this.ours = ours;
        this.fault = fault;
    }

    @Override
    public List<Answer> price(ConformanceCase each) {
        Rulebook rulebook = ours.rules.with(each.edits());
        RecordParser parser = new RecordParser();
        List<Answer> answers = new ArrayList<>();
        List<Answer> right = ours.price(each);
        for (int i = 0; i < right.size(); i++) {
            Answer answer = right.get(i);
            if (answer.hasOrLacksPrice()) {
                UsageRecord record = parser.parse(each.usage().get(i));
                BigDecimal amount = fault.amount(rulebook, record, rulebook.quote(record));
                answers.add(amount == null ? answer : answer.costing(amount));
            } else {
                answers.add(answer);
            }
        }
        return answers;
    }
}
