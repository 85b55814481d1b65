package io.tokentariff.io;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.CreditGrant;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Usage files to be priced as {@code tariff price} does it: packed or not, of any format, duplicates charged once, with all
 * cores.
 *
 * <pre>{@code
 * Statement bill = tariff.statement(UsageFiles.of(List.of(Path.of("june.jsonl.gz"))).withRejects(log::warn));
 * }</pre>
 *
 * @param inputs the files, in the order in which they are read
 * @param by what the statement is grouped by
 * @param credits what is taken off it
 * @param reader knows the formats; by default it tells them by the files' content
 * @param options how they are priced
 * @param rejects takes each line that is not priced; by default they are counted only
 */
public record UsageFiles(
        List<UsageInput> inputs,
        List<Dimension> by,
        List<CreditGrant> credits,
        UsageReader reader,
        PriceOptions options,
        Consumer<Reject> rejects) {

    public UsageFiles {
        inputs = List.copyOf(inputs);
        by = List.copyOf(by);
        credits = List.copyOf(credits);
    }

    /** Returns these files, grouped by model and tier. */
    public static UsageFiles of(List<Path> files) {
        return new UsageFiles(
                files.stream().map(UsageInput::of).toList(),
                Dimension.DEFAULT,
                List.of(),
                new UsageReader(),
                PriceOptions.DEFAULT,
                reject -> {});
    }

    public UsageFiles groupedBy(List<Dimension> dimensions) {
        return new UsageFiles(inputs, dimensions, credits, reader, options, rejects);
    }

    public UsageFiles withCredits(List<CreditGrant> grants) {
        return new UsageFiles(inputs, by, grants, reader, options, rejects);
    }

    public UsageFiles withReader(UsageReader newReader) {
        return new UsageFiles(inputs, by, credits, newReader, options, rejects);
    }

    public UsageFiles withOptions(PriceOptions newOptions) {
        return new UsageFiles(inputs, by, credits, reader, newOptions, rejects);
    }

    public UsageFiles withRejects(Consumer<Reject> sink) {
        return new UsageFiles(inputs, by, credits, reader, options, sink);
    }
}
