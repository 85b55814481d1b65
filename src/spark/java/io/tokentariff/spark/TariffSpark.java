package io.tokentariff.spark;

import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Prices usage in Spark, to the digit as {@code tariff price} does, by one revision of a rulebook.
 *
 * <p>The columns of a dataset are the fields of a native record: {@code id, at, model, input_tokens, …}; {@code at} may be a timestamp,
 * {@code meters} and {@code tags} may be structs, maps, or columns such as {@code meters.audio_input}. A column {@code position}, a whole
 * number, says where a row stands in its log: of rows with one id the first is charged, those after it are duplicates if they say the same,
 * else rejected. Without it the earliest by time is the first. How the dataset is partitioned changes nothing. It is read twice: one that
 * is not the same each time (without an order before a limit, say) fails, and has to be kept first ({@code persist}).
 *
 * <p>Money is {@code decimal(38,18)}; an amount with more decimals fails, as it would have to be rounded.
 */
public final class TariffSpark {

    private TariffSpark() {}

    /**
     * Prices native records: each row of the result is a row of the usage, with what it costs in the struct {@code priced}:
     * {@code status} ({@code priced}, {@code unpriced}, {@code not_billed}, {@code rejected}), {@code amount_usd} (null if it has no
     * price: an unknown is never zero), {@code lines}, {@code findings} (a duplicate has the finding {@code duplicate} and is
     * {@code not_billed}; a rejected row says why), {@code rulebook}. Lazy, but for the rulebook, which is compiled here.
     *
     * @throws io.tokentariff.problem.RulebookException with every problem found, if the rulebook does not load
     */
    public static Dataset<Row> price(Dataset<Row> usage, RulebookFiles rulebook) {
        return price(usage, rulebook, UsageSpec.NATIVE);
    }

    /** Prices rows of another format, or with a map of their columns; each must be one record. See {@link #price(Dataset, RulebookFiles)}. */
    public static Dataset<Row> price(Dataset<Row> usage, RulebookFiles rulebook, UsageSpec spec) {
        return new DatasetPricing(usage, rulebook, spec).priced(true);
    }

    /**
     * Adds up usage in a dataset, agreements included. Runs a job.
     *
     * @param by what the statement is grouped by
     */
    public static Statement statement(Dataset<Row> usage, RulebookFiles rulebook, UsageSpec spec, List<Dimension> by) {
        return new DatasetPricing(usage, rulebook, spec).statement(true, by);
    }
}
