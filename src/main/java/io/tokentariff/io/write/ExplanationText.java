package io.tokentariff.io.write;

import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.usage.UsageKind;
import java.util.Objects;

/** One priced record for people: each cent with its arithmetic, its rate row, its rules and their sources. */
public final class ExplanationText {

    private final Quote quote;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Quote quote, Style style) {
        this.quote = quote;
        this.style = style;
    }

    /** Returns the text, ending in a line break. */
    public static String of(Quote quote, Style style) {
        return new ExplanationText(quote, style).write();
    }

    private String write() {
        head();
        quote.lines().forEach(this::line);
        quote.findings().forEach(this::finding);
        text.append("\nRulebook ").append(quote.revision()).append('\n');
        return text.toString();
    }

    private void head() {
        UsageKind kind = quote.record().kind();
        String id = quote.record().id();
        text.append(style.strong(id == null ? "Quote" : id)).append("  ");
        text.append(kind.model().isEmpty() ? "(no model said)" : kind.model());
        if (!kind.model().equals(quote.canonicalModel())) {
            text.append(" (priced as ").append(quote.canonicalModel()).append(')');
        }
        text.append(", ").append(quote.usage().operation());
        text.append(", ").append(quote.usage().tier()).append(" tier");
        if (!kind.region().equals(UsageKind.NO_REGION)) {
            text.append(", region ").append(quote.usage().region());
        }
        text.append(", ").append(quote.record().at()).append('\n');
        text.append(amount()).append('\n');
    }

    private String amount() {
        return switch (quote.status()) {
            case PRICED ->
                style.strong(Objects.requireNonNull(quote.amount(), "priced").toPlainString() + " USD");
            case UNPRICED -> style.bad("unpriced: the amount is not known");
            case NOT_BILLED -> style.strong("not billed: 0 USD");
        };
    }

    private void line(LineItem line) {
        text.append('\n')
                .append(style.strong(line.meter()))
                .append("  ")
                .append(Formula.of(line))
                .append('\n');
        Rate rate = line.charge().rate();
        text.append("  rate  ").append(rate.price().toPlainString()).append(" USD per million, ");
        text.append(rate.period())
                .append(", ")
                .append(rate.certainty())
                .append("  ")
                .append(rate.row())
                .append('\n');
        text.append("        ").append(rate.source()).append('\n');
        Term basis = line.charge().basis();
        if (basis != null) {
            String percent = PlainDecimal.shortest(basis.percent());
            text.append("  term  ")
                    .append(basis.name())
                    .append(' ')
                    .append(percent)
                    .append(" %  ");
            text.append(basis.row()).append('\n');
        }
        rule("rule", line.rule());
        for (PlannedAdjustment each : line.adjustments()) {
            String factor = each.adjustment().factor().toPlainString();
            rule("x " + factor, each.rule());
            text.append("        ").append(each.adjustment().term()).append('\n');
        }
    }

    private void rule(String label, RuleRef rule) {
        text.append("  ").append(label).append(" ".repeat(Math.max(1, 6 - label.length())));
        text.append(rule.sentence())
                .append("  ")
                .append(rule.file())
                .append(':')
                .append(rule.line())
                .append('\n');
        text.append("        ").append(rule.source()).append('\n');
    }

    private void finding(PlannedFinding finding) {
        String label = quote.status() == PriceStatus.UNPRICED ? style.bad("why") : style.strong("note");
        text.append('\n').append(label).append("  ").append(finding.message());
        text.append(" [").append(finding.code()).append("]\n");
        if (!finding.rule().file().isEmpty()) {
            rule("rule", finding.rule());
        }
    }
}
