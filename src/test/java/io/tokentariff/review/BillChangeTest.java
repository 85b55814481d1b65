package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What edits of agreements do to the lines of a statement. */
class BillChangeTest {

    private static final String DISCOUNT = "agreement,mode,unit,above,percent,project,model,from,until,source\n";
    private static final String COMMITMENT = "agreement,minimum_usd,overage_percent,project,model,from,until,source\n";
    private static final String TAX = "tax,percent,project,from,until,source\n";
    private static final String CREDIT = "grant,amount_usd,from,until,account,source\n";

    /** 100 USD of gpt-5-mini a month, two months. */
    private static final List<String> USAGE = List.of(
            "{\"id\":\"a\",\"at\":\"2026-04-12T00:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":400000000,\"requests\":9000}",
            "{\"id\":\"b\",\"at\":\"2026-05-12T00:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":400000000,\"requests\":9000}");

    private static final Rulebook NONE = ShippedRules.with(Map.of());
    private static final Rulebook OLD = ShippedRules.with(Map.of(
            "agreements/volume-discount.csv",
                    DISCOUNT + "deal,graduated,usd,0,-5,,,,,test\ndeal,graduated,usd,50,-10,,,,,test\n",
            "agreements/free-credit.csv", CREDIT + "welcome,10,,,,test\n",
            "agreements/tax.csv", TAX + "vat,10,,,,test\n"));
    private static final Rulebook NEW = ShippedRules.with(Map.of(
            "agreements/volume-discount.csv",
                    DISCOUNT
                            + "deal,graduated,usd,0,-5,,,,2026-05-01,test\ndeal,graduated,usd,50,-20,,,,2026-05-01,test\n",
            "agreements/commitment.csv", COMMITMENT + "promise,120,,,,2026-05-01,,test\n",
            "agreements/free-credit.csv", CREDIT + "welcome,10,,,,test\n",
            "agreements/tax.csv", TAX + "vat,10,,,,test\n"));

    private static Impact impact(Rulebook before, Rulebook after) {
        ImpactBuilder builder =
                new ImpactBuilder(before, after, RulebookDiff.between(before, after), Dimension.DEFAULT);
        USAGE.forEach(line -> builder.add(Tariff.usage(line)));
        return builder.build();
    }

    private static String report(Rulebook before, Rulebook after, Form form) {
        return DiffReport.of(RulebookDiff.between(before, after), impact(before, after), null, form, Screen.PLAIN);
    }

    @Test
    void linesAreAddedRemovedAndChanged() {
        BillChange bill = java.util.Objects.requireNonNull(impact(OLD, NEW).bill());
        assertThat(bill.lines())
                .extracting(line -> "%s %s %s %s %s"
                        .formatted(line.kind().word(), line.step(), line.period(), line.before(), line.after()))
                .containsExactly(
                        "changed graduated-discount 2026-04 -7.50 USD -12.50 USD",
                        "removed graduated-discount 2026-05 -7.50 USD null",
                        "changed tax 2026-04 8.25 USD 7.75 USD",
                        "changed tax 2026-05 9.25 USD 12.00 USD",
                        "added commitment 2026-05 null 20.00 USD");
        assertThat(bill.before()).isEqualTo(Money.of("192.5"));
        assertThat(bill.after()).isEqualTo(Money.of("217.25"));
        assertThat(impact(OLD, NEW).paidDelta()).isEqualTo(Money.of("24.75"));
        assertThat(impact(OLD, NEW).delta()).isEqualTo(Money.ZERO);
    }

    @Test
    void everyFormShowsThem() throws IOException {
        JsonNode statement =
                new ObjectMapper().readTree(report(OLD, NEW, Form.JSON)).get("statement");
        assertThat(statement.get("old_total_usd").asText()).isEqualTo("192.50");
        assertThat(statement.get("new_total_usd").asText()).isEqualTo("217.25");
        assertThat(statement.get("delta_usd").asText()).isEqualTo("24.75");
        assertThat(statement.get("lines")).hasSize(5);
        assertThat(statement.get("lines").get(1).get("new_usd").isNull()).isTrue();
        assertThat(statement.get("lines").get(4).get("kind").asText()).isEqualTo("added");
        assertThat(report(OLD, NEW, Form.TEXT))
                .contains("The bill changes by +24.75 USD (+12.9 %): 192.50 → 217.25 USD.")
                .contains("the usage alone changes by 0 USD: 200.00 → 200.00 USD.")
                .containsPattern("~ +graduated-discount +deal +2026-04 +-7.50 +-12.50 +-5.00")
                .containsPattern("- +graduated-discount +deal +2026-05 +-7.50 +\\+7.50")
                .containsPattern("\\+ +commitment +promise +2026-05 +20.00 +\\+20.00");
        assertThat(report(OLD, NEW, Form.MARKDOWN))
                .contains("| `+` | commitment | promise | 2026-05 |")
                .contains("20.00");
        assertThat(report(OLD, NEW, Form.HTML)).contains("commitment").contains("+20.00");
    }

    @Test
    void aLimitIsOnWhatIsToBePaid() {
        Impact impact = impact(OLD, NEW);
        assertThat(FailOn.parse("+24usd").exceededBy(impact)).isTrue();
        assertThat(FailOn.parse("+24.75usd").exceededBy(impact)).isFalse();
        assertThat(FailOn.parse("+12%").exceededBy(impact)).isTrue();
        assertThat(FailOn.parse("+13%").exceededBy(impact)).isFalse();
        assertThat(FailOn.parse("-1usd").exceededBy(impact(NEW, OLD))).isTrue();
    }

    @Test
    void withoutAgreementsNothingIsSaidOfThem() {
        assertThat(impact(NONE, NONE).bill()).isNull();
        assertThat(report(NONE, NONE, Form.TEXT)).doesNotContain("agreements");
        assertThat(report(OLD, OLD, Form.TEXT)).contains("No line of the statement changes.");
    }
}
