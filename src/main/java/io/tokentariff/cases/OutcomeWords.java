package io.tokentariff.cases;

import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rulebook.plans.Evaluation.Decision;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says outcomes, expected and found, for the sentence about a case that does not hold. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** The term that derives a charge's price, empty for none. */
    static String termOf(Charge charge) {
        Term term = charge.basis();
        return term == null ? "" : term.name();
    }

    static String inWords(Expectation.Rated wanted) {
        return words(
                wanted.price() == null ? null : "at " + PlainDecimal.withCents(wanted.price()),
                wanted.term() == null ? null : from(wanted.term()),
                wanted.certainty(),
                wanted.rule() == null ? null : "by " + wanted.rule());
    }

    private static String from(String term) {
        return term.isEmpty() ? "from a row of its own" : "from the term " + term;
    }

    static String charge(Decision decision) {
        Charge charge = (Charge) decision.outcome();
        String term = termOf(charge);
        return words(
                "at " + charge.price().toPlainString(),
                term.isEmpty() ? null : "from the term " + term,
                charge.certainty(),
                "by " + decision.rule().id());
    }

    static String inWords(Expectation.Factored wanted) {
        return words(
                wanted.factor() == null ? null : "x " + PlainDecimal.shortest(wanted.factor()),
                wanted.beyond() == null ? null : "beyond " + wanted.beyond(),
                wanted.rule() == null ? null : "by " + wanted.rule());
    }

    static String adjustment(Decision decision) {
        Adjustment adjustment = (Adjustment) decision.outcome();
        return words(
                adjustment.factor().toString(),
                adjustment.beyond() == null ? null : "beyond " + adjustment.beyond(),
                "by " + decision.rule().id());
    }

    static String inWords(Expectation.Found wanted) {
        return words(
                wanted.code(),
                wanted.meter() == null ? null : "of " + wanted.meter(),
                wanted.says() == null ? null : "saying \"" + wanted.says() + "\"",
                wanted.rule() == null ? null : "by " + wanted.rule());
    }

    static String inWords(PlannedFinding found) {
        return words(
                found.code(),
                found.meter() == null ? null : "of " + found.meter(),
                "by " + found.rule().id());
    }

    private static String words(@Nullable String... parts) {
        return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
