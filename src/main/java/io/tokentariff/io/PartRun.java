package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.DuplicateFilter.Verdict;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.duplicates.Prints;
import io.tokentariff.io.duplicates.Repeats;
import io.tokentariff.io.duplicates.Repeats.Repeat;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.UsagePart;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rating.statement.StatementPart;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prices a log in parts, each by itself and perhaps on a machine of its own, to what {@link PriceRun} makes of the whole: {@link #note} reads
 * each part for the first time, {@link io.tokentariff.io.duplicates.RepeatSearch} compares what it noted with the other parts, and {@link #price}
 * reads again the parts in which something came before. Stateless.
 */
public final class PartRun {

    private final Rulebook rulebook;
    private final List<Dimension> by;
    private final List<CreditGrant> credits;

    /**
     * What a part comes to.
     *
     * @param sums its sums; of {@link #note} as if nothing in it had come before
     * @param rejects its lines that are not priced
     * @param summary what was seen of it
     */
    public record Part(StatementPart sums, List<Reject> rejects, ReadSummary summary) {}

    /** Where a record stands in its log, for parts whose order says nothing; for one thread. */
    public interface Order {

        /** Returns where a record of a line stands; smaller is earlier. */
        long order(UsageRecord record, long line);

        /** Decides between records of one id and order, the same on all machines. */
        long tie(UsageRecord record);
    }

    /**
     * Who hears of a part's records, in its order.
     *
     * @param lines takes the line of each record, as JSON lines; null for nobody
     * @param each takes each record; null for nobody
     * @param rejects takes each line that is not priced
     */
    public record Listeners(@Nullable OutputStream lines, @Nullable PricedRecords each, Consumer<Reject> rejects) {

        /** Nobody. */
        public static final Listeners NONE = new Listeners(null, null, reject -> {});
    }

    /**
     * @param by what the statement is grouped by
     * @param credits free credits that are taken off it
     */
    public PartRun(Rulebook rulebook, List<Dimension> by, List<CreditGrant> credits) {
        this.rulebook = rulebook;
        this.by = List.copyOf(by);
        this.credits = List.copyOf(credits);
    }

    /** Returns a builder that adds sums of parts. */
    public StatementBuilder statement() {
        return new StatementBuilder(by, credits, rulebook.agreements());
    }

    /** Returns what a builder was given, to be sent elsewhere and added there. */
    public StatementPart part(StatementBuilder builder) {
        return builder.part(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    /**
     * Prices a part as if nothing in it had come before, and notes what tells its records apart.
     *
     * @param key the same for all parts of a log
     * @param order where records stand, null if the order of the parts is that of the log
     * @param prints takes what tells them apart
     */
    public Part note(UsagePart part, DuplicateFilter.Key key, @Nullable Order order, Prints prints) {
        return run(part, new Noted(new DuplicateFilter(key), order, prints), Listeners.NONE);
    }

    /** Reads a part and notes what tells its records apart, without pricing it; see {@link #note}. */
    public static void noteOnly(UsagePart part, DuplicateFilter.Key key, @Nullable Order order, Prints prints) {
        DuplicateFilter filter = new DuplicateFilter(key);
        Noted noted = new Noted(filter, order, prints);
        part.read(() -> new RecordBatch(part.name(), filter.fingerprint()), batch -> {
            noted.begin(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (batch.item(i) instanceof UsageRecord) {
                    noted.verdict(batch, i);
                }
            }
        });
    }

    /**
     * Prices a part of whose records it is known which came before.
     *
     * @param key that of {@link #note}
     * @throws IllegalStateException if the part is not the one that was noted
     */
    public Part price(UsagePart part, DuplicateFilter.Key key, Repeats repeats, Listeners listeners) {
        Known known = new Known(new DuplicateFilter(key).fingerprint(), repeats, part.name());
        Part priced = run(part, known, listeners);
        known.end();
        return priced;
    }

    private Part run(UsagePart part, Recall recall, Listeners listeners) {
        StatementBuilder builder = statement();
        List<Reject> rejects = new ArrayList<>();
        Consumer<Reject> rejected = reject -> {
            rejects.add(reject);
            listeners.rejects().accept(reject);
        };
        PriceRun run = PriceRun.ofPart(rulebook, builder, recall, listeners.lines(), rejected);
        if (listeners.each() != null) {
            run.tellEach(listeners.each());
        }
        ReadSummary summary = run.price(part);
        return new Part(part(builder), rejects, summary);
    }

    /** Takes all records for new, and notes what tells them apart. */
    private static final class Noted implements Recall {

        private final DuplicateFilter keys;
        private final @Nullable Order order;
        private final Prints prints;
        private int base;
        private int next;

        Noted(DuplicateFilter keys, @Nullable Order order, Prints prints) {
            this.keys = keys;
            this.order = order;
            this.prints = prints;
        }

        @Override
        public Fingerprint fingerprint() {
            return keys.fingerprint();
        }

        @Override
        public void begin(RecordBatch batch) {
            base = next;
            next = Math.addExact(base, batch.size());
        }

        @Override
        public Verdict verdict(RecordBatch batch, int i) {
            if (batch.identified(i)) {
                UsageRecord record = (UsageRecord) batch.item(i);
                prints.add(
                        batch.first(i),
                        batch.second(i),
                        base + i,
                        order == null ? 0 : order.order(record, batch.line(i)),
                        order == null ? 0 : order.tie(record));
            }
            return Verdict.NEW;
        }
    }

    /** Knows which records came before, by their places. */
    private static final class Known implements Recall {

        private final Fingerprint fingerprint;
        private final Repeats repeats;
        private final String name;
        private Map.@Nullable Entry<Integer, Repeat> due;
        private int base;
        private int next;

        Known(Fingerprint fingerprint, Repeats repeats, String name) {
            this.fingerprint = fingerprint;
            this.repeats = repeats;
            this.name = name;
            this.due = repeats.from(0);
        }

        @Override
        public void begin(RecordBatch batch) {
            base = next;
            next = Math.addExact(base, batch.size());
        }

        @Override
        public Verdict verdict(RecordBatch batch, int i) {
            Map.Entry<Integer, Repeat> its = due;
            if (its == null || its.getKey() > base + i) {
                return Verdict.NEW;
            }
            boolean same = its.getKey() == base + i
                    && fingerprint.of((UsageRecord) batch.item(i))
                    && fingerprint.first() == its.getValue().print();
            if (!same) {
                throw changed();
            }
            due = repeats.from(base + i + 1);
            return its.getValue().conflict() ? Verdict.CONFLICT : Verdict.DUPLICATE;
        }

        void end() {
            if (due != null) {
                throw changed();
            }
        }

        private IllegalStateException changed() {
            return new IllegalStateException(
                    "%s holds other usage when it is read again; nothing of it may be charged.".formatted(name));
        }
    }
}
