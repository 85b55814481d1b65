package io.tokentariff.io;

import io.tokentariff.io.read.DuplicateFilter;
import io.tokentariff.io.read.Fingerprint;
import io.tokentariff.io.read.Notice;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.Reject;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.read.UsageSink;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Statement;
import io.tokentariff.rating.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prices usage files one after the other: each line that can be read becomes a quote, each that cannot a reject, and all of
 * them one statement. Memory does not grow with the files, but for 16 to 32 bytes a record with an id where duplicates are
 * looked for. Not thread-safe.
 */
public final class PriceRun {

    private final Rulebook rulebook;
    private final StatementBuilder statement;
    private final @Nullable DuplicateFilter duplicates;
    private final @Nullable Fingerprint fingerprint;
    private final @Nullable Consumer<Quote> quotes;
    private final Consumer<Reject> rejects;

    /**
     * @param rulebook what to price with; one revision from the first line to the last
     * @param statement where records are added up
     * @param findDuplicates whether records with the same id are charged once
     * @param quotes takes each priced record in input order; null where only the statement is wanted
     * @param rejects takes each line that is not priced
     */
    public PriceRun(
            Rulebook rulebook,
            StatementBuilder statement,
            boolean findDuplicates,
            @Nullable Consumer<Quote> quotes,
            Consumer<Reject> rejects) {
        this.rulebook = rulebook;
        this.statement = statement;
        this.duplicates = findDuplicates ? new DuplicateFilter() : null;
        this.fingerprint = duplicates == null ? null : duplicates.fingerprint();
        this.quotes = quotes;
        this.rejects = rejects;
    }

    /**
     * Prices one input.
     *
     * @throws io.tokentariff.io.read.UsageInputException if it cannot be read to its end or is no usage; then nothing
     *     priced so far may be used
     */
    public void price(UsageInput input, UsageReader reader) {
        ReadSummary summary = reader.read(input, new Sink(input.name()));
        for (Notice notice : summary.notices()) {
            statement.addNote(notice.code(), notice.message(), notice.count());
        }
        summary.ignoredFields()
                .forEach((field, count) -> statement.addNote(
                        "ignored-field", "The field \"%s\" is not known and was not read.".formatted(field), count));
    }

    /** Returns the statement of everything priced so far. */
    public Statement statement() {
        return statement.build(rulebook.revision());
    }

    private final class Sink implements UsageSink {

        private final String file;

        private Sink(String file) {
            this.file = file;
        }

        @Override
        public void record(UsageRecord record, long line, long offset) {
            switch (verdict(record)) {
                case NEW -> priced(record);
                case DUPLICATE -> duplicate(record);
                case CONFLICT ->
                    reject(new Reject(
                            file,
                            line,
                            offset,
                            "id-conflict",
                            "The id \"%s\" came before with other content; the first one is charged."
                                    .formatted(record.id()),
                            ""));
            }
        }

        @Override
        public void reject(Reject reject) {
            statement.addRejected();
            rejects.accept(reject);
        }
    }

    /** Whether the record came before; records without an id are not compared. */
    private DuplicateFilter.Verdict verdict(UsageRecord record) {
        if (duplicates == null || fingerprint == null || !fingerprint.of(record)) {
            return DuplicateFilter.Verdict.NEW;
        }
        return duplicates.check(fingerprint.first(), fingerprint.second());
    }

    private void priced(UsageRecord record) {
        Plan plan = rulebook.plan(record);
        statement.add(record, plan);
        if (quotes != null) {
            quotes.accept(Calculator.quote(record, plan, rulebook.revision()));
        }
    }

    private void duplicate(UsageRecord record) {
        statement.addDuplicate();
        if (quotes != null) {
            PlannedFinding finding = new PlannedFinding(
                    "duplicate",
                    Finding.Effect.NOT_BILLED,
                    null,
                    "The same record came before; it is charged once.",
                    RuleRef.ENGINE);
            Plan charged = rulebook.plan(record);
            Plan free = new Plan(charged.usage(), PriceStatus.NOT_BILLED, List.of(), List.of(finding));
            quotes.accept(Calculator.quote(record, free, rulebook.revision()));
        }
    }
}
