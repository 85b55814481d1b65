package io.tokentariff.review.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.read.RecordParser;
import io.tokentariff.io.write.Csv;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of the page, run by DuckDB on random usage: each record's status and amount are the program's. */
class PlansInDuckDb {

    private static final int RECORDS = 100_000;
    private static final Path PAGE = Path.of("src", "docs", "how-to", "price-in-sql.md");
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    @TempDir
    Path folder;

    @Test
    void aJoinGivesEachRecordsStatusAndAmount() throws Exception {
        List<String> lines = new RandomUsage(41).lines(RECORDS);
        RecordParser parser = new RecordParser();
        List<UsageRecord> records = lines.stream().map(parser::parse).toList();
        PlanTable table = new PlanTable(SHIPPED);
        records.forEach(table::add);
        List<List<String>> rows = new ArrayList<>();
        table.rows(rows::add);
        assertThat(table.notExportable()).isEmpty();
        Path usage = Files.write(folder.resolve("usage.jsonl"), lines);
        Path plans = Files.writeString(folder.resolve("plans.csv"), Csv.of(PlanTable.head(), rows));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement()) {
            sql.execute("SET threads = 1");
            sql.execute(
                    statements().replace("'usage.jsonl'", "'" + usage + "'").replace("'plans.csv'", "'" + plans + "'"));
            int seen = 0;
            try (ResultSet priced = sql.executeQuery("SELECT * FROM priced ORDER BY line")) {
                while (priced.next()) {
                    UsageRecord record = records.get(priced.getInt("line") - 1);
                    Quote quote = SHIPPED.quote(record);
                    assertThat(priced.getString("status"))
                            .as("%s", record)
                            .isEqualTo(quote.status().word());
                    BigDecimal usd = priced.getBigDecimal("amount_usd");
                    if (quote.amount() == null) {
                        assertThat(usd).as("%s", record).isNull();
                    } else {
                        assertThat(usd)
                                .as("%s", record)
                                .isEqualByComparingTo(quote.amount().usd());
                    }
                    seen++;
                }
            }
            assertThat(seen).isEqualTo(RECORDS);
        }
    }

    private static String statements() throws Exception {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```sql\n") + "```sql\n".length();
        return page.substring(from, page.indexOf("\n```", from));
    }
}
