package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.LastSeen;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsagePart;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.write.PricedLines;
import io.tokentariff.problem.PlanMismatchException;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prices usage files one after the other: each line that can be read becomes a priced line, each that cannot a reject, and
 * all of them one statement. Several threads read and price; what they find is added up in the order of the lines, so that
 * their number changes nothing. Memory does not grow with the files, but for 16 to 32 bytes a record with an id where
 * duplicates are looked for. Not thread-safe.
 */
public final class PriceRun {

    private static final PlannedFinding CAME_BEFORE = new PlannedFinding(
            "duplicate",
            Finding.Effect.NOT_BILLED,
            null,
            "The same record came before; it is charged once.",
            RuleRef.ENGINE);

    private static final PlannedFinding COMES_LATER = new PlannedFinding(
            "duplicate",
            Finding.Effect.NOT_BILLED,
            null,
            "A later record has the same id, and is charged in its place.",
            RuleRef.ENGINE);

    private final Rulebook rulebook;
    private final StatementBuilder statement;
    private final PriceOptions options;
    private final @Nullable OutputStream lines;
    private final Consumer<Reject> rejects;
    private final @Nullable DuplicateFilter duplicates;

    private Recall recall;
    private @Nullable BiConsumer<UsageRecord, Plan> also;
    private @Nullable PricedRecords each;

    /**
     * @param rulebook what to price with; one revision from the first line to the last
     * @param statement where records are added up
     * @param lines takes the line of each priced record, as JSON lines in input order; null where only the statement is wanted
     * @param rejects takes each line that is not priced
     */
    public PriceRun(
            Rulebook rulebook,
            StatementBuilder statement,
            PriceOptions options,
            @Nullable OutputStream lines,
            Consumer<Reject> rejects) {
        this(rulebook, statement, options, options.findDuplicates() ? new DuplicateFilter() : null, lines, rejects);
    }

    private PriceRun(
            Rulebook rulebook,
            StatementBuilder statement,
            PriceOptions options,
            @Nullable DuplicateFilter duplicates,
            @Nullable OutputStream lines,
            Consumer<Reject> rejects) {
        this.rulebook = rulebook;
        this.statement = statement;
        this.options = options;
        this.duplicates = duplicates;
        this.recall = duplicates == null ? Recall.NOTHING : Recall.first(duplicates);
        this.lines = lines;
        this.rejects = rejects;
    }

    /** Returns a run over a part of a log, of whose duplicates others know. */
    static PriceRun ofPart(
            Rulebook rulebook,
            StatementBuilder statement,
            Recall recall,
            @Nullable OutputStream lines,
            Consumer<Reject> rejects) {
        PriceRun run = new PriceRun(rulebook, statement, PriceOptions.DEFAULT, null, lines, rejects);
        run.recall = recall;
        return run;
    }

    /**
     * Prices files one after the other, by one revision.
     *
     * @throws io.tokentariff.problem.UsageInputException if one cannot be read to its end or is no usage
     */
    public static Statement statement(UsageFiles files, Rulebook rulebook) {
        StatementBuilder statement = new StatementBuilder(files.by(), files.credits(), rulebook.agreements());
        PriceRun run = new PriceRun(rulebook, statement, files.options(), null, files.rejects());
        files.inputs().forEach(input -> run.price(input, files.reader()));
        return run.statement();
    }

    /** Shows each record that is charged, with what the rules decided for it, to somebody else, too; in input order. */
    public void alsoTell(BiConsumer<UsageRecord, Plan> listener) {
        also = listener;
    }

    /** Shows every record, with what it costs, to somebody else, too; in input order. */
    void tellEach(PricedRecords listener) {
        each = listener;
    }

    /**
     * Prices one input.
     *
     * @throws io.tokentariff.problem.UsageInputException if it cannot be read to its end or is no usage; then nothing
     *     priced so far may be used
     * @throws PlanMismatchException if a plan was verified and found wrong; likewise
     * @throws UncheckedIOException if a priced line cannot be written
     */
    public void price(UsageInput input, UsageReader reader) {
        price(reader.part(input, options.threads()));
    }

