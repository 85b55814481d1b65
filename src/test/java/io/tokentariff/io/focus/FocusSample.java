package io.tokentariff.io.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A quarter's usage as FOCUS, with a credit, a discount and tax, and its statement by what rows can be told apart by. */
record FocusSample(FocusTable table, Statement statement) {

    private static final List<Dimension> BY =
            Stream.of("model", "tier", "project", "month").map(Dimension::new).toList();

    static Rulebook rulebook() {
        return ShippedRules.with(
                Map.of(
                        "agreements/tax.csv",
                        "tax,percent,project,user,from,until,source\nvat,19,,,,,test\n",
                        "agreements/volume-discount.csv",
                        """
                agreement,mode,unit,above,percent,project,model,from,until,source
                deal,graduated,usd,1,-10,,,,,test
                """));
    }

    static List<UsageRecord> quarter() {
        List<UsageRecord> records = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(CliRun.USAGE.resolve("2026-q2.jsonl"))) {
                try {
                    records.add(Tariff.usage(line));
                } catch (InvalidUsageException e) {
                    assertThat(e.code()).isNotEmpty(); // lines that price rejects have no row either
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static FocusSample of(Rulebook rulebook, List<UsageRecord> usage, FocusSettings settings) {
        CreditGrant grant = new CreditGrant("welcome", Money.of("2.5"), EffectivePeriod.ALWAYS, null);
        FocusFile file = new FocusFile(rulebook.rateCard(), settings);
        StatementBuilder builder = new StatementBuilder(BY, List.of(grant), rulebook.agreements());
        for (UsageRecord record : usage) {
            builder.add(record, rulebook.plan(record));
            file.accept(record, rulebook.plan(record));
        }
        Statement statement =
                builder.build(rulebook.revision(), rulebook.rateCard().rows().meters());
        return new FocusSample(FocusTable.of(file.csv(statement), file.metadata(statement, "a test")), statement);
    }
}
