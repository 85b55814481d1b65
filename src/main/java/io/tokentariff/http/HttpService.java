package io.tokentariff.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tokentariff.Service;
import io.tokentariff.ServiceSettings;
import io.tokentariff.http.access.Access;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.access.TokenFile;
import io.tokentariff.http.jobs.Jobs;
import io.tokentariff.http.journal.AuditLog;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The service, listening. */
final class HttpService implements Service {

    /** The file with tokens, in the data folder. */
    static final String TOKENS = "tokens";

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int HEADER_BYTES = 16 << 10;
    private static final int THREADS = 64;

    private final Rulebooks rulebooks;
    private final Jobs jobs;
    private final Meters meters;
    private final AuditLog audit;
    private final Operation operation;
    private final List<Route> routes;
    private final Javalin server;
    private final String address;
    private final List<String> notices = new ArrayList<>();

    HttpService(ServiceSettings settings) {
        Clock clock = Clock.systemUTC();
        boolean loopback = isLoopback(settings.host());
        if (settings.open() && !loopback) {
            throw new WrongUseException(
                    "--open lets everybody do everything, and is for addresses of this machine only, not %s."
                            .formatted(settings.host()));
        }
        makeFolder(settings.data());
        TokenFile tokens = new TokenFile(settings.data().resolve(TOKENS));
        firstToken(settings, tokens);
        if (!loopback) {
            notices.add("%s can be reached from other machines; put a proxy with TLS before it."
                    .formatted(settings.host()));
        }
        rulebooks = RulebookChoice.of(settings, clock);
        meters = new Meters();
        meters.inUse(rulebooks.inUse().revision());
        rulebooks.onChange(now -> {
            meters.inUse(now.revision());
            meters.reload("taken");
        });
        jobs = new Jobs(settings.data().resolve("jobs"), clock);
        UsageSets sets = new UsageSets(settings.data().resolve("usage"), settings.examples());
        Access access = new Access(tokens, settings.open(), settings.proxies(), clock);
        operation = new Operation(rulebooks, meters, access);
        audit = AuditLog.open(settings.data().resolve("audit.jsonl"), clock);
        if (!audit.cut().isEmpty()) {
            notices.add(
                    "The audit log ended in a line that was not written whole; nobody was told that it was. It is cut off.");
        }
        if (rulebooks.hasHistory()) {
            tellLate(new LateEntries(audit, rulebooks.store()).write());
        }
        Journal journal = (who, what, draft, commit) ->
                audit.append(who, what, Map.of("draft", Long.toString(draft), "commit", commit));
        Pricing pricing = new Pricing(rulebooks, sets, meters, clock);
        Drafts drafts = new Drafts(rulebooks, pricing, sets, jobs, meters, journal, clock);
        routes = Routes.of(
                pricing,
                new JobRoutes(jobs, rulebooks, sets, meters, clock),
                new Reading(rulebooks, sets, clock),
                drafts,
                new DraftEdits(drafts),
                new Revisions(rulebooks, journal),
                new AuditRoutes(audit),
                operation,
                new PageFiles());
        server = Javalin.create(config -> configure(config, access));
        server.start(settings.host(), settings.port());
        address = "http://%s:%s".formatted(bracketed(settings.host()), server.port());
    }

    private void tellLate(int entries) {
        if (entries > 0) {
            notices.add(
                    "%s published revision(s) were not in the audit log, as the service ended before it wrote them; they are now."
                            .formatted(entries));
        }
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new WrongUseException("The folder %s cannot be made: %s.".formatted(data, e.getMessage()));
        }
    }

    private void firstToken(ServiceSettings settings, TokenFile tokens) {
        if (!settings.open() && settings.proxies().isEmpty() && tokens.isEmpty()) {
            notices.add("The first token, for admin: %s".formatted(tokens.add("admin", Role.ADMIN)));
            notices.add(
                    "It is shown this once. tariff serve token add NAME --role editor makes one for somebody else.");
        }
    }

    private void configure(JavalinConfig config, Access access) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.generateEtags = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = Long.MAX_VALUE; // each body has its own limit
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
            http.setIdleTimeout(IDLE.toMillis());
        });
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(GRACE.toMillis());
            for (var connector : jetty.getConnectors()) {
                if (connector instanceof ServerConnector plain) {
                    plain.setIdleTimeout(IDLE.toMillis());
                }
            }
        });
        config.routes.before(HttpService::begin);
        config.routes.beforeMatched(access::check);
        routes.forEach(
                route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler(), route.role()));
        config.routes.error(404, ctx -> {
            if (ctx.endpoints().lastHttpEndpoint() == null) {
                Answers.problem(
                        ctx, 404, "not-found", "There is nothing here; /openapi.yaml says what there is.", List.of());
            }
        });
        config.routes.exception(Exception.class, (thrown, ctx) -> answer(ctx, thrown));
        config.router.javaLangErrorHandler((response, error) -> response.setStatus(500));
        config.requestLogger.http((ctx, millis) -> meters.request(
                ctx.method().name(),
                ctx.endpoints().lastHttpEndpoint() == null
                        ? "other"
                        : ctx.endpoints().lastHttpEndpoint().path,
                ctx.statusCode(),
                Duration.ofNanos((long) (millis * 1_000_000))));
    }

    private static void begin(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static void answer(Context ctx, Exception thrown) {
        if (thrown instanceof HttpResponseException known) {
            Answers.problem(
                    ctx, known.getStatus(), "http-" + known.getStatus(), String.valueOf(known.getMessage()), List.of());
        } else {
            Answers.fault(ctx, thrown);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new WrongUseException("There is no address %s to listen at.".formatted(host));
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Every route there is. */
    List<Route> routes() {
        return routes;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        operation.stopping();
        server.stop();
        jobs.close();
        rulebooks.close();
        audit.close();
        meters.close();
    }
}
