package io.tokentariff.spark;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Prints;
import io.tokentariff.io.duplicates.RepeatSearch;
import io.tokentariff.io.duplicates.Repeats;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.UsagePart;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rating.statement.StatementPart;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The pricing of one log. Each part is priced by itself as if nothing had come before, and what tells its records apart is compared with
 * the other parts by {@link RepeatSearch}; parts in which something came before are priced again. A log without duplicates is read once.
 */
final class LogRun implements Serializable {

    private final transient JavaRDD<LogPart> parts;
    private final Broadcast<RulesText> rules;
    private final DuplicateFilter.@Nullable Key key;
    private final List<Dimension> by;
    private final int buckets;
    private final LogPartitioner partitioner;

    /** A part as it was priced at first. */
    record Noted(int part, StatementPart sums, List<Reject> rejects, long seen, long lines, List<Prints.Block> blocks)
            implements Serializable {}

    /** What a part comes to. */
    record Priced(int part, StatementPart sums, List<Reject> rejects) implements Serializable {}

    /**
     * @param parts the parts of the log; read several times, and the same each time
     * @param count how many there are
     * @param findDuplicates whether records with one id are charged once
     * @param by what statements are grouped by
     */
    LogRun(JavaRDD<LogPart> parts, int count, Broadcast<RulesText> rules, boolean findDuplicates, List<Dimension> by) {
        this.parts = parts;
        this.rules = rules;
        this.key = findDuplicates ? DuplicateFilter.Key.random() : null;
        this.by = new ArrayList<>(by);
        this.buckets = parts.getNumPartitions();
        this.partitioner = new LogPartitioner(parts.getNumPartitions(), count);
    }

    /** Returns the same run over the same parts, read in another way. */
    LogRun over(JavaRDD<LogPart> others) {
        return new LogRun(this, others);
    }

    private LogRun(LogRun same, JavaRDD<LogPart> parts) {
        this.parts = parts;
        this.rules = same.rules;
        this.key = same.key;
        this.by = same.by;
        this.buckets = same.buckets;
        this.partitioner = same.partitioner;
    }

    Rulebook rulebook() {
        return rules.value().rulebook();
    }

    private PartRun run() {
        return new PartRun(rulebook(), by, List.of());
    }

    private DuplicateFilter.Key key() {
        return key == null ? new DuplicateFilter.Key(0, 0) : key;
    }

    /** Prices each part by itself; kept, as it is asked for more than once. */
    JavaRDD<Noted> noted() {
        LogRun self = this;
        return parts.filter(part -> !part.isEmpty()).map(self::note).persist(StorageLevel.MEMORY_AND_DISK());
    }

