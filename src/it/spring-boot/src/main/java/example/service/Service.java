package example.service;

import example.tariff.TariffReloaded;
import io.micrometer.core.instrument.MeterRegistry;
import io.tokentariff.LiveTariff;
import io.tokentariff.Tariff;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.kie.api.runtime.KieSession;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

/** Prices by the rules in its own jar, then by a folder that is edited under it; {@code run} compares what it prints. */
@SpringBootApplication
public class Service {

    private static final UsageRecord RECORD = UsageRecord.builder(Instant.parse("2026-04-12T08:30:00Z"), "gpt-5.4-pro")
            .output(1_000)
            .build();

    private final BlockingQueue<TariffReloaded> reloads = new LinkedBlockingQueue<>();

    @EventListener
    void on(TariffReloaded reloaded) {
        reloads.add(reloaded);
    }

    public static void main(String[] args) throws Exception {
        Tariff packed = Tariff.ofClassPath("rules");
        priceBy(packed);

        Path folder = Files.createTempDirectory("rules");
        for (Map.Entry<String, String> file : packed.sources().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        LiveTariff live;
        try (ConfigurableApplicationContext context =
                SpringApplication.run(Service.class, "--tokentariff.rules=" + folder)) {
            live = context.getBean(LiveTariff.class);
            context.getBean(Service.class).watch(live, folder, context);
        }
        System.out.println("closed: " + live.price(RECORD).amount() + ", still watched "
                + Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("tariff-watch")));
    }

    /** What any service with the library in its jar does. */
    private static void priceBy(Tariff tariff) {
        UsageRecord record = UsageRecord.builder(Instant.parse("2026-04-12T08:30:00Z"), "gpt-4.1-mini")
                .input(1_200)
                .cachedInput(1_000)
                .output(300)
                .build();
        Quote quote = tariff.price(record);
        System.out.println("priced " + quote.amount());

        Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(quote.toJson());
        System.out.println("json " + json.get("amount_usd") + " by "
                + JsonParserFactory.getJsonParser().getClass().getSimpleName());

        KieSession session = tariff.newSession();
        tariff.facts(record).forEach(session::insert);
        session.fireAllRules();
        System.out.println(
                "decided " + session.getObjects(Outcome.class::isInstance).size());
        session.dispose();
    }

    /** A sound edit, a broken one, and that one undone; what each does to prices, health and meters. */
    private void watch(LiveTariff live, Path folder, ConfigurableApplicationContext context) throws Exception {
        Path rates = folder.resolve("tables/rates.csv");
        Path cases = folder.resolve("tables/rates.cases.yaml");
        say("started", live, context);

        edit(rates, "gpt-5.4-pro,no,standard,short,output,180.00", "gpt-5.4-pro,no,standard,short,output,190.00");
        edit(
                cases,
                "gpt-5.4-pro   standard  -        30.00             -  180.00",
                "gpt-5.4-pro   standard  -        30.00             -  190.00");
        await(TariffReloaded::taken);
        say("edited", live, context);

        edit(rates, "short,output,190.00", "short,output,plenty");
        await(TariffReloaded::refused);
        say("broken", live, context);

        edit(rates, "short,output,plenty", "short,output,190.00");
        await(reloaded -> !reloaded.taken() && !reloaded.refused());
        say("undone", live, context);
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " does not hold " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }

    private void await(Predicate<TariffReloaded> expected) throws InterruptedException {
        TariffReloaded next;
        do {
            next = reloads.poll(120, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("No such event came.");
            }
        } while (!expected.test(next)); // if the two files of an edit are seen one by one, the first is refused
    }

    private static void say(String step, LiveTariff live, ConfigurableApplicationContext context) throws Exception {
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        HttpResponse<String> health = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + context.getEnvironment().getProperty("local.server.port")
                                        + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Map<String, Object> whole = JsonParserFactory.getJsonParser().parseMap(health.body());
        Map<?, ?> tariff = (Map<?, ?>) ((Map<?, ?>) whole.get("components")).get("tariff");
        Map<?, ?> details = (Map<?, ?>) tariff.get("details");
        System.out.println(step + ": " + live.price(RECORD).amount() + ", health " + health.statusCode() + " "
                + whole.get("status") + ", tariff " + tariff.get("status")
                + (live.current().revision().equals(details.get("revision")) ? "" : " of another revision")
                + ", taken " + reloads(meters, "taken") + ", refused " + reloads(meters, "refused") + ", problems "
                + (int) meters.get("tariff.rulebook.problems").gauge().value() + " "
                + Objects.requireNonNullElse(details.get("problems"), ""));
    }

    private static int reloads(MeterRegistry meters, String outcome) {
        return (int) meters.get("tariff.rulebook.reloads")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }
}
