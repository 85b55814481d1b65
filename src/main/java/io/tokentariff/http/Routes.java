package io.tokentariff.http;

import static io.tokentariff.http.Route.delete;
import static io.tokentariff.http.Route.get;
import static io.tokentariff.http.Route.post;
import static io.tokentariff.http.Route.put;
import static io.tokentariff.http.access.Role.ADMIN;
import static io.tokentariff.http.access.Role.ANYONE;
import static io.tokentariff.http.access.Role.APPROVER;
import static io.tokentariff.http.access.Role.EDITOR;
import static io.tokentariff.http.access.Role.PRICER;
import static io.tokentariff.http.access.Role.VIEWER;

import io.javalin.http.sse.SseHandler;
import java.util.List;

/** Everything that the service can be asked; {@code openapi.yaml} describes each of them but the page. */
final class Routes {

    private Routes() {}

    static List<Route> of(
            Pricing pricing,
            JobRoutes jobs,
            Reading reading,
            Drafts drafts,
            DraftEdits edits,
            Revisions revisions,
            AuditRoutes audit,
            Operation operation,
            PageFiles page) {
        return List.of(
                post("/v1/quote", PRICER, pricing::quote),
                post("/v1/price", PRICER, pricing::price),
                post("/v1/advise", PRICER, pricing::advise),
                post("/v1/audit", PRICER, pricing::audit),
                post("/v1/jobs/price", PRICER, jobs::price),
                get("/v1/jobs", PRICER, jobs::all),
                get("/v1/jobs/{id}", PRICER, jobs::status),
                delete("/v1/jobs/{id}", PRICER, jobs::cancel),
                get("/v1/jobs/{id}/events", PRICER, ctx -> {
                    JobRoutes.refuseUnlistening(ctx);
                    new SseHandler(jobs::events).handle(ctx);
                }),
                get("/v1/jobs/{id}/lines", PRICER, jobs::result),
                get("/v1/jobs/{id}/rejects", PRICER, jobs::result),
                get("/v1/jobs/{id}/focus", PRICER, jobs::result),
                get("/v1/jobs/{id}/statement", PRICER, jobs::result),
                get("/v1/jobs/{id}/impact", PRICER, jobs::result),
                get("/v1/rates", VIEWER, reading::rates),
                get("/v1/models", VIEWER, reading::models),
                get("/v1/rules", VIEWER, reading::rules),
                get("/v1/rules/{id}", VIEWER, reading::rule),
                get("/v1/tables", VIEWER, reading::tables),
                get("/v1/usage-sets", VIEWER, reading::usageSets),
                put("/v1/usage-sets/{name}", PRICER, reading::keepUsage),
                get("/v1/usage-sets/{name}/rules", PRICER, reading::firedRules),
                delete("/v1/usage-sets/{name}", PRICER, reading::removeUsage),
                get("/v1/revisions", VIEWER, revisions::all),
                get("/v1/revisions/{id}", VIEWER, revisions::one),
                get("/v1/revisions/{a}/diff/{b}", VIEWER, revisions::difference),
                post("/v1/revisions/{id}/rollback", EDITOR, revisions::rollBack),
                get("/v1/drafts", VIEWER, drafts::all),
                post("/v1/drafts", EDITOR, drafts::create),
                get("/v1/drafts/{id}", VIEWER, drafts::one),
                get("/v1/drafts/{id}/diff", VIEWER, drafts::difference),
                get("/v1/drafts/{id}/tables", VIEWER, drafts::tables),
                get("/v1/drafts/{id}/files/<path>", VIEWER, drafts::file),
                put("/v1/drafts/{id}/files/<path>", EDITOR, drafts::keepFile),
                delete("/v1/drafts/{id}/files/<path>", EDITOR, drafts::removeFile),
                post("/v1/drafts/{id}/rates", EDITOR, edits::rate),
                post("/v1/drafts/{id}/rows", EDITOR, edits::row),
                get("/v1/drafts/{id}/cases", VIEWER, edits::cases),
                post("/v1/drafts/{id}/cases/accept", EDITOR, edits::accept),
                post("/v1/drafts/{id}/check", EDITOR, drafts::check),
                post("/v1/drafts/{id}/quote", PRICER, drafts::quote),
                post("/v1/drafts/{id}/impact", PRICER, drafts::impact),
                post("/v1/drafts/{id}/refresh", EDITOR, drafts::refresh),
                post("/v1/drafts/{id}/submit", EDITOR, drafts::submit),
                post("/v1/drafts/{id}/withdraw", EDITOR, drafts::withdraw),
                post("/v1/drafts/{id}/publish", APPROVER, drafts::publish),
                get("/v1/audit-log", ADMIN, audit::entries),
                get("/v1/status", VIEWER, operation::status),
                get("/v1/session", ANYONE, operation::who),
                post("/v1/session", ANYONE, operation::logIn),
                delete("/v1/session", ANYONE, operation::logOut),
                get("/", ANYONE, page::index),
                get("/page/<file>", ANYONE, page::file),
                get("/healthz", ANYONE, operation::healthy),
                get("/readyz", ANYONE, operation::ready),
                get("/metrics", ADMIN, operation::metrics),
                get("/openapi.yaml", ANYONE, operation::description));
    }
}
