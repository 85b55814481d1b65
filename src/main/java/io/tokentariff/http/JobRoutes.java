package io.tokentariff.http;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.tokentariff.http.access.Access;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.jobs.Job;
import io.tokentariff.http.jobs.Jobs;
import io.tokentariff.http.jobs.PriceWork;
import io.tokentariff.io.focus.FocusSettings;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Long work: begun, watched, stopped, and its results. */
final class JobRoutes {

    private static final int ACCEPTED = 202;

    /** What results are that are not JSON, by the end of their names. */
    private static final Map<String, String> TYPES =
            Map.of(".jsonl", "application/jsonl", ".csv", "text/csv; charset=utf-8");

    private final Jobs jobs;
    private final Rulebooks rulebooks;
    private final UsageSets sets;
    private final Meters meters;
    private final InstantSource clock;

    JobRoutes(Jobs jobs, Rulebooks rulebooks, UsageSets sets, Meters meters, InstantSource clock) {
        this.jobs = jobs;
        this.rulebooks = rulebooks;
        this.sets = sets;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes usage whole, then prices it: whoever sends everything first is answered when it has. */
    void price(Context ctx) throws IOException {
        InUse inUse = Answers.by(ctx, rulebooks.inUse());
        UsageAsk ask = UsageAsk.of(ctx, clock);
        FocusSettings focus = focus(ctx);
        Job job = jobs.prepare("price", Access.who(ctx).name(), inUse.revision());
        try {
            UsageInput usage = input(ctx, job);
            jobs.begin(
                    job,
                    new PriceWork(
                            usage, ask.reader(), inUse.rulebook(), ask.by(), ask.options(), focus, meters::priced));
        } catch (IOException | RuntimeException e) {
            jobs.drop(job);
            throw e;
        }
        accepted(ctx, job);
    }

    /** A FOCUS file is written where the request says whose bill it is. */
    private static @Nullable FocusSettings focus(Context ctx) {
        String account = ctx.queryParam("billing_account");
        String tags = ctx.queryParam("focus_tags");
        if (account == null) {
            return null;
        }
        return FocusSettings.of(
                ctx.queryParam("focus"),
                ctx.queryParam("period"),
                account,
                "billing_account is",
                tags == null || tags.isBlank() ? List.of() : List.of(tags.split(",")));
    }

    private UsageInput input(Context ctx, Job job) throws IOException {
        String set = ctx.queryParam("usage");
        if (set != null) {
            return sets.input(set);
        }
        Path spooled = job.folder().resolve("usage");
        try (InputStream in = Bodies.usage(ctx)) {
            Files.copy(in, spooled);
        }
        return UsageInput.of(spooled).named("body");
    }

    /** Answers that a job has begun, and where it is. */
    static void accepted(Context ctx, Job job) {
        ctx.status(ACCEPTED).header("Location", "/v1/jobs/" + job.id());
        Answers.json(ctx, json -> status(json, job.status()));
    }

    void all(Context ctx) {
        Answers.json(
                ctx,
                json -> json.objects(
                        "jobs",
                        jobs.all().stream()
                                .filter(job -> maySee(ctx, job))
                                .map(Job::status)
                                .toList(),
                        JobRoutes::status));
    }

    void status(Context ctx) {
        Job job = own(ctx);
        ctx.header(Answers.REVISION, job.status().revision());
        Answers.json(ctx, json -> status(json, job.status()));
    }

    void cancel(Context ctx) {
        own(ctx);
        jobs.cancel(ctx.pathParam("id"));
        ctx.status(204);
    }

    /** A result of a job, as the file it is: its statement, lines, rejects, FOCUS rows or impact. */
    void result(Context ctx) throws IOException {
        Job job = own(ctx);
        Job.Status status = job.status();
        String name = ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
        if (!status.state().isEnd()) {
            throw new HttpFault(409, "not-ready", "The job has not ended yet; its events say when.");
        }
        String file = status.results().get(name);
        if (file == null) {
            throw HttpFault.missing("The job has no %s.".formatted(name));
        }
        ctx.header(Answers.REVISION, status.revision());
        ctx.contentType(TYPES.getOrDefault(file.substring(file.lastIndexOf('.')), Answers.JSON))
                .result(Files.newInputStream(job.folder().resolve(file)));
    }

    /** Refuses who would be answered with nothing. */
    static void refuseUnlistening(Context ctx) {
        String accept = ctx.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw new HttpFault(406, "not-acceptable", "Ask for events with Accept: text/event-stream.");
        }
    }

    /** Tells of each step until the end. */
    void events(SseClient client) {
        Job job = own(client.ctx());
        client.keepAlive();
        Consumer<Job.Status> listener = new Consumer<>() {
            @Override
            public void accept(Job.Status now) {
                synchronized (client) {
                    if (client.terminated()) {
                        job.forget(this);
                        return;
                    }
                    String state = now.state().name().toLowerCase(Locale.ROOT);
                    client.sendEvent(
                            now.state().isEnd() ? state : "progress",
                            Json.line(json -> status(json, now)).strip());
                    if (now.state().isEnd()) {
                        job.forget(this);
                        client.close();
                    }
                }
            }
        };
        client.onClose(() -> job.forget(listener));
        job.listen(listener);
    }

    private static boolean maySee(Context ctx, Job job) {
        return job.owner().equals(Access.who(ctx).name())
                || Access.who(ctx).role().includes(Role.ADMIN);
    }

    /** Jobs of others are not there. */
    private Job own(Context ctx) {
        Job job = jobs.job(ctx.pathParam("id"));
        if (!maySee(ctx, job)) {
            throw HttpFault.missing("There is no job \"%s\"; results are kept for a day.".formatted(job.id()));
        }
        return job;
    }

    static void status(JsonObject json, Job.Status status) {
        json.text("id", status.id())
                .text("kind", status.kind())
                .text("state", status.state().name().toLowerCase(Locale.ROOT))
                .text("created", status.created(), Objects::toString)
                .number("bytes_read", status.bytesRead())
                .number("bytes", status.bytes());
        if (status.code() != null) {
            json.text("code", status.code()).text("message", status.message());
        }
        json.object("results", results -> status.results()
                        .keySet()
                        .forEach(name -> results.text(name, "/v1/jobs/%s/%s".formatted(status.id(), name))))
                .text("rulebook", status.revision());
    }
}
