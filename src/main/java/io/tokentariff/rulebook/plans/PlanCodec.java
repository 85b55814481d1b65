package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.OffPeak;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RequestLimit;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedBound;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Usage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans as bytes. The usage that a plan is for is not among them, as it is known to whoever asks for the plan; rows are named by
 * their places, so that the bytes hold for one revision of a rulebook alone.
 */
public final class PlanCodec {

    private final RateCard card;

    PlanCodec(RateCard card) {
        this.card = card;
    }

    void write(Plan plan, DataOutputStream out) throws IOException {
        out.writeUTF(plan.status().name());
        out.writeInt(plan.charges().size());
        for (PlannedCharge charge : plan.charges()) {
            writeCharge(charge, out);
        }
        out.writeInt(plan.bounds().size());
        for (PlannedBound bound : plan.bounds()) {
            writePlace(bound.limit().row(), card.rows().requestLimits(), out);
            out.writeBoolean(bound.most());
            writeRule(bound.rule(), out);
        }
        out.writeInt(plan.findings().size());
        for (PlannedFinding finding : plan.findings()) {
            out.writeUTF(finding.code());
            out.writeUTF(finding.effect().name());
            writeNullable(finding.meter(), out);
            out.writeUTF(finding.message());
            writeRule(finding.rule(), out);
        }
    }

    /**
     * @throws IOException if the bytes end too early
     * @throws IndexOutOfBoundsException if they name rows that are not there: they are not of this revision
     */
    Plan read(Usage usage, DataInputStream in) throws IOException {
        PriceStatus status = PriceStatus.valueOf(in.readUTF());
        List<PlannedCharge> charges = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            charges.add(readCharge(in));
        }
        List<PlannedBound> bounds = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            RequestLimit limit = card.rows().requestLimits().get(in.readInt());
            bounds.add(new PlannedBound(limit, in.readBoolean(), readRule(in)));
        }
        List<PlannedFinding> findings = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            findings.add(new PlannedFinding(
                    in.readUTF(), Finding.Effect.valueOf(in.readUTF()), readNullable(in), in.readUTF(), readRule(in)));
        }
        return new Plan(usage, status, charges, bounds, findings);
    }

    private void writeCharge(PlannedCharge planned, DataOutputStream out) throws IOException {
        Charge charge = planned.charge();
        out.writeUTF(charge.meter());
        writePlace(charge.rate().row(), card.rows().rates(), out);
        Term basis = charge.basis();
        out.writeBoolean(basis != null);
        if (basis != null) {
            writePlace(basis.row(), card.rows().terms(), out);
            out.writeInt(basis.exceptMeters().size());
            for (String each : basis.exceptMeters()) {
                out.writeUTF(each);
            }
        }
        PerCallTokens perCall = charge.perCall();
        out.writeBoolean(perCall != null);
        if (perCall != null) {
            writePlace(perCall.row(), card.rows().perCallTokens(), out);
        }
        writeRule(planned.rule(), out);
        out.writeInt(planned.adjustments().size());
        for (PlannedAdjustment each : planned.adjustments()) {
            writePlace(each.adjustment().term(), adjusting(), out);
            out.writeBoolean(each.adjustment().markup());
            writeRule(each.rule(), out);
        }
    }

    private PlannedCharge readCharge(DataInputStream in) throws IOException {
        String meter = in.readUTF();
        Rate rate = card.rows().rates().get(in.readInt());
        Term basis = in.readBoolean() ? readBasis(in) : null;
        PerCallTokens perCall = in.readBoolean() ? card.rows().perCallTokens().get(in.readInt()) : null;
        Charge charge = new Charge(meter, rate, basis, perCall);
        RuleRef rule = readRule(in);
        List<PlannedAdjustment> adjustments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            Row row = adjusting().get(in.readInt());
            adjustments.add(new PlannedAdjustment(adjustment(charge, row, in.readBoolean()), readRule(in)));
        }
        return new PlannedCharge(charge, rule, adjustments);
    }

    private static Adjustment adjustment(Charge charge, Row row, boolean markup) {
        if (row instanceof Term term) {
            return markup ? Adjustment.markup(charge, term) : Adjustment.of(charge, term);
        }
        return row instanceof OffPeak hours ? Adjustment.of(charge, hours) : Adjustment.of(charge, (LongContext) row);
    }

    private Term readBasis(DataInputStream in) throws IOException {
        Term term = card.rows().terms().get(in.readInt());
        Set<String> exceptMeters = new HashSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            exceptMeters.add(in.readUTF());
        }
        return term.except(exceptMeters);
    }

    /** The rows that an adjustment can be of. */
    private List<Row> adjusting() {
        List<Row> rows = new ArrayList<>(card.rows().terms());
        rows.addAll(card.rows().longContexts());
        rows.addAll(card.rows().offPeaks());
        return rows;
    }

    private static void writePlace(RowRef wanted, List<? extends Row> rows, DataOutputStream out) throws IOException {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).row().equals(wanted)) {
                out.writeInt(place);
                return;
            }
        }
        throw new IOException("not a row of the tables: " + wanted);
    }

    static void writeRule(RuleRef rule, DataOutputStream out) throws IOException {
        out.writeUTF(rule.id());
        out.writeUTF(rule.sentence());
        out.writeUTF(rule.source());
        out.writeUTF(rule.reviewed());
        out.writeUTF(rule.file());
        out.writeInt(rule.line());
    }

    static RuleRef readRule(DataInputStream in) throws IOException {
        return new RuleRef(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt());
    }

    private static void writeNullable(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readNullable(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
