package io.tokentariff.rulebook.plans;

import io.tokentariff.money.Factor;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Usage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans as bytes. Rows are named by their places, so that the bytes hold for one revision of a rulebook alone. */
public final class PlanCodec {

    private final RateCard card;

    PlanCodec(RateCard card) {
        this.card = card;
    }

    void write(Plan plan, DataOutputStream out) throws IOException {
        Usage usage = plan.usage();
        out.writeUTF(usage.model());
        out.writeBoolean(usage.fineTuned());
        out.writeUTF(usage.tier());
        out.writeBoolean(usage.tierSaid());
        out.writeUTF(usage.operation());
        out.writeUTF(usage.region());
        out.writeUTF(usage.context());
        out.writeUTF(usage.status());
        out.writeUTF(plan.status().name());
        out.writeInt(plan.charges().size());
        for (PlannedCharge charge : plan.charges()) {
            writeCharge(charge, out);
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
    Plan read(DataInputStream in) throws IOException {
        Usage usage = new Usage(
                in.readUTF(),
                in.readBoolean(),
                in.readUTF(),
                in.readBoolean(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF());
        PriceStatus status = PriceStatus.valueOf(in.readUTF());
        List<PlannedCharge> charges = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            charges.add(readCharge(in));
        }
        List<PlannedFinding> findings = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            findings.add(new PlannedFinding(
                    in.readUTF(), Finding.Effect.valueOf(in.readUTF()), readNullable(in), in.readUTF(), readRule(in)));
        }
        return new Plan(usage, status, charges, findings);
    }

    private void writeCharge(PlannedCharge planned, DataOutputStream out) throws IOException {
        Charge charge = planned.charge();
        out.writeUTF(charge.meter());
        writePlace(charge.rate(), card.rows().rates(), out);
        Term basis = charge.basis();
        out.writeBoolean(basis != null);
        if (basis != null) {
            writePlace(basis.row(), card.rows().terms().stream().map(Term::row).toList(), out);
            out.writeInt(basis.exceptMeters().size());
            for (String each : basis.exceptMeters()) {
                out.writeUTF(each);
            }
        }
        PerCallTokens perCall = charge.perCall();
        out.writeBoolean(perCall != null);
        if (perCall != null) {
            writePlace(perCall, card.rows().perCallTokens(), out);
        }
        writeRule(planned.rule(), out);
        out.writeInt(planned.adjustments().size());
        for (PlannedAdjustment each : planned.adjustments()) {
            out.writeUTF(each.adjustment().name());
            out.writeUTF(each.adjustment().factor().toPlainString());
            writeRow(each.adjustment().term(), out);
            out.writeBoolean(each.adjustment().alone());
            Long beyond = each.adjustment().beyond();
            out.writeLong(beyond == null ? -1 : beyond);
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
            String name = in.readUTF();
            Factor factor = new Factor(new BigDecimal(in.readUTF()));
            RowRef row = readRow(in);
            boolean alone = in.readBoolean();
            long beyond = in.readLong();
            Adjustment adjustment = new Adjustment(charge, name, factor, row, alone, beyond < 0 ? null : beyond);
            adjustments.add(new PlannedAdjustment(adjustment, readRule(in)));
        }
        return new PlannedCharge(charge, rule, adjustments);
    }

    private Term readBasis(DataInputStream in) throws IOException {
        Term term = card.rows().terms().get(in.readInt());
        Set<String> exceptMeters = new HashSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            exceptMeters.add(in.readUTF());
        }
        return term.except(exceptMeters);
    }

    private static <T> void writePlace(T row, List<T> rows, DataOutputStream out) throws IOException {
        int place = rows.indexOf(row);
        if (place < 0) {
            throw new IOException("not a row of the tables: " + row);
        }
        out.writeInt(place);
    }

    private static void writeRow(RowRef row, DataOutputStream out) throws IOException {
        out.writeUTF(row.file());
        out.writeInt(row.line());
    }

    private static RowRef readRow(DataInputStream in) throws IOException {
        return new RowRef(in.readUTF(), in.readInt());
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
