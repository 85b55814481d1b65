package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.check.CheckReport;
import io.tokentariff.check.RulebookCheck;
import io.tokentariff.http.access.Access;
import io.tokentariff.http.access.Principal;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.jobs.ImpactWork;
import io.tokentariff.http.jobs.Job;
import io.tokentariff.http.jobs.Jobs;
import io.tokentariff.http.store.Draft;
import io.tokentariff.http.store.Publication;
import io.tokentariff.http.store.StoreException;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.CheckJson;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.problem.Limit;
import io.tokentariff.review.DiffReport;
import io.tokentariff.review.RulebookDiff;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes that are not in force yet: made, edited, tried, submitted, published by a second person. */
final class Drafts {

    private static final int CREATED = 201;

    private final Rulebooks rulebooks;
    private final Pricing pricing;
    private final UsageSets sets;
    private final Jobs jobs;
    private final Meters meters;
    private final Journal journal;
    private final InstantSource clock;
    private final Impacts impacts = new Impacts();

    Drafts(
            Rulebooks rulebooks,
            Pricing pricing,
            UsageSets sets,
            Jobs jobs,
            Meters meters,
            Journal journal,
            InstantSource clock) {
        this.rulebooks = rulebooks;
        this.pricing = pricing;
        this.sets = sets;
        this.jobs = jobs;
        this.meters = meters;
        this.journal = journal;
        this.clock = clock;
    }

    void all(Context ctx) {
        List<Draft> drafts = rulebooks.store().drafts();
        Answers.json(ctx, json -> json.objects("drafts", drafts, Drafts::write));
    }

    void create(Context ctx) {
        JsonBody body = JsonBody.of(ctx);
        String who = Access.who(ctx).name();
        Draft draft = rulebooks.store().create(who, body.text("title"), body.text("reason"));
        journal.note(who, "draft.create", draft.number(), draft.commit());
        ctx.status(CREATED).header("Location", "/v1/drafts/" + draft.number());
        answer(ctx, draft);
    }

    void one(Context ctx) {
        answer(ctx, draft(ctx));
    }

    Draft draft(Context ctx) {
        String number = ctx.pathParam("id");
        if (!number.matches("[1-9]\\d{0,9}")) {
            throw HttpFault.missing("There is no draft \"%s\".".formatted(number));
        }
        return rulebooks.store().draft(Long.parseLong(number));
    }

    RulebookFiles files(Draft draft) {
        return rulebooks.store().files(draft.commit());
    }

    /** Changes files of a draft for whoever asks, if it stands where he saw it. */
    void write(Context ctx, Draft draft, Map<String, @Nullable String> changes) {
        String who = Access.who(ctx).name();
        try {
            Draft written = rulebooks.store().write(draft.number(), seen(ctx), who, changes);
            journal.note(who, "draft.write", written.number(), written.commit());
            answer(ctx, written);
        } catch (StoreException.Moved e) {
            throw new HttpFault(412, "draft-moved", String.valueOf(e.getMessage()));
        }
    }

    private static String seen(Context ctx) {
        String match = ctx.header("If-Match");
        if (match == null) {
            throw new HttpFault(428, "no-if-match", "Say in If-Match which commit of the draft you saw: its ETag.");
        }
        return match.replace("\"", "").strip();
    }

    /** The text of a file of a draft. */
    void file(Context ctx) {
        Draft draft = draft(ctx);
        String path = ctx.pathParam("path");
        String text = files(draft).written(path);
        if (text == null) {
            throw HttpFault.missing("The draft has no file \"%s\".".formatted(path));
        }
        ctx.header("ETag", "\"" + draft.commit() + "\"");
        ctx.contentType("text/plain; charset=utf-8").result(text);
    }

    void keepFile(Context ctx) {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put(ctx.pathParam("path"), Bodies.text(ctx, Limit.TABLE_FILE));
        write(ctx, draft(ctx), change);
    }

    void removeFile(Context ctx) {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put(ctx.pathParam("path"), null);
        write(ctx, draft(ctx), change);
    }

    /** The draft's tables, as those of the rulebook in use are told. */
    void tables(Context ctx) {
        Draft draft = draft(ctx);
        ctx.header("ETag", "\"" + draft.commit() + "\"");
        Answers.json(ctx, json -> TablesJson.all(json, files(draft)));
    }

    /** Everything that keeps a draft from being published, and what to look at; with a body, with some files of it as they are being written, which changes nothing. */
    void check(Context ctx) {
        Map<String, String> texts = new HashMap<>(files(draft(ctx)).texts());
        if (ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null) {
            JsonBody.of(ctx, Limit.TABLE_FILE).texts("files").forEach((path, text) -> {
                if (text == null) {
                    texts.remove(path);
                } else {
                    texts.put(path, text);
                }
            });
        }
        CheckReport report = RulebookCheck.checkForUse(RulebookFiles.of(texts));
        Answers.json(ctx, CheckJson.of(report));
    }

