package io.tokentariff;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.UsageFiles;
import io.tokentariff.io.read.RecordParser;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rating.statement.StatementMerge;
import io.tokentariff.rating.statement.StatementPart;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/**
 * The front door of the library: prices usage with one revision of a rulebook.
 *
 * <pre>{@code
 * Tariff tariff = Tariff.open(Path.of("rules"));
 * Quote quote = tariff.price(UsageRecord.of(
 *         Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(1_200, 1_000, 300)));
 * }</pre>
 *
 * <p>Immutable and thread-safe: open one, keep it, share it.
 */
public final class Tariff {

    private final Rulebook rulebook;

    private Tariff(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * Opens a rulebook's folder, or a zip file of one.
     *
     * @throws RulebookException with every problem found, if it does not load
     */
    public static Tariff open(Path rules) {
        return new Tariff(RulebookLoader.load(rules));
    }

    /**
     * Opens a rulebook's folder and goes on watching it: each sound edit whose cases hold becomes the tariff in use, a broken
     * one changes nothing. Close it to stop watching.
     *
     * @throws RulebookException with every problem found, if it does not load now or its cases do not hold
     */
    public static LiveTariff watch(Path rules) {
        return LiveTariff.watch(rules, LiveTariff.Options.DEFAULT);
    }

    /**
     * Opens a rulebook's folder, its compiled rules out of a store if they are there: for programs that run for one moment.
     *
     * @throws RulebookException with every problem found, if it does not load
     */
    public static Tariff open(Path rules, RuleStore store) {
        return new Tariff(RulebookLoader.load(rules, store));
    }

    /**
     * Opens a rulebook's folder on the class path, also within a jar or a jar in a jar: {@code rules} for
     * {@code src/main/resources/rules}.
     *
     * @throws RulebookException with every problem found, if it does not load
     */
    public static Tariff ofClassPath(String folder) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return ofClassPath(context == null ? Tariff.class.getClassLoader() : context, folder);
    }

    /** Opens a rulebook's folder on the class path of that loader; see {@link #ofClassPath(String)}. */
    public static Tariff ofClassPath(ClassLoader loader, String folder) {
        Problems problems = new Problems();
        return new Tariff(RulebookLoader.load(RulebookFiles.onClassPath(loader, folder, problems), problems));
    }

    /**
     * Opens a rulebook held in memory.
     *
     * @param texts its files by their paths below the rulebook's folder: {@code tables/rates.csv}; what a {@code rulebook.yaml}
     *     among them extends is among them too ({@code ../rules/tables/rates.csv}), or on the class path
     * @throws RulebookException with every problem found, if it does not load
     */
    public static Tariff of(Map<String, String> texts) {
        Problems problems = new Problems();
        return new Tariff(RulebookLoader.load(RulebookFiles.read(texts, problems), problems));
    }

    static Tariff of(Rulebook rulebook) {
        return new Tariff(rulebook);
    }

    /** Prices one record: the exact amount with its line items, or the reasons why there is none. */
    public Quote price(UsageRecord record) {
        return rulebook.quote(record);
    }

    /** Prices records one by one as the stream is read, in its order. */
    public Stream<Quote> price(Stream<UsageRecord> records) {
        return records.map(this::price);
    }

