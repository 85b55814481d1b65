package io.tokentariff.review.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.read.RecordParser;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Usage joined to the table of plans costs what the rules say it costs, record by record. */
class PlanTableTest {

    private static final int RECORDS = 2_000;
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    private static List<UsageRecord> records() {
        RecordParser parser = new RecordParser();
        return new RandomUsage(17).lines(RECORDS).stream().map(parser::parse).toList();
    }

    private static List<List<String>> rows(PlanTable table) {
        List<List<String>> rows = new ArrayList<>();
        table.rows(rows::add);
        return rows;
    }

    @Test
    void aJoinGivesEachRecordsStatusAndAmount() {
        PlanTable table = new PlanTable(SHIPPED);
        List<UsageRecord> records = records();
        records.forEach(table::add);
        PlanJoin join = new PlanJoin(PlanTable.head(), rows(table));
        assertThat(table.notExportable()).isEmpty();
        int priced = 0;
        for (UsageRecord record : records) {
            Quote quote = SHIPPED.quote(record);
            PlanJoin.Sum sum = join.price(record);
            assertThat(sum.status()).as("%s", record).isEqualTo(quote.status().word());
            assertThat(sum.atLeast()).as("%s", record).isEqualTo(quote.atLeast());
            if (quote.amount() != null) {
                BigDecimal joined = Objects.requireNonNull(sum.usd());
                assertThat(joined)
                        .as("%s", record)
                        .isEqualByComparingTo(quote.amount().usd());
                priced += joined.signum();
            }
        }
        assertThat(priced).isGreaterThan(RECORDS / 4);
    }

    @Test
    void rowsForSomeProjectsCannotBeExported() {
        String terms =
                ShippedRules.text("tables/terms.csv") + "negotiated-discount,,,,-12,,,contract,knowledge,,,,,,\n";
        PlanTable table = new PlanTable(ShippedRules.with(Map.of("tables/terms.csv", terms)));
        records().subList(0, 3).forEach(table::add);
        assertThat(rows(table))
                .allMatch(row -> row.get(PlanTable.head().indexOf("exportable")).equals("no"));
        assertThat(table.notExportable().keySet()).singleElement().asString().contains("projects");
    }

    @Test
    void allKindsHaveEveryNameOfAModelAndATier() {
        PlanTable table = new PlanTable(SHIPPED);
        table.addAll(
                model -> model.name().equals("gpt-4.1-mini") || model.name().equals("o3"));
        List<List<String>> rows = rows(table);
        assertThat(rows).extracting(row -> row.get(0)).contains("gpt-4.1-mini-2025-04-14", "ft:gpt-4.1-mini", "o3");
        assertThat(rows).extracting(row -> row.get(2)).contains("fast", "default", "batch", "auto");
        assertThat(table.notExportable()).isEmpty();
    }
}
