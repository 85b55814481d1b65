package example;

import io.tokentariff.LiveTariff;
import io.tokentariff.ReloadGate;
import io.tokentariff.Tariff;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kie.api.runtime.KieSession;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;

/** Prices by the rules in its own jar, then by a folder that is edited under it; {@code run} compares what it prints. */
@SpringBootApplication
public class Service {

    @Bean
    Tariff tariff() {
        return Tariff.ofClassPath("rules");
    }

    public static void main(String[] args) throws Exception {
        Tariff tariff = SpringApplication.run(Service.class, args).getBean(Tariff.class);
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
        System.out.println("decided " + session.getObjects(Outcome.class::isInstance).size());
        session.dispose();

        Path folder = Files.createTempDirectory("rules");
        for (Map.Entry<String, String> file : tariff.texts().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        CountDownLatch reloaded = new CountDownLatch(1);
        LiveTariff.Options options = LiveTariff.Options.DEFAULT.withGate(ReloadGate.OPEN);
        try (LiveTariff live = LiveTariff.watch(folder, options)) {
            live.onReload((before, after, problems) -> reloaded.countDown());
            Path terms = folder.resolve("tables/terms.csv");
            Files.writeString(terms, Files.readString(terms).replace("cached-input-discount", "gone-discount"));
            System.out.println("reloaded " + reloaded.await(60, TimeUnit.SECONDS) + ", another revision: "
                    + !live.price(record).revision().equals(quote.revision()));
        }
    }
}
