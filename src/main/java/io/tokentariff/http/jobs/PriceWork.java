package io.tokentariff.http.jobs;

import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.focus.FocusFile;
import io.tokentariff.io.focus.FocusSettings;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.RejectJson;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prices usage: its statement, a line for each record, and a line for each that was rejected.
 *
 * @param rulebook the revision from the first line to the last
 * @param by what the statement is grouped by
 * @param focus what its FOCUS file says, null for none
 * @param told hears of the statement
 */
public record PriceWork(
        UsageInput usage,
        UsageReader reader,
        Rulebook rulebook,
        List<Dimension> by,
        PriceOptions options,
        @Nullable FocusSettings focus,
        Consumer<Statement> told)
        implements Work {

    private static final int BUFFER = 1 << 18;

    @Override
    public Map<String, String> run(Watched watched) throws IOException {
        Path lines = watched.folder().resolve("lines.jsonl");
        Path rejects = watched.folder().resolve("rejects.jsonl");
        StatementBuilder builder = new StatementBuilder(by, List.of(), rulebook.agreements());
        FocusFile rows = focus == null ? null : new FocusFile(rulebook.rateCard(), focus);
        Statement statement;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines), BUFFER);
                BufferedWriter rejected = Files.newBufferedWriter(rejects)) {
            PriceRun run = new PriceRun(rulebook, builder, options, out, reject -> {
                try {
                    rejected.write(RejectJson.line(reject));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (rows != null) {
                run.alsoTell(rows);
            }
            run.price(watched.watch(usage), reader);
            statement = run.statement();
        }
        watched.stopIfCancelled();
        Files.writeString(
                watched.folder().resolve("statement.json"), StatementReport.of(statement, Form.JSON, Screen.PLAIN));
        Map<String, String> results = new TreeMap<>(
                Map.of("lines", "lines.jsonl", "rejects", "rejects.jsonl", "statement", "statement.json"));
        if (rows != null) {
            Files.writeString(watched.folder().resolve("focus.csv"), rows.csv(statement));
            results.put("focus", "focus.csv");
        }
        told.accept(statement);
        return results;
    }
}
