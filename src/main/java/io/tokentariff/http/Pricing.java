package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.audit.AuditReport;
import io.tokentariff.audit.Auditor;
import io.tokentariff.audit.BillAudit;
import io.tokentariff.audit.Part;
import io.tokentariff.audit.RecordAudit;
import io.tokentariff.audit.bill.BillReader;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.RecordParser;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.AdviceReport;
import io.tokentariff.io.write.QuoteReport;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices what a request sends, by the revision that is in use when it comes. */
final class Pricing {

    private static final String BODY = "body";

    private final Rulebooks rulebooks;
    private final UsageSets sets;
    private final Meters meters;
    private final InstantSource clock;
    private final ThreadLocal<RecordParser> parsers = ThreadLocal.withInitial(RecordParser::new);

    Pricing(Rulebooks rulebooks, UsageSets sets, Meters meters, InstantSource clock) {
        this.rulebooks = rulebooks;
        this.sets = sets;
        this.meters = meters;
        this.clock = clock;
    }

    /** One record, explained to the cent. */
    void quote(Context ctx) {
        quote(ctx, Answers.by(ctx, rulebooks.inUse()).rulebook());
    }

    /** One record by a rulebook that is not in use. */
    void quote(Context ctx, Rulebook by) {
        UsageRecord record = record(ctx);
        Quote quote = by.quote(record);
        meters.priced(quote);
        if (quote.status() == PriceStatus.UNPRICED) {
            ctx.header("Tariff-Status", quote.status().word());
        }
        Answers.json(ctx, QuoteReport.json(quote, null, List.of()));
    }

    /** A native record in one step; any other by what its format is told by. */
    private UsageRecord record(Context ctx) {
        byte[] body = Bodies.record(ctx);
        boolean plain = ctx.queryString() == null;
        if (plain) {
            try {
                return parsers.get().parse(body);
            } catch (InvalidUsageException e) {
                return record(ctx, body, e);
            }
        }
        return record(ctx, body, null);
    }

    private UsageRecord record(Context ctx, byte[] body, @Nullable InvalidUsageException asNative) {
        One one = new One();
        ReadSummary summary;
        try {
            summary = UsageAsk.of(ctx, clock).reader().read(input(body), one);
        } catch (UsageInputException e) {
            throw asNative == null || !e.code().equals("unknown-format") ? e : asNative;
        }
        if (one.record == null || one.count != 1) {
            if (one.reject != null) {
                throw new InvalidUsageException(one.reject.code(), one.reject.message());
            }
            if (asNative != null && summary.format().equals("native")) {
                throw asNative;
            }
            throw new InvalidUsageException(
                    "not-one-record",
                    "The body holds %s records; one is quoted at a time, many are priced at /v1/price."
                            .formatted(one.count));
        }
        return one.record;
    }

    private static UsageInput input(byte[] body) {
        return UsageInput.of(BODY, new ByteArrayInputStream(body));
    }

    /** Usage in any format; its statement, when all of it is read. */
    void price(Context ctx) {
        InUse inUse = Answers.by(ctx, rulebooks.inUse());
        UsageAsk ask = UsageAsk.of(ctx, clock);
        StatementBuilder builder =
                new StatementBuilder(ask.by(), List.of(), inUse.rulebook().agreements());
        PriceRun run = new PriceRun(inUse.rulebook(), builder, ask.options(), null, reject -> {});
        run.price(usage(ctx), ask.reader());
        Statement statement = run.statement();
        meters.priced(statement);
        Form form = form(ctx);
        ctx.contentType(TYPES.getOrDefault(form, Answers.JSON))
                .result(StatementReport.of(statement, form, Screen.PLAIN).getBytes(StandardCharsets.UTF_8));
    }

    /** The body, or the usage that is kept under the name that {@code usage} says. */
    private UsageInput usage(Context ctx) {
        String set = ctx.queryParam("usage");
        return set == null ? UsageInput.of(BODY, Bodies.usage(ctx)) : sets.input(set);
    }

    /** Advice on the workloads of usage. */
    void advise(Context ctx) {
        InUse inUse = Answers.by(ctx, rulebooks.inUse());
        UsageAsk ask = UsageAsk.of(ctx, clock);
        Advisor advisor = inUse.rulebook().advisor(Profiles.NONE, List.of());
        new DistinctUsage(true, advisor::add, () -> {}, reject -> {}).read(usage(ctx), ask.reader());
        Answers.json(ctx, AdviceReport.of(advisor.advise(), List.of(), inUse.revision(), Form.JSON, Screen.PLAIN));
    }

    /**
     * Our prices beside what was billed: the body is the provider's bill where {@code usage} names what to price, else usage whose records
     * say what they cost.
     */
    void audit(Context ctx) {
        InUse inUse = Answers.by(ctx, rulebooks.inUse());
        UsageAsk ask = UsageAsk.of(ctx, clock);
        Auditor auditor = ctx.queryParam("usage") == null
                ? new RecordAudit(inUse.rulebook(), EnumSet.allOf(Part.class), Money.ZERO)
                : new BillAudit(
                        inUse.rulebook(),
                        BillReader.read(List.of(UsageInput.of("bill", Bodies.usage(ctx)))),
                        EnumSet.allOf(Part.class),
                        Money.ZERO);
        DistinctUsage distinct =
                new DistinctUsage(true, auditor::add, auditor.tally()::addDuplicate, reject -> auditor.tally()
                        .addRejected());
        for (Notice notice : distinct.read(usage(ctx), ask.reader()).notices()) {
            auditor.tally().addNotice(notice.code(), notice.message(), notice.missing());
        }
        Answers.json(ctx, AuditReport.of(auditor.build(), Form.JSON, Screen.PLAIN));
    }

    private static final Map<Form, String> TYPES = Map.of(
            Form.JSON, Answers.JSON,
            Form.CSV, "text/csv; charset=utf-8",
            Form.MARKDOWN, "text/markdown; charset=utf-8",
            Form.HTML, "text/html; charset=utf-8",
            Form.TEXT, "text/plain; charset=utf-8");

    /** The form that {@code format} asks for, JSON if it asks for none. */
    static Form form(Context ctx) {
        String word = ctx.queryParam("format");
        if (word == null) {
            return Form.JSON;
        }
        return TYPES.keySet().stream()
                .filter(form -> form.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new HttpFault(
                        406,
                        "no-such-format",
                        "format is json, csv, markdown, html or text, not \"%s\".".formatted(word)));
    }

    private static final class One implements UsageSink {
        private @Nullable UsageRecord record;
        private @Nullable Reject reject;
        private int count;

        @Override
        public void record(UsageRecord read, long line, long offset) {
            record = read;
            count++;
        }

        @Override
        public void reject(Reject rejected) {
            if (reject == null) {
                reject = rejected;
            }
        }
    }
}
