package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that read token counts, the account or the day: exact, and remembered under what they read. */
class ExtraFactsTest {

    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final UsageKind MINI = UsageKind.of("gpt-4.1-mini");
    private static final String TERMS = "tables/terms.csv";

    private static final String VOLUME =
            """
            package charges
            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*
            import io.tokentariff.usage.*
            rule "A record of many output tokens has a discount"
                @id( "charges.volume" )
                @source( "a contract" )
                @reviewed( "2026-11-22" )
            when
                $counts : TokenCounts( output >= 50000 )
                $charge : Charge( )
                $term   : Term( name == "volume-discount", covers( $charge.meter ) )
            then
                insert( Adjustment.of( $charge, $term ) );
            end
            """;

    private static final String PROJECT =
            """
            package charges
            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*
            import io.tokentariff.usage.*
            rule "The project search has a discount"
                @id( "charges.project" )
                @source( "a contract" )
                @reviewed( "2026-11-22" )
            when
                $account : Account( project == "search" )
                $charge  : Charge( )
                $term    : Term( name == "project-discount", covers( $charge.meter ) )
            then
                insert( Adjustment.of( $charge, $term ) );
            end
            """;

    private static final String WEEKEND =
            """
            package charges
            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*
            rule "Sundays have a discount"
                @id( "charges.sunday" )
                @source( "a contract" )
                @reviewed( "2026-11-22" )
            when
                $day    : Day( weekday == "sunday" )
                $charge : Charge( )
                $term   : Term( name == "sunday-discount", covers( $charge.meter ) )
            then
                insert( Adjustment.of( $charge, $term ) );
            end
            """;

    private static final Rulebook CONTRACT = ShippedRules.with(
            Map.of(
                    "charges/volume.drl",
                    VOLUME,
                    "charges/project.drl",
                    PROJECT,
                    "charges/weekend.drl",
                    WEEKEND,
                    TERMS,
                    ShippedRules.text(TERMS)
                            + """
                    volume-discount,,,output,-12.5,,,a contract
                    project-discount,,,,-7,,,a contract
                    sunday-discount,,,,-1,,,a contract
                    """));

    private static String amount(Rulebook rulebook, UsageRecord record) {
        Quote quote = Tariff.of(rulebook).price(record);
        assertThat(rulebook.plan(record)).isEqualTo(rulebook.evaluate(record));
        return Objects.requireNonNull(quote.amount()).toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        // day, project, output, amount of 1,000 input tokens and the output
        "2026-04-13, chat, 49999, 0.0803984",
        "2026-04-13, chat, 50000, 0.0704",
        "2026-04-13, chat, 50001, 0.0704014",
        "2026-04-13, search, 49999, 0.074770512",
        "2026-04-13, search, 50000, 0.065472",
        "2026-04-12, chat, 49999, 0.079594416",
        "2026-04-12, search, 50000, 0.06481728",
    })
    void discountsByVolumeProjectAndDayMultiplyExactly(String day, String project, long output, String usd) {
        UsageRecord record = UsageRecord.of(Instant.parse(day + "T12:00:00Z"), MINI, TokenCounts.of(1_000, 0, output))
                .withAccount(Account.ofProject(project));
        assertThat(amount(CONTRACT, record)).isEqualTo(usd);
    }

    @Test
    void aDiscountOnOneRecordIsNotRememberedForAnother() {
        UsageRecord chat = UsageRecord.of(APRIL.plusSeconds(86_400), MINI, TokenCounts.of(1_000_000 / 5, 0, 0));
        UsageRecord search = chat.withAccount(Account.ofProject("search"));
        assertThat(amount(CONTRACT, search)).isEqualTo("0.0744");
        assertThat(amount(CONTRACT, chat)).isEqualTo("0.08");
        assertThat(amount(CONTRACT, search)).isEqualTo("0.0744");
        assertThat(amount(CONTRACT, chat.withTokens(TokenCounts.of(0, 0, 100_000))))
                .isEqualTo("0.14");
        assertThat(amount(CONTRACT, chat.withTokens(TokenCounts.of(0, 0, 10_000))))
                .isEqualTo("0.016");
    }

    @Test
    void everyDayOfTheWeekHasItsEnglishName() {
        for (int i = 0; i < 7; i++) {
            String weekday = java.util.List.of(
                            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                    .get(i);
            assertThat(new io.tokentariff.rating.Day(java.time.LocalDate.of(2026, 4, 13 + i)).weekday())
                    .isEqualTo(weekday);
        }
    }

    @Test
    void factsNoRuleAsksForAreNotInserted() {
        Rulebook shipped = ShippedRules.with(Map.of());
        UsageRecord record = UsageRecord.of(APRIL, MINI, TokenCounts.of(1, 0, 1));
        assertThat(shipped.facts(record))
                .noneMatch(TokenCounts.class::isInstance)
                .noneMatch(Account.class::isInstance);
        assertThat(CONTRACT.facts(record)).contains(record.tokens(), record.account());
    }

    @Test
    void plansRememberedUnderCountsAndAccountsAreThoseMadeAfresh() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            UsageRecord record = UsageRecord.of(
                            APRIL.plusSeconds(86_400L * random.nextInt(8)),
                            MINI.withServiceTier(random.nextBoolean() ? "batch" : "standard"),
                            TokenCounts.of(1 + random.nextInt(300_000), 0, 49_990 + random.nextInt(20)))
                    .withAccount(Account.ofProject(random.nextBoolean() ? "search" : "chat"));
            assertThat(CONTRACT.plan(record))
                    .as("seed %d, case %d: %s", seed, i, record)
                    .isEqualTo(CONTRACT.evaluate(record));
        }
    }
}
