package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.fixtures.RulesCopy;
import io.tokentariff.http.access.Role;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One revision after the other is published while clients price: each answer is of one revision, and nothing piles up. */
@NullMarked
@Tag("soak")
class PublishesUnderLoadTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PUBLISHES = Integer.getInteger("publishes", 1_000);
    private static final int CLIENTS = 2;
    private static final String RATES = "tables/rates.csv";
    private static final String CASES = "tables/load.cases.yaml";
    private static final String RECORD =
            "{\"id\":\"r\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"load-model\",\"input_tokens\":1000000}";

    @TempDir
    Path folder;

    private final Map<String, String> amounts = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong quotes = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void eachAnswerIsOfOneRevisionAndNothingPilesUp() throws Exception {
        RulesCopy rules = RulesCopy.in(folder.resolve("rules"));
        rules.write("tables/models.csv", rules.read("tables/models.csv") + "load-model,,openai,x,current,,,,a test\n");
        String rates = rules.read(RATES) + "load-model,no,standard,,input,PRICE,,,published,a test\n";
        rules.write(RATES, rates.replace("PRICE", price(0)));
        rules.write(CASES, cases(price(0)));
        try (RunningService service = RunningService.onRepository(folder.resolve("data"), rules.folder())) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Thread(() -> price(service)));
            }
            clients.forEach(Thread::start);
            int warm = Math.max(1, PUBLISHES / 5);
            publish(service, 1, warm, rates);
            long heap = heap();
            int classes = classes();
            publish(service, warm, PUBLISHES + 1, rates);
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
            System.out.printf(
                    "%,d publishes, %,d quotes of %,d revisions; heap %,d to %,d bytes, classes %,d to %,d%n",
                    PUBLISHES, quotes.get(), amounts.size(), heap, heap(), classes, classes());
            assertThat(wrong).isEmpty();
            assertThat(amounts).hasSizeGreaterThan(PUBLISHES / 2);
            assertThat((double) heap()).isBetween(heap * 0.8, heap * 1.2);
            // those of rules that nobody uses any more go when the collector likes: fewer are no fault
            assertThat((double) classes()).isLessThan(classes * 1.01);
        }
    }

    private void price(RunningService service) {
        while (!over.get()) {
            HttpResponse<String> answer = service.post(Role.PRICER, "/v1/quote", RECORD);
            quotes.incrementAndGet();
            String revision = answer.headers().firstValue("Tariff-Revision").orElse("none");
            String amount = answer.statusCode() == 200 ? amount(answer.body()) : "status " + answer.statusCode();
            String before = amounts.putIfAbsent(revision, amount);
            if (answer.statusCode() != 200 || (before != null && !before.equals(amount))) {
                wrong.add("%s: %s, then %s".formatted(revision, before, amount));
            }
        }
    }

    private static String amount(String quote) {
        try {
            return JSON.readTree(quote).get("amount_usd").asText();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void publish(RunningService service, int from, int until, String rates) throws IOException {
        for (int number = from; number < until; number++) {
            JsonNode draft =
                    json(service.post(Role.EDITOR, "/v1/drafts", "{\"title\":\"a price\",\"reason\":\"a test\"}"), 201);
            draft = write(service, draft, RATES, rates.replace("PRICE", price(number)));
            draft = write(service, draft, CASES, cases(price(number)));
            String path = "/v1/drafts/" + draft.get("number");
            draft = json(
                    service.post(
                            Role.EDITOR,
                            path + "/submit",
                            "{\"draft\":\"%s\"}".formatted(draft.get("commit").asText())),
                    200);
            json(
                    service.post(
                            Role.APPROVER,
                            path + "/publish",
                            "{\"draft\":\"%s\",\"base\":\"%s\",\"delta_usd\":\"0\"}"
                                    .formatted(
                                            draft.get("commit").asText(),
                                            draft.get("base").asText())),
                    200);
        }
    }

    private static JsonNode write(RunningService service, JsonNode draft, String file, String text) throws IOException {
        return json(
                service.send(service.request(Role.EDITOR, "/v1/drafts/%s/files/%s".formatted(draft.get("number"), file))
                        .header("If-Match", "\"" + draft.get("commit").asText() + "\"")
                        .PUT(BodyPublishers.ofString(text))),
                200);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /** A price for each number, no two alike. */
    private static String price(int number) {
        return "1.%04d".formatted(number);
    }

    private static String cases(String price) {
        return """
                usage: {model: load-model, at: 2026-04-12, input: 1_000_000}
                cases:
                  - name: a million tokens
                    expect: {amount_usd: %s}
                """
                .formatted(price);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
