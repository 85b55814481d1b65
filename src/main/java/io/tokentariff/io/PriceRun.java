package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.LastSeen;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.UsageInput;
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
    private final @Nullable DuplicateFilter duplicates;
    private final @Nullable OutputStream lines;
    private final Consumer<Reject> rejects;

    private @Nullable BiConsumer<UsageRecord, Plan> also;
    private @Nullable LastSeen last;
    private long places;

    /** Kept, so that looking ahead is not optimised away. */
    @SuppressWarnings("unused")
    private volatile long lookedAhead;

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
        this.rulebook = rulebook;
        this.statement = statement;
        this.options = options;
        this.duplicates = options.findDuplicates() ? new DuplicateFilter() : null;
        this.lines = lines;
        this.rejects = rejects;
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

    /**
     * Prices one input.
     *
     * @throws io.tokentariff.problem.UsageInputException if it cannot be read to its end or is no usage; then nothing
     *     priced so far may be used
     * @throws PlanMismatchException if a plan was verified and found wrong; likewise
     * @throws UncheckedIOException if a priced line cannot be written
     */
    public void price(UsageInput input, UsageReader reader) {
        PlanChoice plans = new PlanChoice(rulebook, options);
        if (duplicates != null) {
            duplicates.expect(input);
        }
        ReadSummary summary = reader.read(input, options.threads(), () -> batch(input.name(), plans), this::commit);
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
        last = seen;
    }

    /** Returns the statement of everything priced so far. */
    public Statement statement() {
        return statement.build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    private PricedBatch batch(String file, PlanChoice plans) {
        return new PricedBatch(
                file,
                plans,
                duplicates == null ? null : duplicates.fingerprint(),
                lines == null ? null : new PricedLines(rulebook.revision()));
    }

    private void commit(PricedBatch batch) {
        if (duplicates != null) {
            lookedAhead = batch.lookAhead(duplicates);
        }
        int written = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (batch.item(i) instanceof Reject reject) {
                reject(reject);
                continue;
            }
            switch (verdict(batch, i)) {
                case NEW -> charge((UsageRecord) batch.item(i), batch.plan(i));
                case DUPLICATE -> {
                    write(batch.bytes(), written, batch.from(i));
                    written = batch.to(i);
                    duplicate((UsageRecord) batch.item(i), batch.plan(i));
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

    private void charge(UsageRecord record, Plan plan) {
        statement.add(record, plan);
        if (also != null) {
            also.accept(record, plan);
        }
    }

    /** Whether the record came before; records without an id are not compared. */
    private DuplicateFilter.Verdict verdict(PricedBatch batch, int i) {
        if (duplicates == null || !batch.identified(i)) {
            return DuplicateFilter.Verdict.NEW;
        }
        return last == null
                ? duplicates.check(batch.first(i), batch.second(i))
                : last.isLast(batch.first(i), batch.second(i), places++)
                        ? DuplicateFilter.Verdict.NEW
                        : DuplicateFilter.Verdict.DUPLICATE;
    }

    private void reject(Reject reject) {
        statement.addRejected();
        rejects.accept(reject);
    }

    private void duplicate(UsageRecord record, Plan charged) {
        statement.addDuplicate();
        if (lines != null) {
            Plan free = new Plan(
                    charged.usage(),
                    PriceStatus.NOT_BILLED,
                    List.of(),
                    List.of(last == null ? CAME_BEFORE : COMES_LATER));
            PricedLines line = new PricedLines(rulebook.revision());
            line.add(record, free);
            write(line.bytes(), 0, line.length());
        }
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