    /**
     * Prices records as the stream is read and adds them up. Memory grows with the groups, not with the records; duplicates
     * are the caller's business.
     *
     * @param by what the statement is grouped by
     */
    public Statement statement(Stream<UsageRecord> records, List<Dimension> by) {
        StatementBuilder builder = new StatementBuilder(by, List.of(), rulebook.agreements());
        records.sequential().forEach(record -> builder.add(record, rulebook.plan(record)));
        return builder.build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    /**
     * Prices usage files as {@code tariff price} does, duplicates and packed files included.
     *
     * @throws io.tokentariff.problem.UsageInputException if one cannot be read to its end or is no usage
     */
    public Statement statement(UsageFiles usage) {
        return PriceRun.statement(usage, rulebook);
    }

    /**
     * Adds statements of parts of a log, each priced by this revision, to the statement of the whole, exactly and in any order:
     * agreements and free credits are applied anew, on the whole. A record that stands in two parts is charged twice.
     *
     * @param parts {@link Statement#part()} of statements here, or of those that {@link io.tokentariff.io.merge.StatementFile} reads
     * @throws io.tokentariff.problem.WrongUseException if there are none, or they are of another revision, zone, grouping or credits
     */
    public Statement merge(Iterable<StatementPart> parts) {
        StatementMerge merge = new StatementMerge(
                rulebook.agreements(), rulebook.rateCard().rows().meters(), rulebook.revision());
        int number = 0;
        for (StatementPart part : parts) {
            number++;
            merge.add("Statement " + number, part);
        }
        return merge.statement();
    }

    /**
     * Returns a usage record written as JSON, as a line of a native usage file is; who reads many keeps a {@link RecordParser}.
     *
     * @throws io.tokentariff.problem.InvalidUsageException if it is none; the sentence says why
     */
    public static UsageRecord usage(String json) {
        return new RecordParser().parse(json);
    }

    /**
     * Opens a session of a copy of the compiled rules, for those who insert {@link #facts} and read outcomes themselves:
     * whatever is done to the session and its rules, this tariff decides as before. A copy takes some milliseconds; keep the
     * session for many records. Not thread-safe, and to be disposed of.
     */
    public KieSession newSession() {
        return rulebook.newSession();
    }

    /**
     * Advises on each workload of the usage: stay, migrate, move tier, use caching or review, and what it is worth. The stream
     * is read once; memory grows with the workloads, not with the records.
     *
     * @param profiles what the usage cannot tell; {@link Profiles#NONE} if nothing is known
     * @param candidates models to compare whatever {@code candidates.csv} says they may replace; usually none
     * @throws io.tokentariff.problem.WrongUseException if the rulebook has no tables to advise with, or does not know a candidate
     */
    public List<Advice> recommend(Stream<UsageRecord> records, Profiles profiles, Collection<String> candidates) {
        Advisor advisor = advisor(profiles, candidates);
        records.sequential().forEach(advisor::add);
        return advisor.advise();
    }

    /** Returns an advisor that takes records one by one; see {@link #recommend}. */
    public Advisor advisor(Profiles profiles, Collection<String> candidates) {
        return rulebook.advisor(profiles, candidates);
    }

    /** What the rulebook's content is known by, {@code sha256:…}. */
    public String revision() {
        return rulebook.revision();
    }

    /** Returns the facts that the evaluation of a record begins with, for those who run sessions of their own. */
    public List<Object> facts(UsageRecord record) {
        return rulebook.facts(record);
    }

    /** All rules, in the order of files and lines. */
    public List<RuleRef> rules() {
        return rulebook.rules();
    }

    /** The rows of {@code models.csv}, in their order. */
    public List<ModelInfo> models() {
        return rulebook.rateCard().rows().models();
    }

    /** The rows of {@code rates.csv}, in their order, whenever they are in force. */
    public List<Rate> rates() {
        return rulebook.rateCard().rows().rates();
    }

    /** The rows of {@code terms.csv}, in their order, whenever they are in force. */
    public List<Term> terms() {
        return rulebook.rateCard().rows().terms();
    }

    /** The rulebook's files, with all its tables, by their paths below its folder; cannot be changed. */
    public SortedMap<String, String> texts() {
        return rulebook.files().texts();
    }

    /**
     * The files as they were read, what they extend with its paths from this rulebook's folder: {@link #of(Map)} makes the same
     * of them, revision and places.
     */
    public SortedMap<String, String> sources() {
        return rulebook.files().sources();
    }

    Rulebook rulebook() {
        return rulebook;
    }
}