    /** Prices usage that is read at one go, and returns what was seen of it; see the other one. */
    ReadSummary price(UsagePart part) {
        PlanChoice plans = new PlanChoice(rulebook, options);
        recall.expect(part.storedBytes());
        ReadSummary summary = part.read(() -> batch(part.name(), plans), this::commit);
        for (Notice notice : summary.notices()) {
            if (notice.missing()) {
                statement.addMissing(notice.code(), notice.message(), notice.count());
            } else {
                statement.addNote(notice.code(), notice.message(), notice.count());
            }
        }
        summary.ignoredFields()
                .forEach((field, count) -> statement.addNote(
                        "ignored-field", "The field \"%s\" is not known and was not read.".formatted(field), count));
        return summary;
    }

    /**
     * Reads files that are then priced, in this order, to find of records with one id the last: it is charged, those before it are duplicates,
     * whatever they say. For logs that write a partial record and then the final one.
     *
     * @throws io.tokentariff.problem.UsageInputException if one cannot be read to its end or is no usage
     * @throws IllegalStateException if duplicates are not looked for
     */
    public void takeLast(List<UsageInput> inputs, UsageReader reader) {
        DuplicateFilter keys = duplicates;
        if (keys == null) {
            throw new IllegalStateException("duplicates are not looked for");
        }
        LastSeen seen = new LastSeen();
        long[] place = {0};
        for (UsageInput input : inputs) {
            reader.read(input, options.threads(), () -> new PrintBatch(keys.fingerprint()), batch -> {
                for (int i = 0; i < batch.size(); i++) {
                    seen.add(batch.first(i), batch.second(i), place[0]++);
                }
            });
        }
        recall = Recall.last(keys, seen);
    }

    /** Returns the statement of everything priced so far. */
    public Statement statement() {
        return statement.build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    private PricedBatch batch(String file, PlanChoice plans) {
        return new PricedBatch(
                file, plans, recall.fingerprint(), lines == null ? null : new PricedLines(rulebook.revision()));
    }

    private void commit(PricedBatch batch) {
        recall.begin(batch);
        int written = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (batch.item(i) instanceof Reject reject) {
                reject(reject);
                continue;
            }
            switch (recall.verdict(batch, i)) {
                case NEW -> charge(batch, i);
                case DUPLICATE -> {
                    write(batch.bytes(), written, batch.from(i));
                    written = batch.to(i);
                    duplicate(batch, i);
                }
                case CONFLICT -> {
                    write(batch.bytes(), written, batch.from(i));
                    written = batch.to(i);
                    reject(batch.conflict(i, "is charged"));
                }
            }
        }
        write(batch.bytes(), written, batch.size() == 0 ? 0 : batch.to(batch.size() - 1));
    }

    private void charge(PricedBatch batch, int i) {
        UsageRecord record = (UsageRecord) batch.item(i);
        Plan plan = batch.plan(i);
        statement.add(record, plan);
        if (also != null) {
            also.accept(record, plan);
        }
        tell(batch, i, plan);
    }

    private void tell(PricedBatch batch, int i, Plan plan) {
        if (each != null) {
            each.record((UsageRecord) batch.item(i), plan, batch.line(i), batch.offset(i));
        }
    }

    private void reject(Reject reject) {
        statement.addRejected();
        rejects.accept(reject);
    }

    private void duplicate(PricedBatch batch, int i) {
        statement.addDuplicate();
        Plan free = new Plan(
                batch.plan(i).usage(),
                PriceStatus.NOT_BILLED,
                List.of(),
                List.of(recall.takesLast() ? COMES_LATER : CAME_BEFORE));
        if (lines != null) {
            PricedLines line = new PricedLines(rulebook.revision());
            line.add((UsageRecord) batch.item(i), free);
            write(line.bytes(), 0, line.length());
        }
        tell(batch, i, free);
    }

    private void write(byte[] bytes, int from, int to) {
        if (lines != null && to > from) {
            try {
                lines.write(bytes, from, to - from);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
