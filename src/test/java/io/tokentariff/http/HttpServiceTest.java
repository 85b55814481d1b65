package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.cli.Main;
import io.tokentariff.http.access.Role;
import io.tokentariff.io.write.QuoteReport;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service answers: the same as the command line, and never more than whoever asks may have. */
@NullMarked
class HttpServiceTest {

    private static final String RECORD =
            """
            {"id":"req-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","input_tokens":1200,
             "cached_input_tokens":1000,"output_tokens":300,"region":"eu"}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.onFolder(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aQuoteIsThatOfTheCommandLine() {
        quotesAreThoseOfTheCommandLine(200);
    }

    @Test
    @Tag("soak")
    void tenThousandQuotesAreThoseOfTheCommandLine() {
        quotesAreThoseOfTheCommandLine(10_000);
    }

    private static void quotesAreThoseOfTheCommandLine(int count) {
        Rulebook rulebook = RulebookLoader.load(RunningService.RULES);
        Random random = new Random(7);
        List<String> models = List.of("gpt-4.1-mini", "gpt-5-mini", "gpt-5-nano", "gpt-5", "no-such-model");
        List<String> tiers = List.of("standard", "batch", "flex", "priority", "fast");
        for (int i = 0; i < count; i++) {
            String record =
                    "{\"id\":\"r%d\",\"at\":\"2026-0%d-12T08:30:00Z\",\"model\":\"%s\",\"service_tier\":\"%s\",\"input_tokens\":%d,\"output_tokens\":%d}"
                            .formatted(
                                    i,
                                    4 + random.nextInt(5),
                                    models.get(random.nextInt(models.size())),
                                    tiers.get(random.nextInt(tiers.size())),
                                    random.nextInt(400_000),
                                    random.nextInt(9_000));
            UsageRecord read = io.tokentariff.Tariff.usage(record);
            HttpResponse<String> answer = service.post(Role.PRICER, "/v1/quote", record);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(QuoteReport.json(rulebook.quote(read), null, List.of()));
            assertThat(answer.headers().firstValue("Tariff-Revision")).contains(rulebook.revision());
        }
    }

    @Test
    void anAnswerOfAProviderIsQuoted() throws IOException {
        String answer =
                """
                {"id":"resp_1","object":"response","created_at":1776000000,"model":"gpt-4.1-mini-2025-04-14","status":"completed",
                 "service_tier":"default","usage":{"input_tokens":1200,"input_tokens_details":{"cached_tokens":1000},
                 "output_tokens":300,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":1500}}""";
        JsonNode quote =
                JSON.readTree(service.post(Role.PRICER, "/v1/quote", answer).body());
        assertThat(quote.get("amount_usd").asText()).isEqualTo("0.00066");
    }

    @Test
    void aStatementIsThatOfTheCommandLinePackedOrNot() throws IOException {
        byte[] usage = Files.readAllBytes(RunningService.EXAMPLE);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(usage);
        }
        String expected = tariff("price", RunningService.EXAMPLE.toString(), "--json");
        for (byte[] body : List.of(usage, packed.toByteArray())) {
            HttpResponse<String> answer =
                    service.send(service.request(Role.PRICER, "/v1/price").POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.body()).isEqualTo(expected);
        }
        assertThat(service.post(Role.PRICER, "/v1/price?usage=example", "").body())
                .isEqualTo(expected);
    }

    @Test
    void theLinesOfAJobAreThoseOfTheCommandLine() throws Exception {
        HttpResponse<String> begun = service.send(
                service.request(Role.PRICER, "/v1/jobs/price").POST(BodyPublishers.ofFile(RunningService.EXAMPLE)));
        assertThat(begun.statusCode()).isEqualTo(202);
        String job = begun.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> events =
                service.send(service.request(Role.PRICER, job + "/events").header("Accept", "text/event-stream"));
        assertThat(events.body()).contains("event: done");
        assertThat(service.get(Role.PRICER, job + "/lines").body())
                .isEqualTo(tariff("price", RunningService.EXAMPLE.toString(), "--format", "jsonl"));
        assertThat(service.get(Role.PRICER, job + "/statement").body())
                .isEqualTo(tariff("price", RunningService.EXAMPLE.toString(), "--json"));
        assertThat(service.get(Role.PRICER, job + "/events").statusCode()).isEqualTo(406);
        assertThat(service.get(Role.EDITOR, job).statusCode())
                .as("jobs of others are not there")
                .isEqualTo(404);
    }

