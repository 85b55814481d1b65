package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.Agreement;
import io.tokentariff.ratecard.UsageScope;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Usage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The agreements of a rulebook, and what they do to a statement: the rules are asked once which rows apply to which totals; then
 * every {@link Step} is calculated. Immutable.
 *
 * @param rows the rows of all tables of agreements
 * @param ofRequests whether there are rows about requests, too: records are priced by them, and the statement says what they did
 * @param rules decide which of them apply
 * @param zone of the months and days of usage
 */
public record Agreements(List<Agreement> rows, boolean ofRequests, AgreementRules rules, ZoneId zone) {

    /** None: a statement is the sum of its usage. */
    public static final Agreements NONE = new Agreements(List.of(), AgreementRules.NONE, ZoneOffset.UTC);

    /** Agreements on periods alone. */
    public Agreements(List<Agreement> rows, AgreementRules rules, ZoneId zone) {
        this(rows, false, rules, zone);
    }

    public Agreements {
        rows = List.copyOf(rows);
    }

    /** Returns these agreements on months and days of another zone. */
    public Agreements in(ZoneId other) {
        return new Agreements(rows, ofRequests, rules, other);
    }

    /** Whether there are none at all. */
    public boolean isNone() {
        return rows.isEmpty() && !ofRequests;
    }

    /**
     * Returns a quote that says so where agreements change what its usage comes to: they work on a period, and a single record's
     * price is what it is before them.
     */
    public Quote told(Quote quote) {
        List<String> names = rows.stream()
                .filter(row -> !row.kind().equals(Step.BUDGET.word()) && isAbout(row, quote))
                .map(row -> row.name().isEmpty() ? row.kind() : row.kind() + " " + row.name())
                .distinct()
                .toList();
        if (names.isEmpty() || quote.amount() == null) {
            return quote;
        }
        List<PlannedFinding> findings = new ArrayList<>(quote.findings());
        findings.add(new PlannedFinding(
                "before-agreements",
                Finding.Effect.NOTE,
                null,
                "This is before agreements, which work on a period's bill: %s.".formatted(String.join(", ", names)),
                RuleRef.ENGINE));
        return new Quote(
                quote.record(),
                quote.usage(),
                quote.status(),
                quote.amount(),
                quote.lines(),
                quote.requestLines(),
                findings,
                quote.revision());
    }

    private boolean isAbout(Agreement row, Quote quote) {
        UsageScope scope = row.scope();
        Usage usage = quote.usage();
        return row.period().covers(quote.record().at().atZone(zone).toLocalDate())
                && scope.whom().includes(quote.record().account())
                && scope.whom().includes(usage.region(), usage.provider())
                && quote.lines().stream()
                        .anyMatch(line -> scope.includes(
                                usage.model(), usage.tier(), line.charge().meter()));
    }

    /**
     * Calculates what usage comes to.
     *
     * @param cells the usage, in the order of its days
     * @param requestLines what caps and minimum charges a request did to it, which is in the cells
     */
    Bill settle(List<Cell> cells, List<BillLine> requestLines, List<CreditGrant> grants, List<Money> usageLines) {
        Bill bill = new Bill(rows, cells, requestLines, grants, usageLines);
        bill.settle(decided(cells, bill));
        return bill;
    }

    private List<StatementDecision> decided(List<Cell> cells, Bill bill) {
        List<PeriodTotal> totals = Totals.of(rows, cells);
        if (totals.isEmpty()) {
            return List.of();
        }
        Set<Agreement> inForce = new LinkedHashSet<>();
        totals.forEach(total -> inForce.addAll(total.rows()));
        List<Object> facts = new ArrayList<>(inForce);
        facts.addAll(totals);
        try {
            return inOrder(withoutConflicts(rules.decide(facts), bill), totals, rows);
        } catch (AgreementsStopped e) {
            bill.find(e.code(), Finding.Effect.AT_LEAST, String.valueOf(e.getMessage()), RuleRef.ENGINE);
            return List.of();
        }
    }

    /** Two rules that decide of one row and one total leave open which is meant: neither applies, and the statement says so. */
    private static List<StatementDecision> withoutConflicts(List<StatementDecision> decided, Bill bill) {
        Map<List<Object>, Set<String>> rules = new HashMap<>();
        decided.forEach(each -> rules.computeIfAbsent(about(each), about -> new TreeSet<>())
                .add(each.rule().id()));
        Set<List<Object>> told = new HashSet<>();
        List<StatementDecision> left = new ArrayList<>();
        for (StatementDecision each : decided) {
            Set<String> ids = rules.getOrDefault(about(each), Set.of());
            if (ids.size() < 2) {
                left.add(each);
            } else if (told.add(about(each))) {
                bill.find(
                        "conflicting-lines",
                        Finding.Effect.AT_LEAST,
                        "Several rules apply %s to %s: %s."
                                .formatted(
                                        each.outcome().agreement().row(),
                                        each.outcome().total(),
                                        String.join(", ", ids)),
                        RuleRef.ENGINE);
            }
        }
        return left;
    }

    private static List<Object> about(StatementDecision decision) {
        return List.of(decision.outcome().agreement(), decision.outcome().total());
    }

    /** In the order of totals, then of rows: however the rules fired. */
    private static List<StatementDecision> inOrder(
            List<StatementDecision> decided, List<PeriodTotal> totals, List<Agreement> rows) {
        Map<PeriodTotal, Integer> places = new HashMap<>();
        totals.forEach(total -> places.put(total, places.size()));
        Map<Agreement, Integer> lines = new HashMap<>();
        rows.forEach(row -> lines.putIfAbsent(row, lines.size()));
        return decided.stream()
                .sorted(Comparator.comparing((StatementDecision each) ->
                                places.getOrDefault(each.outcome().total(), 0))
                        .thenComparing(each -> lines.getOrDefault(each.outcome().agreement(), 0)))
                .toList();
    }
}
