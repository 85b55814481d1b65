package example.service;

import example.tariff.TariffReloaded;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.tokentariff.LiveTariff;
import io.tokentariff.usage.UsageRecord;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prices by a folder that is edited under it; {@code run} compares what it prints. */
@QuarkusMain
public class Service implements QuarkusApplication {

    private static final UsageRecord RECORD = UsageRecord.builder(Instant.parse("2026-04-12T08:30:00Z"), "gpt-5.4-pro")
            .output(1_000)
            .build();

    @Inject
    LiveTariff tariff;

    @Inject
    Reloads reloads;

    @ConfigProperty(name = "tokentariff.rules")
    Path folder;

    /** Keeps the events until they are waited for. */
    @Singleton
    static class Reloads {

        private final BlockingQueue<TariffReloaded> queue = new LinkedBlockingQueue<>();

        void on(@Observes TariffReloaded reloaded) {
            queue.add(reloaded);
        }

        void await(Predicate<TariffReloaded> expected) throws InterruptedException {
            TariffReloaded next;
            do {
                next = queue.poll(120, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("No such event came.");
                }
            } while (!expected.test(next)); // if the two files of an edit are seen one by one, the first is refused
        }
    }

    public static void main(String[] args) {
        Quarkus.run(Service.class, Service::ended, args);
    }

    /** Called when all beans are gone. */
    private static void ended(int code, Throwable failure) {
        System.out.println("closed: still watched "
                + Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("tariff-watch")));
        System.exit(code);
    }

    /** A sound edit, a broken one, and that one undone; what each does to prices and health. */
    @Override
    public int run(String... args) throws Exception {
        Path rates = folder.resolve("tables/rates.csv");
        Path cases = folder.resolve("tables/rates.cases.yaml");
        say("started");

        edit(rates, "gpt-5.4-pro,no,standard,short,output,180.00", "gpt-5.4-pro,no,standard,short,output,190.00");
        edit(
                cases,
                "gpt-5.4-pro   standard  -        30.00             -  180.00",
                "gpt-5.4-pro   standard  -        30.00             -  190.00");
        reloads.await(TariffReloaded::taken);
        say("edited");

        edit(rates, "short,output,190.00", "short,output,plenty");
        reloads.await(TariffReloaded::refused);
        say("broken");

        edit(rates, "short,output,plenty", "short,output,190.00");
        reloads.await(reloaded -> !reloaded.taken() && !reloaded.refused());
        say("undone");
        return 0;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " does not hold " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }

    private void say(String step) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class); // the one that was free
        HttpResponse<String> ready = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println(step + ": " + tariff.price(RECORD).amount() + ", ready " + ready.statusCode()
                + (ready.body().contains(tariff.current().revision()) ? "" : " of another revision") + " "
                + ready.body().replaceAll("\\s+", " "));
    }
}
