package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.journal.AuditEntry;
import io.tokentariff.http.journal.AuditLog;
import io.tokentariff.io.write.JsonObject;
import java.util.List;
import java.util.Objects;

/** Who changed what. */
final class AuditRoutes {

    private static final int PAGE = 100;

    private final AuditLog log;

    AuditRoutes(AuditLog log) {
        this.log = log;
    }

    /** The newest entries first; {@code before} goes on behind one. */
    void entries(Context ctx) {
        String before = ctx.queryParam("before");
        if (before != null && !before.matches("[1-9]\\d{0,17}")) {
            throw new HttpFault(400, "wrong-use", "before is the number of an entry.");
        }
        List<AuditEntry> entries = log.entries(PAGE, before == null ? null : Long.valueOf(before));
        Answers.json(ctx, json -> json.objects("entries", entries, AuditRoutes::entry)
                .text("last", log.last()));
    }

    private static void entry(JsonObject json, AuditEntry entry) {
        json.number("seq", entry.seq())
                .text("at", entry.at(), Objects::toString)
                .text("who", entry.who())
                .text("what", entry.what())
                .object("details", details -> entry.details().forEach(details::text))
                .text("hash", entry.hash());
    }
}
