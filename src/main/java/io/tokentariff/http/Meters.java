package io.tokentariff.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the service counts, as Prometheus reads it. Models that the rulebook does not know are counted together, so that what strangers
 * send makes no more meters.
 */
final class Meters implements AutoCloseable {

    private static final String RECORDS = "tariff.records";
    private static final String OTHER = "other";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<String> revision = new AtomicReference<>("");
    private final Map<Kind, Counter> records = new ConcurrentHashMap<>();
    private final Map<Request, Timer> requests = new ConcurrentHashMap<>();

    private record Kind(String status, String model, String tier) {}

    private record Request(String method, String route, int status) {}

    /** Counts a quote. */
    void priced(Quote quote) {
        boolean known = quote.status() != PriceStatus.UNPRICED;
        count(
                new Kind(
                        quote.status().word(),
                        known ? quote.canonicalModel() : OTHER,
                        known ? quote.usage().tier() : OTHER),
                1);
    }

    /** Counts a statement, not by model: its groups may be anything. */
    void priced(Statement statement) {
        RecordCounts counts = statement.records();
        count(new Kind("priced", OTHER, OTHER), counts.priced());
        count(new Kind("unpriced", OTHER, OTHER), counts.unpriced());
        count(new Kind("not_billed", OTHER, OTHER), counts.notBilled());
        count(new Kind("rejected", OTHER, OTHER), counts.rejected());
        count(new Kind("duplicate", OTHER, OTHER), counts.duplicate());
    }

    private void count(Kind kind, long many) {
        records.computeIfAbsent(
                        kind,
                        k -> registry.counter(RECORDS, "status", k.status(), "model", k.model(), "tier", k.tier()))
                .increment((double) many);
    }

    /** Counts a request; the route as it is written in the description, never the path as it was asked for. */
    void request(String method, String route, int status, Duration took) {
        requests.computeIfAbsent(new Request(method, route, status), r -> Timer.builder("http.server.requests")
                        .tags(Tags.of(
                                "method", r.method(),
                                "uri", r.route(),
                                "status", Integer.toString(r.status()),
                                "outcome", outcome(r.status())))
                        .register(registry))
                .record(took);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            default -> "SERVER_ERROR";
        };
    }

    /** Says which revision is in use. */
    void inUse(String newRevision) {
        String before = revision.getAndSet(newRevision);
        if (!before.equals(newRevision)) {
            registry.find("tariff.rulebook.info").meters().forEach(registry::remove);
            Gauge.builder("tariff.rulebook.info", () -> 1)
                    .tag("revision", newRevision)
                    .register(registry);
        }
    }

    /** Counts an edit of the rulebook that was taken or refused. */
    void reload(String outcome) {
        registry.counter("tariff.rulebook.reloads", "outcome", outcome).increment();
    }

    /** Counts a draft that was published, or refused. */
    void publish(String outcome) {
        registry.counter("tariff.publishes", "outcome", outcome).increment();
    }

    /** Everything, as Prometheus reads it. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
