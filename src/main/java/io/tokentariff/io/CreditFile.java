package io.tokentariff.io;

import io.tokentariff.money.Money;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.TableRows;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads free credits: a CSV file with the columns {@code grant, amount_usd, from, until, account}. {@code from} is the first
 * day whose usage the grant can pay for, {@code until} the first day after, blank is open; {@code account} is a project,
 * blank for any.
 *
 * <pre>
 * grant,amount_usd,from,until,account
 * welcome,5.00,2026-04-01,2026-07-01,
 * </pre>
 */
public final class CreditFile {

    private CreditFile() {}

    /**
     * Reads the grants.
     *
     * @throws RulebookException with every fault of the file
     * @throws IOException if it cannot be read
     */
    public static List<CreditGrant> read(Path file) throws IOException {
        Problems problems = new Problems();
        String text = Files.readString(file);
        TablesReader reader = new TablesReader(schema -> Table.read(schema, file.toString(), text, problems), problems);
        List<CreditGrant> grants =
                reader.rows(Tables.CREDITS).stream().map(CreditFile::grant).toList();
        problems.throwIfErrors();
        return grants;
    }

    private static CreditGrant grant(TableRow row) {
        BigDecimal amount = row.decimal("amount_usd");
        if (amount.signum() < 0) {
            row.report(
                    "negative-credit", "amount_usd", "The credit \"%s\" must not be negative.".formatted(amount), "");
            amount = BigDecimal.ZERO;
        }
        return new CreditGrant(row.text("grant"), new Money(amount), TableRows.period(row), row.optional("account"));
    }
}
