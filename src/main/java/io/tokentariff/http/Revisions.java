package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.access.Access;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.store.Draft;
import io.tokentariff.http.store.Revision;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.review.DiffReport;
import io.tokentariff.review.RulebookDiff;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was in force, who proposed it and who said yes; and the way back. */
final class Revisions {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Rulebooks rulebooks;
    private final Journal journal;

    Revisions(Rulebooks rulebooks, Journal journal) {
        this.rulebooks = rulebooks;
        this.journal = journal;
    }

    /** The newest first; {@code after} goes on behind one. */
    void all(Context ctx) {
        int limit = limit(ctx.queryParam("limit"));
        List<Revision> revisions = rulebooks.store().revisions(limit, ctx.queryParam("after"));
        Answers.json(ctx, json -> json.objects("revisions", revisions, Revisions::revision)
                .text("in_use", rulebooks.inUse().commit()));
    }

    private static int limit(@Nullable String said) {
        if (said == null) {
            return USUAL;
        }
        if (!said.matches("[1-9]\\d{0,2}") || Integer.parseInt(said) > MOST) {
            throw new HttpFault(400, "wrong-use", "limit is a number from 1 to %s.".formatted(MOST));
        }
        return Integer.parseInt(said);
    }

    void one(Context ctx) {
        Revision revision = rulebooks.store().revision(ctx.pathParam("id"));
        Answers.json(ctx, json -> {
            revision(json, revision);
            json.texts("files", rulebooks.store().files(revision.id()).texts().keySet());
        });
    }

    /** What changed from one revision to another. */
    void difference(Context ctx) {
        String before = rulebooks.store().revision(ctx.pathParam("a")).id();
        String after = rulebooks.store().revision(ctx.pathParam("b")).id();
        RulebookDiff diff = RulebookDiff.between(
                rulebooks.rulebook(rulebooks.store().files(before)),
                rulebooks.rulebook(rulebooks.store().files(after)));
        Answers.json(ctx, DiffReport.of(diff, null, null, Form.JSON, Screen.PLAIN));
    }

    /** A draft that makes the rulebook what it was. */
    void rollBack(Context ctx) {
        String reason = JsonBody.of(ctx).text("reason");
        String who = Access.who(ctx).name();
        Draft draft = rulebooks.store().rollback(ctx.pathParam("id"), who, reason);
        journal.note(who, "draft.roll-back", draft.number(), draft.commit());
        ctx.status(201).header("Location", "/v1/drafts/" + draft.number());
        Drafts.answer(ctx, draft);
    }

    static void revision(JsonObject json, Revision revision) {
        json.text("id", revision.id())
                .text("rulebook", revision.rulebook())
                .text("author", revision.author())
                .text("approver", revision.approver())
                .text("at", revision.at(), Objects::toString)
                .text("title", revision.title())
                .text("reason", revision.reason())
                .text("delta_usd", revision.deltaUsd())
                .text("draft", revision.draft(), Objects::toString)
                .text("parent", revision.parent());
    }
}
