package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.access.Access;
import io.tokentariff.http.access.Principal;
import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether the service is up and how it does; who one is; what it can be asked. */
final class Operation {

    static final String DESCRIPTION = "openapi.yaml";

    private static final int UNAVAILABLE = 503;

    private final Rulebooks rulebooks;
    private final Meters meters;
    private final Access access;
    private volatile boolean stopping;

    Operation(Rulebooks rulebooks, Meters meters, Access access) {
        this.rulebooks = rulebooks;
        this.meters = meters;
        this.access = access;
    }

    /** From now on it is not ready. */
    void stopping() {
        stopping = true;
    }

    void healthy(Context ctx) {
        ctx.contentType("text/plain").result("ok\n");
    }

    /** Ready when a rulebook is in use; an edit that was refused does not make it less so, and is told. */
    void ready(Context ctx) {
        List<Problem> refused = rulebooks.problems();
        if (stopping) {
            ctx.status(UNAVAILABLE);
        }
        Answers.json(ctx, json -> json.flag("ready", !stopping)
                .text("rulebook", rulebooks.inUse().revision())
                .number("refused_problems", refused.size()));
    }

    /** What of the newest content is wrong, for those who may read rules. */
    void status(Context ctx) {
        InUse inUse = Answers.by(ctx, rulebooks.inUse());
        Answers.json(ctx, json -> json.text("rulebook", inUse.revision())
                .text("commit", inUse.commit())
                .number("rules", inUse.rulebook().rules().size())
                .objects("problems", rulebooks.problems(), Answers::problem));
    }

    void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.text());
    }

    void description(Context ctx) throws IOException {
        try (InputStream in = Operation.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new IOException("The program's jar lacks " + DESCRIPTION);
            }
            ctx.contentType("application/yaml").result(in.readAllBytes());
        }
    }

    /** Begins a session of the page: the body is a token. */
    void logIn(Context ctx) {
        String token = new String(Bodies.record(ctx), StandardCharsets.UTF_8).strip();
        who(ctx, access.logIn(ctx, token));
    }

    void logOut(Context ctx) {
        access.logOut(ctx);
        ctx.status(204);
    }

    /** Who asks. */
    void who(Context ctx) {
        who(ctx, access.find(ctx));
    }

    private static void who(Context ctx, Principal who) {
        Answers.json(ctx, json -> json.text("name", who.name())
                .text("role", who.role().word()));
    }
}
