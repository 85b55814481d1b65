package io.tokentariff.io.write;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Thousands;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RequestLimit;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Formula;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RequestLine;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.usage.UsageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One priced record for people: each cent with its arithmetic, its rate row, its rules and their sources. */
public final class ExplanationReport {

    private ExplanationReport() {}

    public static Report of(Quote quote) {
        Report report = new Report(Objects.requireNonNullElse(quote.record().id(), "Quote"));
        report.text(head(quote)).text(amount(quote));
        Money cost = quote.cost();
        if (cost != null) {
            report.text("%s USD without what is put on for charging others".formatted(cost.toPlainString()));
        }
        quote.lines().forEach(line -> line(line, report));
        quote.requestLines().forEach(line -> requestLine(line, report));
        quote.findings().forEach(finding -> finding(quote, finding, report));
        return report.gap().text(Phrase.of("Rulebook ").andCode(quote.revision()));
    }

    private static Phrase head(Quote quote) {
        UsageKind kind = quote.record().kind();
        StringBuilder text = new StringBuilder("  ");
        text.append(kind.model().isEmpty() ? "(no model said)" : kind.model());
        if (!kind.model().equals(quote.canonicalModel())) {
            text.append(" (priced as ").append(quote.canonicalModel()).append(')');
        }
        text.append(", ").append(quote.usage().operation());
        text.append(", ").append(quote.usage().tier()).append(" tier");
        if (!kind.region().equals(UsageKind.NO_REGION)) {
            text.append(", region ").append(quote.usage().region());
        }
        text.append(", ").append(quote.record().at());
        return Phrase.strong(Objects.requireNonNullElse(quote.record().id(), "Quote"))
                .and(text.toString());
    }

    private static Phrase amount(Quote quote) {
        return switch (quote.status()) {
            case PRICED ->
                Phrase.strong(Objects.requireNonNull(quote.amount(), "priced").toPlainString() + " USD");
            case UNPRICED -> new Phrase(List.of()).andBad("unpriced: the amount is not known");
            case NOT_BILLED -> Phrase.strong("not billed: 0 USD");
        };
    }

    private static void line(LineItem line, Report report) {
        report.heading(1, Phrase.strong(line.meter()).and("  " + Formula.of(line)));
        List<Fact> facts = new ArrayList<>();
        Rate rate = line.charge().rate();
        facts.add(Fact.of(
                "rate",
                Phrase.of("%s, %s, %s  ".formatted(rate.price(), rate.period(), rate.certainty()))
                        .andCode(rate.row().toString()),
                Phrase.of(rate.source())));
        Term basis = line.charge().basis();
        if (basis != null) {
            facts.add(Fact.of(
                    "term",
                    Phrase.of("%s %s %%  ".formatted(basis.name(), PlainDecimal.shortest(basis.percent())))
                            .andCode(basis.row().toString())));
        }
        PerCallTokens perCall = line.charge().perCall();
        if (perCall != null) {
            facts.add(Fact.of(
                    "per call",
                    Phrase.of("%s tokens with each of %s  "
                                    .formatted(Thousands.apart(perCall.tokens()), perCall.meter()))
                            .andCode(perCall.row().toString()),
                    Phrase.of(perCall.source())));
        }
        facts.add(rule("rule", line.rule()));
        for (PlannedAdjustment each : line.adjustments()) {
            Fact rule = rule("x " + each.adjustment().factor().toPlainString(), each.rule());
            List<Phrase> more = new ArrayList<>(rule.more());
            more.add(Phrase.code(each.adjustment().term().toString()));
            facts.add(new Fact(rule.label(), rule.value(), more));
        }
        report.facts(facts);
    }

    private static void requestLine(RequestLine line, Report report) {
        RequestLimit limit = line.bound().limit();
        report.heading(1, Phrase.strong(line.step()).and(" %s  %s".formatted(limit.name(), line.formula())));
        report.facts(List.of(
                Fact.of(
                        "row",
                        Phrase.of("%s a request, %s  "
                                        .formatted(new Money(limit.usd()).toPlainString(), limit.period()))
                                .andCode(limit.row().toString()),
                        Phrase.of(limit.source())),
                rule("rule", line.bound().rule())));
    }

    private static Fact rule(String label, RuleRef rule) {
        return Fact.of(
                label,
                Phrase.of(rule.sentence() + "  ").andCode(rule.file() + ":" + rule.line()),
                Phrase.of(rule.source()));
    }

    private static void finding(Quote quote, PlannedFinding finding, Report report) {
        Phrase label =
                quote.status() == PriceStatus.UNPRICED ? new Phrase(List.of()).andBad("why") : Phrase.strong("note");
        report.heading(
                1,
                label.and("  " + finding.message() + " [")
                        .andCode(finding.code())
                        .and("]"));
        if (!finding.rule().file().isEmpty()) {
            report.facts(List.of(rule("rule", finding.rule())));
        }
    }
}
