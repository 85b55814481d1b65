package io.tokentariff.io.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DuckDB sums the costs of a FOCUS file to the statement's total, to the last digit. */
class FocusInDuckDb {

    private static final Path USAGE = Path.of("fixtures", "usage", "2026-q2.jsonl");

    @ParameterizedTest
    @EnumSource(FocusVersion.class)
    void costsAddUpToTheStatement(FocusVersion version) throws Exception {
        Rulebook rulebook = RulebookLoader.load(ShippedRules.FOLDER);
        FocusFile file = new FocusFile(
                rulebook.rateCard(), new FocusSettings(version, FocusPeriod.DAY, "acme", "Acme", List.of()));
        StatementBuilder builder = new StatementBuilder(Dimension.DEFAULT, List.of());
        int unused = 0;
        for (String line : Files.readAllLines(USAGE)) {
            try {
                UsageRecord record = Tariff.usage(line);
                builder.add(record, rulebook.plan(record));
                file.accept(record, rulebook.plan(record));
            } catch (InvalidUsageException unusable) {
                unused++; // has no row either
            }
        }
        assertThat(unused).as("lines that are no usage").isLessThan(100);
        Statement statement =
                builder.build(rulebook.revision(), rulebook.rateCard().rows().meters());
        Path csv = Files.createTempFile("focus", ".csv");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                java.sql.Statement sql = duckdb.createStatement()) {
            Files.writeString(csv, file.csv(statement));
            for (String cost : List.of("BilledCost", "EffectiveCost", "ContractedCost", "ListCost")) {
                try (ResultSet sum = sql.executeQuery(
                        "SELECT sum(CAST(%s AS DECIMAL(38, 18))) FROM read_csv('%s', header = true, all_varchar = true)"
                                .formatted(cost, csv))) {
                    assertThat(sum.next()).isTrue();
                    assertThat(sum.getBigDecimal(1))
                            .as(cost)
                            .isEqualByComparingTo(statement.total().usd());
                }
            }
        } finally {
            Files.delete(csv);
        }
    }
}
