package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.problem.Problem;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy 2.14: what one rule inserts again it has inserted once; what two rules say of one thing is a conflict. */
class OutcomesAreASetTest {

    private static final String TERMS = "tables/terms.csv";
    private static final String RULE = "charges/contract.drl";
    private static final UsageRecord THREE_METERS = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(1_200, 1_000, 300));

    private static String file(String... rules) {
        return """
                // A contract
                //
                // Numbers: the term contract in tables/terms.csv.
                package charges

                import io.tokentariff.ratecard.*
                import io.tokentariff.rating.*

                """
                + String.join("\n", rules);
    }

    private static String rule(String name, String when, String then) {
        return """
                rule "The contract holds: %s"
                    @id( "charges.contract.%s" )
                    @source( "a contract" )
                    @reviewed( "2026-11-22" )
                when
                    %s
                then
                    insert( %s );
                end
                """
                .formatted(name, name, when, then);
    }

    private static String discount(String name, String more) {
        return rule(
                name,
                more + "$charge : Charge( ) $term : Term( name == \"contract\", covers( $charge.meter ) )",
                "Adjustment.of( $charge, $term )");
    }

    private static Map<String, String> files(String rules) {
        return Map.of(RULE, rules, TERMS, ShippedRules.text(TERMS) + "contract,,,,-12,,,a contract\n");
    }

    private static Quote quote(String rules) {
        return Tariff.of(ShippedRules.with(files(rules))).price(THREE_METERS);
    }

    private static List<Problem> errors(String rules) {
        Map<String, String> texts = ShippedRules.texts();
        texts.putAll(files(rules));
        return RulebookCheck.check(RulebookFiles.of(texts)).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$meter : MeterUsed( ) ",
                "( Usage( tier == \"standard\" ) or Usage( model == \"gpt-4.1-mini\" ) ) ",
                "( MeterUsed( meter == \"input\" ) or MeterUsed( meter == \"output\" ) ) ",
                "$usage : Usage( ) $rate : Rate( ) "
            })
    void aDiscountIsTakenOnceOnEveryLine(String unjoined) {
        Quote quote = quote(file(discount("once", unjoined)));
        assertThat(quote.lines())
                .extracting(LineItem::amount)
                .extracting(Object::toString)
                .isEqualTo(quote.lines().stream()
                        .map(line -> line.charge().price().times(line.tokens()))
                        .map(money -> money.usd().multiply(new java.math.BigDecimal("0.88")))
                        .map(io.tokentariff.money.Money::new)
                        .map(Object::toString)
                        .toList());
        assertThat(quote.lines()).hasSize(3).allSatisfy(line -> assertThat(line.adjustments())
                .hasSize(1));
        assertThat(quote.amount()).hasToString("0.0005808 USD");
        assertThat(quote.findings()).isEmpty();
    }

    @Test
    void aChargeThatOneRuleInsertsForEachMeterIsOneCharge() {
        Map<String, String> more = Map.of(
                "charges/published-rate.drl",
                ShippedRules.text("charges/published-rate.drl")
                        .replace("    $rate  : Rate( ", "    $other : MeterUsed( )\n    $rate  : Rate( "));
        Quote quote = Tariff.of(ShippedRules.with(more)).price(THREE_METERS);
        assertThat(quote.amount()).hasToString("0.00066 USD");
    }

    @Test
    void twoRulesWithOneTermAreAConflict() {
        String rules = file(discount("one", ""), discount("two", "$usage : Usage( tier == \"standard\" ) "));
        Quote quote = quote(rules);
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.amount()).isNull();
        assertThat(quote.findings()).hasSize(3).allMatch(PlannedFinding::isConflict);
        assertThat(quote.findings().get(0).message())
                .isEqualTo("The term contract is put on cached_input twice: by charges.contract.one (%s:17)"
                                .formatted(TERMS)
                        + " and charges.contract.two (%s:17).".formatted(TERMS));
        assertThat(errors(rules)).extracting(Problem::code).contains("conflicting-terms", "case-failed");
    }

    @Test
    void twoRowsOfATermThatARulePutsOnOneChargeAreAConflict() {
        Map<String, String> texts = Map.of(
                RULE,
                file(rule(
                        "careless",
                        "$charge : Charge( ) $term : Term( name == \"contract\" )",
                        "Adjustment.of( $charge, $term )")),
                TERMS,
                ShippedRules.text(TERMS) + "contract,,,input,-12,,,a contract\ncontract,,,output,-10,,,a contract\n");
        Quote quote = Tariff.of(ShippedRules.with(texts)).price(THREE_METERS);
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.findings()).extracting(PlannedFinding::code).containsOnly("conflicting-terms");
    }

    @Test
    void twoRulesThatChargeOneMeterAreAConflict() {
        String rules = file(rule(
                "again",
                "$usage : Usage( operation == \"inference\" ) $meter : MeterUsed( meter == \"output\" )\n"
                        + "    $rate : Rate( meter == \"output\", tier == $usage.tier )",
                "Charge.at( $meter, $rate )"));
        Quote quote = quote(rules);
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.findings()).extracting(PlannedFinding::code).containsExactly("conflicting-charges");
        assertThat(errors(rules)).extracting(Problem::code).contains("conflicting-charges");
    }

    @Test
    void discountsOfDifferentTermsMultiply() {
        Map<String, String> texts = Map.of(
                RULE,
                file(discount("one", ""), discount("two", "").replace("name == \"contract\"", "name == \"other\"")),
                TERMS,
                ShippedRules.text(TERMS) + "contract,,,,-12,,,a contract\nother,,,,-50,,,a contract\n");
        Quote quote = Tariff.of(ShippedRules.with(texts)).price(THREE_METERS);
        assertThat(quote.amount()).hasToString("0.0002904 USD");
    }
}
