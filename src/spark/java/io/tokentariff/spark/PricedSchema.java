package io.tokentariff.spark;

import io.tokentariff.money.Money;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Priced usage as rows. Money is {@code decimal(38,18)}; an amount that has more decimals fails, as it would have to be rounded.
 */
final class PricedSchema {

    /** Digits of an amount, before and after the point. */
    private static final int DIGITS = 38;

    /** Digits after the point. */
    private static final int DECIMALS = 18;

    private static final DecimalType AMOUNT = DataTypes.createDecimalType(DIGITS, DECIMALS);
    private static final DataType TEXT = DataTypes.StringType;

    private static final StructType LINE = new StructType()
            .add("meter", TEXT)
            .add("tokens", DataTypes.LongType)
            .add("price", AMOUNT)
            .add("per", DataTypes.LongType)
            .add("unit", TEXT)
            .add("amount_usd", AMOUNT)
            .add("rate", TEXT)
            .add("rule", TEXT);

    private static final StructType FINDING = new StructType()
            .add("code", TEXT)
            .add("meter", TEXT)
            .add("message", TEXT)
            .add("rule", TEXT);

    /** What a record costs: as the lines of {@code tariff price --format jsonl} say it. */
    static final StructType PRICED = new StructType()
            .add("status", TEXT)
            .add("amount_usd", AMOUNT)
            .add("at_least", DataTypes.BooleanType)
            .add("priced_as", TEXT)
            .add("tier", TEXT)
            .add("region", TEXT)
            .add("lines", DataTypes.createArrayType(LINE))
            .add("findings", DataTypes.createArrayType(FINDING))
            .add("rulebook", TEXT);

    /** A record of a usage file, and what it costs. */
    static final StructType OF_FILES = new StructType()
            .add("file", TEXT)
            .add("line", DataTypes.LongType)
            .add("id", TEXT)
            .add("at", DataTypes.TimestampType)
            .add("model", TEXT)
            .add("project", TEXT)
            .add("user", TEXT)
            .add("api_key", TEXT)
            .add("workload", TEXT)
            .add("tags", DataTypes.createMapType(TEXT, TEXT))
            .add("tokens", DataTypes.createMapType(TEXT, DataTypes.LongType))
            .add("billed_usd", AMOUNT)
            .add("priced", PRICED);

    private PricedSchema() {}

    /** Returns a record of a file with what it costs. */
    static Row row(String file, long line, UsageRecord record, Plan plan, String revision) {
        Account account = record.account();
        UsageKind kind = record.kind();
        return RowFactory.create(
                file,
                line,
                record.id(),
                record.at(),
                kind.model().equals(UsageKind.NOT_SAID) ? null : kind.model(),
                account.project(),
                account.user(),
                account.apiKey(),
                record.workload(),
                CollectionConverters.asScala(account.tags()),
                CollectionConverters.asScala(tokens(record.tokens())),
                record.billed() == null ? null : exact(record.billed().usd(), record),
                priced(record, plan, revision));
    }

    private static Map<String, Long> tokens(TokenCounts tokens) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < tokens.meters().size(); i++) {
            if (tokens.at(i) != 0) {
                counts.put(tokens.meters().names().get(i), tokens.at(i));
            }
        }
        return counts;
    }

    /** Returns what a record costs. */
    static Row priced(UsageRecord record, Plan plan, String revision) {
        Quote quote = Calculator.quote(record, plan, revision);
        Money amount = quote.amount();
        return RowFactory.create(
                quote.status().word(),
                amount == null ? null : exact(amount.usd(), record),
                quote.atLeast(),
                quote.canonicalModel(),
                quote.usage().tier(),
                quote.usage().region(),
                quote.lines().stream().map(line -> line(line, record)).toArray(),
                quote.findings().stream().map(PricedSchema::finding).toArray(),
                revision);
    }

    /** Returns what is said of a row that cannot be priced. */
    static Row rejected(String code, String message, String revision) {
        return RowFactory.create(
                "rejected",
                null,
                false,
                null,
                null,
                null,
                new Object[0],
                new Object[] {RowFactory.create(code, null, message, null)},
                revision);
    }

    private static Row line(LineItem line, UsageRecord record) {
        UnitPrice price = line.price();
        return RowFactory.create(
                line.meter(),
                line.tokens(),
                exact(new BigDecimal(price.toPlainString()), record),
                price.per(),
                price.unit(),
                exact(line.amount().usd(), record),
                line.charge().rate().row().toString(),
                line.rule().id());
    }

    private static Row finding(PlannedFinding finding) {
        return RowFactory.create(
                finding.code(),
                finding.meter(),
                finding.message(),
                finding.rule().id());
    }

    /** @throws ArithmeticException if the amount does not fit exactly */
    private static BigDecimal exact(BigDecimal amount, UsageRecord record) {
        BigDecimal plain = amount.scale() > DECIMALS ? amount.stripTrailingZeros() : amount;
        if (plain.scale() > DECIMALS || plain.precision() - plain.scale() > DIGITS - DECIMALS) {
            throw new ArithmeticException(
                    "The amount %s of the record %s does not fit decimal(%s,%s), and is not rounded; price this usage with the command line."
                            .formatted(plain.toPlainString(), record.id(), DIGITS, DECIMALS));
        }
        return plain.setScale(DECIMALS);
    }
}
