package io.tokentariff.rating.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Tariff;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A statement by meter holds, of each meter, what the lines of all records' quotes come to. */
class StatementByMeterTest {

    private static final List<Dimension> BY = List.of(new Dimension("project"), Dimension.METER);

    private static final Tariff TARIFF = new AgreementBook()
            .with(
                    "volume-discount",
                    "agreement,mode,unit,above,percent,project,model,from,until",
                    "deal,graduated,usd,1,-7.3,,,,")
            .with("cap", "agreement,per,most_usd,project,model,from,until", "lid,request,0.05,legal,,,")
            .tariff();

    private static final List<UsageRecord> RECORDS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String line :
                Files.readAllLines(CliRun.USAGE.resolve("2026-q2.jsonl")).subList(0, 4_000)) {
            try {
                RECORDS.add(Tariff.usage(line));
            } catch (InvalidUsageException e) {
                assertThat(e.code()).isNotEmpty(); // the fixture has some lines that are none
            }
        }
        RECORDS.add(
                Tariff.usage(
                        "{\"id\":\"w\",\"at\":\"2026-04-30T12:00:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":10,\"meters\":{\"web_search_calls\":3}}"));
    }

    @Test
    void eachMeterHasWhatTheLinesOfQuotesComeTo() {
        Map<String, Money> amounts = new TreeMap<>();
        Map<String, Integer> counted = new TreeMap<>();
        for (UsageRecord record : RECORDS) {
            Quote quote = TARIFF.price(record);
            if (quote.status() == PriceStatus.PRICED) {
                String project = String.valueOf(record.account().project());
                quote.lines().stream()
                        .map(line -> project + " " + line.charge().meter())
                        .distinct()
                        .forEach(key -> counted.merge(key, 1, Integer::sum));
                for (LineItem line : quote.lines()) {
                    amounts.merge(project + " " + line.charge().meter(), line.amount(), Money::plus);
                }
            }
        }
        Statement statement = TARIFF.statement(RECORDS.stream(), BY);
        Map<String, Money> ours = new TreeMap<>();
        Map<String, Integer> priced = new TreeMap<>();
        for (Statement.Group group : statement.groups()) {
            if (group.by().get("meter") != null && group.priced() > 0) {
                String key = group.by().get("project") + " " + group.by().get("meter");
                ours.put(key, group.known());
                priced.put(key, Math.toIntExact(group.priced()));
            }
        }
        assertThat(ours).isEqualTo(amounts).hasSizeGreaterThan(20);
        assertThat(priced).isEqualTo(counted);
    }

    @Test
    void moneyAndTokensAreThoseOfAnyOtherGrouping() {
        Statement byMeter = TARIFF.statement(RECORDS.stream(), BY);
        Statement usual = TARIFF.statement(RECORDS.stream(), Dimension.DEFAULT);
        assertThat(byMeter.usageTotal()).isEqualTo(usual.usageTotal());
        assertThat(byMeter.total()).isEqualTo(usual.total());
        assertThat(byMeter.records()).isEqualTo(usual.records());
        assertThat(byMeter.settlement()).isEqualTo(usual.settlement());
        assertThat(byMeter.settlement().lines()).extracting(BillLine::step).contains("graduated-discount", "cap");
        assertThat(tokens(byMeter)).isEqualTo(tokens(usual));
        assertThat(net(byMeter)).isEqualTo(net(usual)).isEqualTo(byMeter.net());
        assertThat(byMeter.groups())
                .filteredOn(group -> group.by().get("meter") != null)
                .allSatisfy(group -> assertThat(
                                group.tokens().size() + group.unpricedTokens().size())
                        .isLessThanOrEqualTo(2));
    }

    private static Map<String, BigInteger> tokens(Statement statement) {
        Map<String, BigInteger> tokens = new TreeMap<>();
        statement.groups().forEach(group -> {
            group.tokens().forEach((meter, count) -> tokens.merge(meter, count, BigInteger::add));
            group.unpricedTokens().forEach((meter, count) -> tokens.merge(meter + "?", count, BigInteger::add));
        });
        return tokens;
    }

    private static Money net(Statement statement) {
        return statement.groups().stream()
                .map(group -> group.net() == null ? Money.ZERO : group.net())
                .reduce(Money.ZERO, Money::plus);
    }

    @Test
    void diffPutsWholeRecordsIntoGroups() {
        CliRun run = CliRun.of("diff", "rules", "rules", "--group-by", "meter");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--group-by meter is for statements; here each record is in one group.");
    }
}