    /** One record priced by a draft. */
    void quote(Context ctx) {
        Rulebook rulebook = rulebooks.rulebook(files(draft(ctx)));
        ctx.header(Answers.REVISION, rulebook.revision());
        pricing.quote(ctx, rulebook);
    }

    /** What a draft changes, in words. */
    void difference(Context ctx) {
        Draft draft = draft(ctx);
        RulebookDiff diff = RulebookDiff.between(base(draft), rulebooks.rulebook(files(draft)));
        Answers.json(ctx, DiffReport.of(diff, null, null, Form.JSON, Screen.PLAIN));
    }

    private Impacts.Edit edit(Draft draft) {
        return new Impacts.Edit(
                rulebooks.store().files(draft.base()).revision(), files(draft).revision());
    }

    private Rulebook base(Draft draft) {
        return rulebooks.rulebook(rulebooks.store().files(draft.base()));
    }

    /** What a draft does to the bill of some usage: a job. */
    void impact(Context ctx) {
        Draft draft = draft(ctx);
        Rulebook after = rulebooks.rulebook(files(draft));
        Rulebook before = base(draft);
        Impacts.Edit edit = new Impacts.Edit(before.revision(), after.revision());
        String set = ctx.queryParam("usage");
        UsageAsk ask = UsageAsk.of(ctx, clock);
        Job job = jobs.prepare("impact", Access.who(ctx).name(), after.revision());
        try {
            jobs.begin(
                    job,
                    new ImpactWork(
                            sets.input(set == null ? UsageSets.EXAMPLE : set),
                            ask.reader(),
                            before,
                            after,
                            ask.by(),
                            delta -> impacts.note(edit, delta)));
        } catch (RuntimeException e) {
            jobs.drop(job);
            throw e;
        }
        JobRoutes.accepted(ctx, job);
    }

    void submit(Context ctx) {
        String who = Access.who(ctx).name();
        Draft draft =
                rulebooks.store().submit(draft(ctx).number(), JsonBody.of(ctx).text("draft"), who);
        journal.note(who, "draft.submit", draft.number(), draft.commit());
        answer(ctx, draft);
    }

    void withdraw(Context ctx) {
        Draft draft = draft(ctx);
        Principal who = Access.who(ctx);
        if (!draft.author().equals(who.name()) && !who.role().includes(Role.APPROVER)) {
            throw new HttpFault(403, "not-allowed", "The draft is %s's.".formatted(draft.author()));
        }
        Draft withdrawn = rulebooks.store().withdraw(draft.number(), who.name());
        journal.note(who.name(), "draft.withdraw", withdrawn.number(), withdrawn.commit());
        answer(ctx, withdrawn);
    }

    /** Brings a draft up to what was published since. */
    void refresh(Context ctx) {
        Draft draft = rulebooks.store().refresh(draft(ctx).number());
        journal.note(Access.who(ctx).name(), "draft.refresh", draft.number(), draft.commit());
        answer(ctx, draft);
    }

    /** A second person's yes to exactly what he saw. */
    void publish(Context ctx) {
        Draft draft = draft(ctx);
        long number = draft.number();
        JsonBody body = JsonBody.of(ctx);
        String who = Access.who(ctx).name();
        if (draft.commit().equals(body.text("draft")) && draft.base().equals(body.text("base"))) {
            impacts.check(edit(draft), body.text("delta_usd"));
        } // else it is refused for that
        try {
            Publication published = rulebooks
                    .store()
                    .publish(number, body.text("draft"), body.text("base"), who, body.text("delta_usd"));
            journal.note(who, LateEntries.PUBLISH, number, published.revision().id());
            meters.publish("published");
            ctx.header(Answers.REVISION, published.revision().rulebook());
            Answers.json(ctx, json -> json.object("revision", published.revision(), Revisions::revision)
                    .objects("warnings", published.warnings(), Answers::problem));
        } catch (StoreException e) {
            meters.publish("refused");
            throw e;
        }
    }

    static void answer(Context ctx, Draft draft) {
        ctx.header("ETag", "\"" + draft.commit() + "\"");
        Answers.json(ctx, json -> write(json, draft));
    }

    private static void write(JsonObject json, Draft draft) {
        json.number("number", draft.number())
                .text("commit", draft.commit())
                .text("base", draft.base())
                .text("state", draft.state().word())
                .text("author", draft.author())
                .text("last_author", draft.lastAuthor())
                .texts("authors", draft.authors())
                .text("title", draft.title())
                .text("reason", draft.reason())
                .text("created", draft.created(), Objects::toString)
                .text("changed", draft.changed(), Objects::toString);
    }
}