    @Test
    void itSaysHowOftenEachRuleDecidedSomething() throws IOException {
        JsonNode rules = JSON.readTree(
                service.get(Role.PRICER, "/v1/usage-sets/example/rules").body());
        JsonNode expected = JSON.readTree(
                tariff("rules", "--json", "--usage", RunningService.EXAMPLE.toString(), "--rules", "rules"));
        assertThat(rules.get("rules")).isEqualTo(expected.get("rules"));
        assertThat(rules.get("rules").findValuesAsText("fired")).anyMatch(fired -> fired.contains("records, last on"));
    }

    @Test
    void theFocusFileOfAJobIsThatOfTheCommandLine() throws Exception {
        HttpResponse<String> begun = service.post(
                Role.PRICER, "/v1/jobs/price?usage=example&billing_account=acme%3DAcme&focus=1.2&period=hour", "");
        String job = begun.headers().firstValue("Location").orElseThrow();
        service.send(service.request(Role.PRICER, job + "/events").header("Accept", "text/event-stream"));
        HttpResponse<String> focus = service.get(Role.PRICER, job + "/focus");
        assertThat(focus.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(focus.body())
                .isEqualTo(tariff(
                        "price",
                        RunningService.EXAMPLE.toString(),
                        "--format",
                        "focus",
                        "--focus",
                        "1.2",
                        "--period",
                        "hour",
                        "--billing-account",
                        "acme=Acme"));
        assertThat(service.post(Role.PRICER, "/v1/jobs/price?usage=example&billing_account=", "")
                        .body())
                .contains("whose bill it is", "billing_account");
    }

    @Test
    void whatIsWrongIsSaidWithItsCode() throws IOException {
        assertThat(code(service.post(Role.PRICER, "/v1/quote", "{\"model\":\"x\"}")))
                .isEqualTo("422 missing-field");
        assertThat(code(service.post(Role.PRICER, "/v1/quote", ""))).isEqualTo("400 empty-body");
        assertThat(code(service.post(Role.PRICER, "/v1/quote", RECORD + "\n" + RECORD)))
                .startsWith("422 ");
        assertThat(code(service.post(Role.PRICER, "/v1/price", "hello"))).isEqualTo("422 unknown-format");
        assertThat(code(service.post(Role.PRICER, "/v1/price?format=pdf", RECORD)))
                .isEqualTo("406 no-such-format");
        assertThat(code(service.get(Role.VIEWER, "/v1/rates?model=gpt-5-mimi"))).isEqualTo("404 not-found");
        assertThat(code(service.get(Role.VIEWER, "/v1/nothing"))).isEqualTo("404 not-found");
        assertThat(code(service.get(Role.PRICER, "/v1/jobs/none"))).isEqualTo("404 not-found");
        assertThat(code(service.post(Role.PRICER, "/v1/quote", "{\"id\":\"" + "x".repeat(70_000) + "\"}")))
                .isEqualTo("413 too-large");
        assertThat(code(service.send(service.request(Role.PRICER, "/v1/usage-sets/..%2f..%2fetc")
                        .PUT(BodyPublishers.ofString("x")))))
                .matches("4\\d\\d .*");
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws IOException {
        assertThat(code(service.send(service.request(Role.PRICER, "/v1/quote")
                        .header("Origin", "https://elsewhere.example")
                        .POST(BodyPublishers.ofString(RECORD)))))
                .isEqualTo("403 foreign-origin");
        assertThat(code(service.send(service.request(Role.PRICER, "/v1/quote")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.ofString(RECORD)))))
                .isEqualTo("403 foreign-origin");
        assertThat(service.send(service.request(Role.PRICER, "/v1/quote")
                                .header("Origin", service.address())
                                .POST(BodyPublishers.ofString(RECORD)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionOfThePageIsItsTokensRole() throws IOException {
        HttpResponse<String> begun = service.post(Role.ANYONE, "/v1/session", service.token(Role.VIEWER));
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertThat(service.send(service.request(null, "/v1/rates?model=gpt-5-mini")
                                .header("Cookie", pair))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send(service.request(null, "/v1/quote")
                                .header("Cookie", pair)
                                .POST(BodyPublishers.ofString(RECORD)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void modelsThatStrangersMakeUpAreOneMeter() throws IOException {
        for (int i = 0; i < 50; i++) {
            service.post(Role.PRICER, "/v1/quote", RECORD.replace("gpt-4.1-mini", "made-up-" + i));
        }
        assertThat(service.get(Role.ADMIN, "/metrics").body())
                .contains("tariff_records_total{model=\"other\",status=\"unpriced\",tier=\"other\"}")
                .doesNotContain("made-up");
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return answer.statusCode() + " "
                + JSON.readTree(answer.body()).get("code").asText();
    }

    private static String tariff(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(args, out, new ByteArrayOutputStream());
        return out.toString(StandardCharsets.UTF_8);
    }
}