    private Noted note(LogPart part) {
        Prints prints = new Prints(part.order() == null, buckets);
        try (LogPart.Opened open = part.open()) {
            PartRun.Part priced = run().note(open.usage(), key(), part.order(), prints);
            long seen = priced.summary().records() + priced.summary().rejects();
            return new Noted(part.number(), priced.sums(), priced.rejects(), seen, open.lines(), blocks(part, prints));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Prints.Block> blocks(LogPart part, Prints prints) {
        List<Prints.Block> blocks = new ArrayList<>();
        for (int i = 0; key != null && i < buckets; i++) {
            blocks.add(prints.block(i, part.number()));
        }
        return blocks;
    }

    /** Notes what tells the records of each part apart, without pricing them. */
    JavaPairRDD<Integer, Prints.Block> prints() {
        LogRun self = this;
        return parts.filter(part -> !part.isEmpty()).flatMapToPair(part -> {
            Prints prints = new Prints(part.order() == null, self.buckets);
            try (LogPart.Opened open = part.open()) {
                PartRun.noteOnly(open.usage(), self.key(), part.order(), prints);
            }
            return inBuckets(self.blocks(part, prints));
        });
    }

    static JavaPairRDD<Integer, Prints.Block> prints(JavaRDD<Noted> noted) {
        return noted.flatMapToPair(each -> inBuckets(each.blocks()));
    }

    private static Iterator<Tuple2<Integer, Prints.Block>> inBuckets(List<Prints.Block> blocks) {
        List<Tuple2<Integer, Prints.Block>> found = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).isEmpty()) {
                found.add(new Tuple2<>(i, blocks.get(i)));
            }
        }
        return found.iterator();
    }

    /** Returns what came before, by the numbers of the parts, each where the part is. */
    JavaPairRDD<Integer, Repeats> repeats(JavaPairRDD<Integer, Prints.Block> prints) {
        DuplicateFilter.Key compared = key();
        return prints.partitionBy(new HashPartitioner(buckets))
                .mapPartitionsToPair(blocks -> {
                    RepeatSearch search = new RepeatSearch(compared);
                    blocks.forEachRemaining(block -> search.add(block._2()));
                    return search.find().entrySet().stream()
                            .map(each -> new Tuple2<>(each.getKey(), each.getValue()))
                            .iterator();
                })
                .reduceByKey(partitioner, Repeats::plus);
    }

    /** Returns what each part comes to, given what came before. */
    JavaRDD<Priced> priced(JavaRDD<Noted> noted, JavaPairRDD<Integer, Repeats> repeats) {
        LogRun self = this;
        JavaRDD<Tuple2<Noted, Repeats>> known = noted.zipPartitions(repeats, (these, found) -> {
            Map<Integer, Repeats> byPart = byPart(found);
            return mapped(these, each -> new Tuple2<>(each, byPart.getOrDefault(each.part(), new Repeats())));
        });
        return parts.filter(part -> !part.isEmpty())
                .zipPartitions(
                        known, (there, these) -> mapped(these, each -> self.priced(there.next(), each._1(), each._2())))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    private Priced priced(LogPart part, Noted noted, Repeats repeats) {
        if (repeats.isEmpty()) {
            return new Priced(noted.part(), noted.sums(), noted.rejects());
        }
        PartRun.Part again = priced(part, repeats, PartRun.Listeners.NONE);
        return new Priced(noted.part(), again.sums(), again.rejects());
    }

    /** Prices a part of whose records it is known which came before. */
    PartRun.Part priced(LogPart part, Repeats repeats, PartRun.Listeners listeners) {
        try (LogPart.Opened open = part.open()) {
            UsagePart usage = open.usage();
            return run().price(usage, key(), repeats, listeners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds up, on the executors first. */
    Statement statement(JavaRDD<Priced> priced, Rulebook here) {
        LogRun self = this;
        JavaRDD<StatementPart> sums = priced.mapPartitions(each -> {
            StatementBuilder builder = self.run().statement();
            each.forEachRemaining(part -> builder.add(part.sums()));
            return List.of(self.run().part(builder)).iterator();
        });
        StatementPart all = sums.treeReduce((one, other) -> {
            StatementBuilder builder = self.run().statement();
            builder.add(one);
            builder.add(other);
            return self.run().part(builder);
        });
        StatementBuilder builder = new StatementBuilder(by, List.of(), here.agreements());
        builder.add(all);
        return builder.build(here.revision(), here.rateCard().rows().meters());
    }

    /** Something made of each part's records, given what came before; see {@link Handover}. */
    interface Making<T> extends Serializable {

        /** Makes what becomes of a part and hands it over. */
        void make(LogPart part, Repeats repeats, Handover.Taker<T> to);
    }

    /**
     * Makes something of each part, in the order of the log.
     *
     * @param together how many are handed over at a time
     */
    <T> JavaRDD<T> make(JavaPairRDD<Integer, Repeats> repeats, int together, Making<T> making) {
        return parts.filter(part -> !part.isEmpty()).zipPartitions(repeats, (there, found) -> {
            Map<Integer, Repeats> byPart = byPart(found);
            return Handover.of(
                    together,
                    to -> there.forEachRemaining(
                            part -> making.make(part, byPart.getOrDefault(part.number(), new Repeats()), to)));
        });
    }

    private static Map<Integer, Repeats> byPart(Iterator<Tuple2<Integer, Repeats>> found) {
        Map<Integer, Repeats> byPart = new HashMap<>();
        found.forEachRemaining(each -> byPart.put(each._1(), each._2()));
        return byPart;
    }

    private interface Step<A, B> {
        B of(A each);
    }

    private static <A, B> Iterator<B> mapped(Iterator<A> from, Step<A, B> step) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public B next() {
                return step.of(from.next());
            }
        };
    }
}
