package io.tokentariff.rulebook.facts;

import static io.tokentariff.rulebook.facts.FactKind.Stay.METER;
import static io.tokentariff.rulebook.facts.FactKind.Stay.ROW;
import static io.tokentariff.rulebook.facts.FactKind.Stay.STATEMENT;
import static io.tokentariff.rulebook.facts.FactKind.Stay.USAGE;
import static io.tokentariff.rulebook.facts.FactKind.Stay.WORKLOAD;

import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.Candidate;
import io.tokentariff.advice.Workload;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.ratecard.Agreement;
import io.tokentariff.ratecard.Developer;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.ModelLife;
import io.tokentariff.ratecard.NamePart;
import io.tokentariff.ratecard.OffPeak;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.RequestLimit;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Day;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rating.Usage;
import io.tokentariff.rating.statement.PeriodTotal;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Moment;
import io.tokentariff.usage.Requests;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.List;

/** All facts of this program. To give rules another fact of a usage record, add it here. */
public final class FactKinds {

    private static final String ROWS = "rows in force for this usage";
    private static final String NAMED = "if the table knows the name";
    private static final String ADVICE = "for each workload";

    private static final List<FactKind> SHIPPED = List.of(
            FactKind.of(USAGE, Usage.class, "always"),
            FactKind.of(METER, MeterUsed.class, "one for each meter with tokens"),
            FactKind.of(USAGE, Uncharged.class, "for a meter that no rule charged"),
            FactKind.onRequest(TokenCounts.class, UsageRecord::tokens),
            FactKind.onRequest(Account.class, UsageRecord::account),
            FactKind.onRequest(Day.class, record -> new Day(record.day())),
            FactKind.onRequest(Requests.class, Requests::of),
            FactKind.onRequest(Moment.class, (record, card) -> Moment.of(record, card.zone())),
            FactKind.of(ROW, Rate.class, ROWS),
            FactKind.of(ROW, Term.class, ROWS),
            FactKind.of(ROW, OffPeak.class, ROWS),
            FactKind.of(ROW, RequestLimit.class, ROWS),
            FactKind.of(ROW, LongContext.class, ROWS),
            FactKind.of(ROW, ModelInfo.class, NAMED),
            FactKind.of(ROW, ModelLife.class, "on days before the release of the model, or from its retirement on"),
            FactKind.of(ROW, NamePart.class, "for a suffix of the model's name that the model's row does not have"),
            FactKind.of(ROW, Developer.class, "for a model that is in no row of models.csv, if its name begins so"),
            FactKind.of(ROW, TierInfo.class, NAMED),
            FactKind.of(ROW, RegionInfo.class, NAMED),
            FactKind.of(WORKLOAD, Workload.class, ADVICE),
            FactKind.of(WORKLOAD, WorkloadProfile.class, ADVICE),
            FactKind.of(WORKLOAD, Alternative.class, "one for each way in which the workload's usage was priced"),
            FactKind.of(WORKLOAD, Candidate.class, "one for each row of candidates.csv"),
            FactKind.of(WORKLOAD, AdviceTerm.class, "one for each row of advice-terms.csv"),
            FactKind.of(STATEMENT, Agreement.class, "rows of agreements/ in force for usage of the statement"),
            FactKind.of(STATEMENT, PeriodTotal.class, "for each agreement and each period of the statement"));

    private FactKinds() {}

    /** The facts, those of usage first. */
    public static List<FactKind> shipped() {
        return SHIPPED;
    }
}
