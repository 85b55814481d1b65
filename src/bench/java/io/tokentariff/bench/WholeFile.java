package io.tokentariff.bench;

import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole files, beside reading and binding alone. */
final class WholeFile {

    private final Rulebook rulebook;
    private final Path folder;
    private final int lines;

    WholeFile(Rulebook rulebook, Path folder, int lines) {
        this.rulebook = rulebook;
        this.folder = folder;
        this.lines = lines;
    }

    void report(Report report, boolean quick) throws Exception {
        Path usual = UsageLines.file(folder, UsageLines.Kinds.USUAL, lines);
        report.head("%,d lines of JSON, some hundred kinds".formatted(lines));
        statement(report, usual, quick);
        jsonLines(report, usual, quick);
        totals(report, usual);
    }

    private void statement(Report report, Path usual, boolean quick) throws Exception {
        Measure measure = new Measure()
                .add("floor 1", () -> Floor.read(usual, 1))
                .add("floor 2", () -> Floor.read(usual, 2))
                .add("price 1", () -> price(usual, options(1), false))
                .add("price 2", () -> price(usual, options(2), false))
                .rounds(quick ? 8 : 4, quick ? 7 : 15);
        for (String name : List.of("floor 1", "price 1", "floor 2", "price 2")) {
            speed(report, measure, name);
        }
        report.tell(
                "price to a statement against the floor, 2 threads, by the clock",
                "%.2f x",
                measure.ratio("price 2", "floor 2"));
        report.atMost(
                "price to a statement against the floor, 2 threads", measure.workRatio("price 2", "floor 2"), 1.4);
        report.tell("2 threads against 1, the floor", "%.2f x", measure.ratio("floor 1", "floor 2"));
        scaling(report, measure, quick);
    }

    /** Apart, because the system still writes the file down while the next round runs. */
    private void jsonLines(Report report, Path usual, boolean quick) throws Exception {
        Measure measure = new Measure()
                .add("floor 2", () -> Floor.read(usual, 2))
                .add("jsonl 2", () -> Files.deleteIfExists(out()), () -> price(usual, options(2), true))
                .rounds(quick ? 8 : 3, quick ? 7 : 9);
        speed(report, measure, "jsonl 2");
        report.tell(
                "price to JSON lines against the floor, 2 threads, by the clock: the disk is in it",
                "%.2f x",
                measure.ratio("jsonl 2", "floor 2"));
        report.atMost("price to JSON lines against the floor, 2 threads", measure.workRatio("jsonl 2", "floor 2"), 2.5);
    }

    private void speed(Report report, Measure measure, String name) {
        report.tell(
                name + " thread(s): records a second; processor time a record",
                "%,.0f; %.0f ns",
                lines / measure.nanos(name) * 1e9,
                measure.workNanos(name) / lines);
    }

    /** Two threads are only faster where two processors are free, which nobody promises the short form. */
    private static void scaling(Report report, Measure measure, boolean quick) {
        String what = "2 threads against 1, price to a statement";
        double gain = measure.ratio("price 1", "price 2");
        if (!quick && Measure.isQuiet()) {
            report.atLeast(what, gain, 1.7);
        } else {
            report.tell(what + " (not judged)", "%.2f x", gain);
        }
    }

    private void totals(Report report, Path usual) throws IOException {
        Statement one = price(usual, options(1), false);
        report.mustBe("same statement: 2 threads", one.equals(price(usual, options(2), false)));
        report.mustBe("same statement: JSON lines, 3 threads", one.equals(price(usual, options(3), true)));
        report.mustBe(
                "same statement: 1 plan in 1,000 verified",
                one.equals(price(usual, new PriceOptions(true, true, 1_000, 2), false)));
        Path some = UsageLines.file(folder, UsageLines.Kinds.USUAL, lines / 10);
        report.mustBe(
                "same statement: no plan remembered",
                price(some, options(1), false).equals(price(some, new PriceOptions(true, false, 0, 2), false)));
    }

    void ownKinds(Report report) throws Exception {
        report.head("%,d lines, each its own kind, 1 thread".formatted(lines));
        for (UsageLines.Kinds kinds : List.of(UsageLines.Kinds.EACH_ITS_OWN, UsageLines.Kinds.EACH_ITS_OWN_MODEL)) {
            Path own = UsageLines.file(folder, kinds, lines);
            Measure measure = new Measure()
                    .add("own", () -> price(own, options(1), false))
                    .rounds(1, 3);
            report.tell(
                    kinds + ", records a second",
                    "%,.0f; %,.0f ns",
                    lines / measure.nanos("own") * 1e9,
                    measure.workNanos("own") / lines);
            report.mustBe(kinds + ", at least 100,000 records a second", lines / measure.nanos("own") * 1e9 >= 100_000);
        }
    }

    private Path out() {
        return folder.resolve("priced.jsonl");
    }

    private static PriceOptions options(int threads) {
        return new PriceOptions(true, true, 0, threads);
    }

    private Statement price(Path file, PriceOptions options, boolean jsonLines) throws IOException {
        try (OutputStream stream = jsonLines ? Files.newOutputStream(out()) : OutputStream.nullOutputStream()) {
            PriceRun run = new PriceRun(
                    rulebook,
                    new StatementBuilder(Dimension.DEFAULT, List.of()),
                    options,
                    jsonLines ? stream : null,
                    reject -> {
                        throw new IllegalStateException(reject.toString());
                    });
            run.price(UsageInput.of(file), new UsageReader());
            return run.statement();
        }
    }
}
