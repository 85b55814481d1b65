package io.tokentariff.rating.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked sums of policy 2.16, each agreement alone. */
class WorkedAgreementsTest {

    private static UsageRecord input(String day, String model, long tokens, String project) {
        return UsageRecord.builder(Instant.parse(day + "T12:00:00Z"), model)
                .input(tokens)
                .requests(100_000)
                .project(project)
                .build();
    }

    private static List<String> lines(Statement statement) {
        return statement.settlement().lines().stream()
                .map(line -> "%s %s %s: %s".formatted(line.step(), line.agreement(), line.period(), line.formula()))
                .toList();
    }

    private static String total(Statement statement) {
        return statement.total().toPlainString();
    }

    @Test
    void aGraduatedMonth() {
        Statement statement = new AgreementBook()
                .with(
                        "volume-discount",
                        "agreement,mode,unit,above,percent,project,model,meter,from,until",
                        "deal,graduated,tokens,1000000000,-10,,gpt-4.1-mini,input,,",
                        "deal,graduated,tokens,2000000000,-20,,gpt-4.1-mini,input,,")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 1_500_000_000L, "a"),
                        input("2026-04-20", "gpt-4.1-mini", 1_000_000_000L, "b")));

        assertThat(statement.usageTotal().toPlainString()).isEqualTo("1000.00");
        assertThat(lines(statement))
                .containsExactly(
                        "graduated-discount deal 2026-04: 1000.00 x 1,000,000,000 / 2,500,000,000 x -10 % = -40.00",
                        "graduated-discount deal 2026-04: 1000.00 x 500,000,000 / 2,500,000,000 x -20 % = -40.00");
        assertThat(total(statement)).isEqualTo("920.00");
        assertThat(statement.groups().get(0).net()).hasToString("920.00 USD");
    }

    @Test
    void aVolumeMonthIsAllAtThePercentageOfTheStepItEndsIn() {
        AgreementBook book = new AgreementBook()
                .with(
                        "volume-discount",
                        "agreement,mode,unit,above,percent,project,model,meter,from,until",
                        "deal,volume,usd,100,-5,,,,,",
                        "deal,volume,usd,400,-10,,,,,");
        assertThat(total(book.statement(List.of(input("2026-04-03", "gpt-4.1-mini", 250_000_000L, "a")))))
                .isEqualTo("100.00");
        assertThat(total(book.statement(List.of(input("2026-04-03", "gpt-4.1-mini", 1_000_000_000L, "a")))))
                .isEqualTo("380.00");
        assertThat(total(book.statement(List.of(input("2026-04-03", "gpt-4.1-mini", 2_000_000_000L, "a")))))
                .isEqualTo("720.00");
    }

    @Test
    void aMillionTokensADayAreFree() {
        Statement statement = new AgreementBook()
                .with(
                        "allowance",
                        "agreement,per,unit,amount,project,model,meter,from,until",
                        "sharing,day,tokens,1000000,,gpt-5-mini,input,,")
                .statement(List.of(
                        input("2026-04-01", "gpt-5-mini", 400_000, "a"),
                        input("2026-04-02", "gpt-5-mini", 1_000_000, "a"),
                        input("2026-04-03", "gpt-5-mini", 1_700_000, "a")));
        assertThat(total(statement)).isEqualTo("0.175"); // 0.7 million at 0.25
        assertThat(lines(statement))
                .containsExactly(
                        "allowance sharing 2026-04-01: 0.10 x 400,000 / 400,000 free = -0.10",
                        "allowance sharing 2026-04-02: 0.25 x 1,000,000 / 1,000,000 free = -0.25",
                        "allowance sharing 2026-04-03: 0.425 x 1,000,000 / 1,700,000 free = -0.25");
    }

    @Test
    void whatLacksToACommitmentIsALine() {
        AgreementBook book = new AgreementBook()
                .with(
                        "commitment",
                        "agreement,minimum_usd,overage_percent,project,model,from,until",
                        "promise,500,-10,,,,");
        Statement short_ = book.statement(List.of(input("2026-04-03", "gpt-4.1-mini", 800_250_000L, "a")));
        assertThat(lines(short_)).containsExactly("commitment promise 2026-04: 500.00 - 320.10 = 179.90");
        assertThat(total(short_)).isEqualTo("500.00");
        Statement beyond = book.statement(List.of(input("2026-04-03", "gpt-4.1-mini", 1_500_000_000L, "a")));
        assertThat(lines(beyond)).containsExactly("commitment promise 2026-04: (600.00 - 500.00) x -10 % = -10.00");
        assertThat(total(beyond)).isEqualTo("590.00");
    }

    @Test
    void aMonthWithoutUsageCostsItsCommitmentAndNoMinimumCharge() {
        List<UsageRecord> april = List.of(
                input("2026-03-03", "gpt-4.1-mini", 1_500_000_000L, "a"),
                input("2026-05-03", "gpt-4.1-mini", 1_500_000_000L, "a"));
        Statement committed = new AgreementBook()
                .with(
                        "commitment",
                        "agreement,minimum_usd,overage_percent,project,model,from,until",
                        "promise,500,,,,,")
                .statement(april);
        assertThat(lines(committed)).containsExactly("commitment promise 2026-04: 500.00 - 0 = 500.00");
        Statement charged = new AgreementBook()
                .with("minimum-charge", "agreement,per,least_usd,project,model,from,until", "floor,month,700,,,,")
                .statement(april);
        assertThat(lines(charged))
                .containsExactly(
                        "minimum-charge floor 2026-03: 700.00 - 600.00 = 100.00",
                        "minimum-charge floor 2026-05: 700.00 - 600.00 = 100.00");
    }

    @Test
    void aCapOfEachProject() {
        Statement statement = new AgreementBook()
                .with("cap", "agreement,per,most_usd,project,model,each,from,until", "lid,month,100,,,project,,")
                .statement(
                        List.of(
                                input("2026-04-03", "gpt-4.1-mini", 500_000_000L, "a"),
                                input("2026-04-03", "gpt-4.1-mini", 100_000_000L, "b")),
                        "project");
        assertThat(lines(statement)).containsExactly("cap lid 2026-04: 100.00 - 200.00 = -100.00");
        assertThat(statement.settlement().lines().get(0).of()).isEqualTo("a");
        assertThat(statement.groups())
                .extracting(group -> group.values().get(0) + " " + group.amount() + " " + group.net())
                .containsExactly("a 200.00 USD 100.00 USD", "b 40.00 USD 40.00 USD");
        assertThat(total(statement)).isEqualTo("140.00");
    }

    @Test
    void netTaxAndGross() {
        Statement statement = new AgreementBook()
                .with("tax", "tax,percent,project,user,from,until", "vat,19,,,,", "vat,0,export,,,")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 250_000_000L, "a"),
                        input("2026-04-03", "gpt-4.1-mini", 250_000_000L, "export")));
        assertThat(statement.net().toPlainString()).isEqualTo("200.00");
        assertThat(statement.tax().toPlainString()).isEqualTo("19.00");
        assertThat(total(statement)).isEqualTo("219.00");
        assertThat(lines(statement)).containsExactly("tax vat 2026-04: 100.00 x 19 % = 19.00");
    }

    @Test
    void eachMonthAtItsRate() {
        Statement statement = new AgreementBook()
                .with(
                        "currency",
                        "currency,per_usd,project,from,until",
                        "EUR,0.92,,2026-04-01,2026-05-01",
                        "EUR,0.90,,2026-05-01,2026-06-01")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 250_000_000L, "a"),
                        input("2026-05-03", "gpt-4.1-mini", 500_000_000L, "a"),
                        input("2026-06-03", "gpt-4.1-mini", 25_000_000L, "a")));
        assertThat(statement.settlement().conversions())
                .extracting(each ->
                        each.period() + " " + each.usd() + " = " + each.amount().toPlainString())
                .containsExactly("2026-04 100.00 USD = 92", "2026-05 200.00 USD = 180");
        assertThat(statement.settlement().totals().get("EUR")).isEqualByComparingTo("272");
        assertThat(statement.settlement().unconvertedUsd().get("EUR")).hasToString("10.00 USD");
        assertThat(statement.findings())
                .extracting(Statement.CountedFinding::code)
                .contains("no-exchange-rate");
        assertThat(statement.atLeast()).isTrue();
        assertThat(total(statement)).isEqualTo("310.00");
    }

    @Test
    void aBudgetIsToldOnTheDayItIsPassed() {
        Statement statement = new AgreementBook()
                .with("budget", "agreement,amount_usd,thresholds,project,model,from,until", "purse,100,80;100,a,,,")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 200_000_000L, "a"), // 80.00: not above
                        input("2026-04-09", "gpt-4.1-mini", 25_000_000L, "a"),
                        input("2026-04-12", "gpt-4.1-mini", 25_000_000L, "b"),
                        input("2026-04-20", "gpt-4.1-mini", 50_000_000L, "a")));
        assertThat(statement.settlement().budgets())
                .extracting(passed -> passed.percent().toPlainString() + " " + passed.day() + " " + passed.spent())
                .containsExactly("80 2026-04-09 110.00 USD", "100 2026-04-20 110.00 USD");
        assertThat(statement.findings())
                .filteredOn(finding -> finding.code().equals("budget-passed"))
                .extracting(Statement.CountedFinding::message)
                .containsExactlyInAnyOrder(
                        "The budget purse for 2026-04 passed 80 % of 100.00 USD on 2026-04-09; the month comes to 110.00 USD.",
                        "The budget purse for 2026-04 passed 100 % of 100.00 USD on 2026-04-20; the month comes to 110.00 USD.");
        assertThat(total(statement)).isEqualTo("120.00");
    }

    @Test
    void creditOfTheRulebookPaysBeforeTax() {
        Statement statement = new AgreementBook()
                .with("free-credit", "grant,amount_usd,from,until,account", "welcome,30,2026-04-01,2026-05-01,a")
                .with("tax", "tax,percent,project,from,until", "vat,10,,,")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 100_000_000L, "a"),
                        input("2026-05-03", "gpt-4.1-mini", 100_000_000L, "a")));
        assertThat(statement.credits())
                .extracting(line -> line.used().toPlainString())
                .containsExactly("30.00");
        assertThat(statement.net().toPlainString()).isEqualTo("50.00");
        assertThat(total(statement)).isEqualTo("55.00");
    }

    @Test
    void linesAreRoundedBeforeTheyAreAddedUp() {
        Statement statement = new AgreementBook()
                .with("rounding", "decimals,from,until", "2,,")
                .statement(List.of(
                        input("2026-04-03", "gpt-4.1-mini", 13_000, "a"),
                        input("2026-04-03", "gpt-5-mini", 20_800, "a")));
        assertThat(lines(statement)).containsExactly("rounding  2026-04: 2 lines to 2 digits: 0.02 - 0.0104 = 0.0096");
        assertThat(total(statement)).isEqualTo("0.02");
    }

    @Test
    void aQuoteSaysThatItIsBeforeAgreements() {
        AgreementBook book = new AgreementBook()
                .with("commitment", "agreement,minimum_usd,project,model,from,until", "promise,500,,,,")
                .with(
                        "cap",
                        "agreement,per,most_usd,project,model,from,until",
                        "lid,month,100,a,,,",
                        "old,month,1,,,,2026-01-01")
                .with("budget", "agreement,amount_usd,project,model,from,until", "purse,1,,,,");
        assertThat(book.tariff()
                        .price(input("2026-04-03", "gpt-4.1-mini", 1_000, "a"))
                        .findings())
                .filteredOn(finding -> finding.code().equals("before-agreements"))
                .extracting(PlannedFinding::message)
                .containsExactly(
                        "This is before agreements, which work on a period's bill: commitment promise, cap lid.");
        assertThat(new AgreementBook()
                        .tariff()
                        .price(input("2026-04-03", "gpt-4.1-mini", 1_000, "a"))
                        .findings())
                .noneMatch(finding -> finding.code().equals("before-agreements"));
    }

    @Test
    void rowsOfOneAgreementAreAboutTheSameUsage() {
        AgreementBook book = new AgreementBook()
                .with(
                        "volume-discount",
                        "agreement,mode,unit,above,percent,project,model,meter,from,until",
                        "deal,graduated,tokens,0,-10,,gpt-4.1-mini,input,,",
                        "deal,graduated,tokens,2000000000,-20,,gpt-5-mini,input,,",
                        "other,graduated,tokens,0,-120,,gpt-9*,,,");
        assertThat(book.problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly("3 mixed-agreement", "4 unknown-model", "4 bad-percent");
    }
}
