package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.ratecard.Agreement;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.Statement.CountedFinding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A statement while its steps are calculated: what they leave of its usage, and the lines they add. Not thread-safe. */
final class Bill {

    private final List<Cell> cells;
    private final List<CreditGrant> grants;
    private final List<Money> usageLines;
    private final List<BillLine> lines = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();
    private final List<CreditLine> credits = new ArrayList<>();
    private final List<CountedFinding> findings = new ArrayList<>();
    private final List<BudgetPassed> budgets = new ArrayList<>();
    private final List<Agreement> agreements;
    private final Map<String, Money> unconverted = new TreeMap<>();
    private int decimals = -1;

    /**
     * @param agreements all rows, whenever they are in force
     * @param cells the usage, in the order of its keys
     * @param requestLines lines that are in the cells already
     * @param grants free credits that no rule decides
     * @param usageLines what the lines of the usage come to
     */
    Bill(
            List<Agreement> agreements,
            Collection<Cell> cells,
            List<BillLine> requestLines,
            List<CreditGrant> grants,
            List<Money> usageLines) {
        this.lines.addAll(requestLines);
        this.agreements = List.copyOf(agreements);
        this.cells = new ArrayList<>(cells);
        this.grants = List.copyOf(grants);
        this.usageLines = List.copyOf(usageLines);
    }

    /** Calculates all steps, in their order. */
    void settle(List<StatementDecision> decided) {
        for (Step step : Step.values()) {
            step.apply(this, decided.stream().filter(each -> isOf(each, step)).toList());
        }
    }

    private static boolean isOf(StatementDecision decision, Step step) {
        return decision.outcome() instanceof StatementLine line ? line.step() == step : step == Step.BUDGET;
    }

    /** What belongs to a total, added by earlier steps or usage, in a fixed order. */
    List<Cell> cells(PeriodTotal total) {
        return cells.stream().filter(total::includes).toList();
    }

    List<Cell> cells() {
        return cells;
    }

    List<Agreement> agreements() {
        return agreements;
    }

    /** What has no price in its currency, by its letters. */
    Map<String, Money> unconverted() {
        return unconverted;
    }

    void unconverted(String currency, Money usd, String message) {
        unconverted.put(currency, usd);
        findings.add(new CountedFinding("no-exchange-rate", Finding.Effect.AT_LEAST, message, null, 0));
    }

    List<CreditGrant> grants() {
        return grants;
    }

    List<Money> usageLines() {
        return usageLines;
    }

    List<BillLine> lines() {
        return lines;
    }

    List<Conversion> conversions() {
        return conversions;
    }

    List<CreditLine> credits() {
        return credits;
    }

    List<CountedFinding> findings() {
        return findings;
    }

    List<BudgetPassed> budgets() {
        return budgets;
    }

    /** The digits that lines are rounded to, negative for all of them. */
    int decimals() {
        return decimals;
    }

    void roundTo(int digits) {
        decimals = digits;
    }

    /** Adds a line that says something: not one of nothing. */
    void line(Step step, StatementDecision decision, Money amount, String formula) {
        if (!amount.isZero()) {
            lines.add(BillLine.of(step, decision, amount, formula));
        }
    }

    /** Adds an amount that no usage stands for; it belongs to those whom the row names. */
    void add(PeriodTotal total, Money amount) {
        var whom = total.rows().get(0).scope().whom();
        String each = total.rows().get(0).each();
        CellKey.Who who = new CellKey.Who(
                each.equals("project") ? total.of() : whom.project(),
                each.equals("user") ? total.of() : whom.user(),
                each.equals("api_key") ? total.of() : whom.apiKey(),
                whom.tag() == null
                        ? Map.of()
                        : Map.of(whom.tag().name(), whom.tag().value()));
        add(Cell.added(
                new CellKey(total.part().first(), who, whom.region(), whom.provider(), null, null, null, null),
                amount));
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    void find(String code, Finding.Effect effect, String message, RuleRef by) {
        findings.add(new CountedFinding(code, effect, message, by, 0));
    }

    /** Gives the decisions of each total together. */
    static void byTotal(List<StatementDecision> decided, Consumer<List<StatementDecision>> action) {
        Map<PeriodTotal, List<StatementDecision>> byTotal = new LinkedHashMap<>();
        decided.forEach(each -> byTotal.computeIfAbsent(each.outcome().total(), total -> new ArrayList<>())
                .add(each));
        byTotal.values().forEach(action);
    }

    static String count(BigInteger tokens) {
        return Thousands.apart(tokens);
    }
}
