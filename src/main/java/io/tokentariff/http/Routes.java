package io.tokentariff.http;

import static io.tokentariff.http.Route.delete;
import static io.tokentariff.http.Route.get;
import static io.tokentariff.http.Route.post;
import static io.tokentariff.http.Route.put;
import static io.tokentariff.http.access.Role.ADMIN;
import static io.tokentariff.http.access.Role.ANYONE;
import static io.tokentariff.http.access.Role.PRICER;
import static io.tokentariff.http.access.Role.VIEWER;

import io.javalin.http.sse.SseHandler;
import java.util.List;

/** Everything that the service can be asked; {@code openapi.yaml} describes each of them. */
final class Routes {

    private Routes() {}

    static List<Route> of(Pricing pricing, JobRoutes jobs, Reading reading, Operation operation) {
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
                get("/v1/jobs/{id}/statement", PRICER, jobs::result),
                get("/v1/jobs/{id}/impact", PRICER, jobs::result),
                get("/v1/rates", VIEWER, reading::rates),
                get("/v1/models", VIEWER, reading::models),
                get("/v1/rules", VIEWER, reading::rules),
                get("/v1/rules/{id}", VIEWER, reading::rule),
                get("/v1/tables", VIEWER, reading::tables),
                get("/v1/usage-sets", VIEWER, reading::usageSets),
                put("/v1/usage-sets/{name}", PRICER, reading::keepUsage),
                delete("/v1/usage-sets/{name}", PRICER, reading::removeUsage),
                get("/v1/status", VIEWER, operation::status),
                get("/v1/session", ANYONE, operation::who),
                post("/v1/session", ANYONE, operation::logIn),
                delete("/v1/session", ANYONE, operation::logOut),
                get("/healthz", ANYONE, operation::healthy),
                get("/readyz", ANYONE, operation::ready),
                get("/metrics", ADMIN, operation::metrics),
                get("/openapi.yaml", ANYONE, operation::description));
    }
}
