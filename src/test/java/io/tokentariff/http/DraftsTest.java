package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.cli.Main;
import io.tokentariff.http.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an edit to a revision in force: by two people, of exactly what they saw; and back. */
@NullMarked
class DraftsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RATES = "tables/rates.csv";
    private static final String MODELS = "tables/models.csv";

    @TempDir
    static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.onRepository(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static JsonNode begin(String title) throws IOException {
        return json(
                service.post(Role.EDITOR, "/v1/drafts", "{\"title\":\"%s\",\"reason\":\"a test\"}".formatted(title)),
                201);
    }

    private static HttpResponse<String> write(JsonNode draft, String path, String text) {
        return service.send(service.request(Role.EDITOR, "/v1/drafts/%s/files/%s".formatted(draft.get("number"), path))
                .header("If-Match", "\"" + draft.get("commit").asText() + "\"")
                .PUT(BodyPublishers.ofString(text)));
    }

    private static String file(JsonNode draft, String path) {
        return service.get(Role.VIEWER, "/v1/drafts/%s/files/%s".formatted(draft.get("number"), path))
                .body();
    }

    private static HttpResponse<String> publish(Role role, JsonNode draft) {
        return publish(role, draft, "0");
    }

    private static HttpResponse<String> publish(Role role, JsonNode draft, String delta) {
        return service.post(
                role,
                "/v1/drafts/%s/publish".formatted(draft.get("number")),
                "{\"draft\":\"%s\",\"base\":\"%s\",\"delta_usd\":\"%s\"}"
                        .formatted(
                                draft.get("commit").asText(), draft.get("base").asText(), delta));
    }

    private static JsonNode submit(JsonNode draft) throws IOException {
        return json(
                service.post(
                        Role.EDITOR,
                        "/v1/drafts/%s/submit".formatted(draft.get("number")),
                        "{\"draft\":\"%s\"}".formatted(draft.get("commit").asText())),
                200);
    }

    private static String inUse() throws IOException {
        return JSON.readTree(service.get(Role.VIEWER, "/v1/status").body())
                .get("rulebook")
                .asText();
    }

    /** A comment changes the revision, and no price and no case. */
    private static String commented(String text, String comment) {
        return "# " + comment + "\n" + text;
    }

    @Test
    void aSecondPersonPublishesAndRollingBackRestoresTheRevision() throws IOException {
        String before = inUse();
        JsonNode draft = begin("a comment");
        draft = json(write(draft, RATES, commented(file(draft, RATES), "one")), 200);
        assertThat(json(service.post(Role.EDITOR, "/v1/drafts/" + draft.get("number") + "/check", ""), 200)
                        .get("cases")
                        .get("failed")
                        .asInt())
                .isZero();
        draft = submit(draft);
        JsonNode published = json(publish(Role.APPROVER, draft), 200).get("revision");
        assertThat(published.get("author").asText()).isEqualTo("editor-1");
        assertThat(published.get("approver").asText()).isEqualTo("approver-1");
        assertThat(inUse()).isEqualTo(published.get("rulebook").asText()).isNotEqualTo(before);
        String parent = published.get("parent").asText();
        JsonNode back = json(
                service.post(Role.EDITOR, "/v1/revisions/" + parent + "/rollback", "{\"reason\":\"it was wrong\"}"),
                201);
        json(publish(Role.APPROVER, submit(back)), 200);
        assertThat(inUse()).isEqualTo(before);
        assertThat(json(service.get(Role.VIEWER, "/v1/revisions"), 200).get("revisions"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(json(service.get(Role.ADMIN, "/v1/audit-log"), 200)
                        .get("entries")
                        .findValuesAsText("what"))
                .contains("draft.create", "draft.write", "draft.submit", "draft.publish", "draft.roll-back");
    }

    @Test
    void nobodyApprovesHisOwnAndNothingMovesUnseen() throws IOException {
        JsonNode draft =
                json(service.post(Role.APPROVER, "/v1/drafts", "{\"title\":\"mine\",\"reason\":\"a test\"}"), 201);
        HttpResponse<String> written = service.send(
                service.request(Role.APPROVER, "/v1/drafts/%s/files/%s".formatted(draft.get("number"), MODELS))
                        .header("If-Match", draft.get("commit").asText())
                        .PUT(BodyPublishers.ofString(commented(file(draft, MODELS), "mine"))));
        draft = submit(json(written, 200));
        assertThat(publish(Role.APPROVER, draft).statusCode()).isEqualTo(403);

        JsonNode seen = draft;
        json(write(draft, MODELS, commented(file(draft, MODELS), "later")), 200);
        assertThat(publish(Role.ADMIN, seen).statusCode()).isEqualTo(409);
        assertThat(write(seen, MODELS, "x").statusCode())
                .as("the draft stands elsewhere")
                .isEqualTo(412);
        assertThat(service.send(service.request(
                                        Role.EDITOR, "/v1/drafts/%s/files/%s".formatted(draft.get("number"), MODELS))
                                .PUT(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void whatDoesNotHoldIsRefusedWithItsPlace() throws IOException {
        JsonNode draft = begin("a wrong price");
        String rates = file(draft, RATES);
        assertThat(rates).contains("gpt-5-mini,no,standard,,input,0.25");
        draft = submit(json(
                write(
                        draft,
                        RATES,
                        rates.replace("gpt-5-mini,no,standard,,input,0.25", "gpt-5-mini,no,standard,,input,2.5")),
                200));
        JsonNode refused = json(publish(Role.APPROVER, draft), 422);
        assertThat(refused.get("problems").get(0).get("file").asText()).isNotEmpty();
        assertThat(refused.get("problems").get(0).get("line").asInt()).isPositive();
    }

    @Test
    void aPriceFromADayIsEditedAndItsCasesAcceptedOneByOne() throws IOException {
        JsonNode draft = begin("a dearer model");
        String drafts = "/v1/drafts/" + draft.get("number");
        draft = json(
                post(
                        draft,
                        "/rates",
                        "{\"key\":{\"model\":\"gpt-5-mini\",\"fine_tuned\":\"no\",\"tier\":\"standard\",\"meter\":\"input\"},"
                                + "\"price\":\"0.30\",\"from\":\"2026-04-01\",\"source\":\"a test\"}"),
                200);
        JsonNode failures =
                json(service.get(Role.VIEWER, drafts + "/cases"), 200).get("failures");
        assertThat(failures).isNotEmpty();
        int accepted = 0;
        for (JsonNode failure : failures) {
            if (failure.has("gives")) {
                draft = json(
                        post(
                                draft,
                                "/cases/accept",
                                "{\"file\":%s,\"line\":%s,\"column\":%s}"
                                        .formatted(
                                                failure.get("file"),
                                                failure.at("/value/line"),
                                                failure.at("/value/column"))),
                        200);
                if (++accepted == 2) {
                    break;
                }
            }
        }
        assertThat(accepted).isEqualTo(2);
        assertThat(json(service.get(Role.VIEWER, drafts + "/cases"), 200).get("failures"))
                .hasSize(failures.size() - 2);
        assertThat(json(
                                service.post(
                                        Role.EDITOR,
                                        drafts + "/quote",
                                        "{\"id\":\"r\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":1000000,\"output_tokens\":0}"),
                                200)
                        .get("amount_usd")
                        .asText())
                .isEqualTo("0.30");
    }

    @Test
    void aRowIsAddedChangedAndTakenOut() throws IOException {
        JsonNode draft = begin("a model");
        int before = file(draft, MODELS).split("\n").length;
        draft = json(
                post(
                        draft,
                        "/rows",
                        "{\"file\":\"%s\",\"cells\":{\"model\":\"aaa-test\",\"source\":\"a test\"}}".formatted(MODELS)),
                200);
        String[] lines = file(draft, MODELS).split("\n");
        assertThat(lines).hasSize(before + 1);
        int line = 1;
        while (!lines[line - 1].startsWith("aaa-test")) {
            line++;
        }
        draft = json(
                post(
                        draft,
                        "/rows",
                        "{\"file\":\"%s\",\"line\":%d,\"cells\":{\"source\":\"another\"}}".formatted(MODELS, line)),
                200);
        assertThat(file(draft, MODELS)).contains("aaa-test").contains("another");
        draft = json(post(draft, "/rows", "{\"file\":\"%s\",\"line\":%d}".formatted(MODELS, line)), 200);
        assertThat(file(draft, MODELS)).doesNotContain("aaa-test");
    }

    private static HttpResponse<String> post(JsonNode draft, String path, String body) {
        return service.send(service.request(Role.EDITOR, "/v1/drafts/" + draft.get("number") + path)
                .header("If-Match", draft.get("commit").asText())
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void theImpactIsThatOfTheCommandLine() throws Exception {
        JsonNode draft = begin("another price");
        String edited =
                file(draft, RATES).replace("gpt-5-mini,no,standard,,input,0.25", "gpt-5-mini,no,standard,,input,0.26");
        draft = json(write(draft, RATES, edited), 200);
        HttpResponse<String> begun =
                service.post(Role.EDITOR, "/v1/drafts/" + draft.get("number") + "/impact?usage=example", "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String job = begun.headers().firstValue("Location").orElseThrow();
        service.send(service.request(Role.EDITOR, job + "/events").header("Accept", "text/event-stream"));
        Path folder = data.resolve("edited");
        copy(Path.of("rules"), folder);
        Files.writeString(folder.resolve(RATES), edited);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(
                new String[] {"diff", "rules", folder.toString(), "--json", "--usage", RunningService.EXAMPLE.toString()
                },
                out,
                new ByteArrayOutputStream());
        String impact = service.get(Role.EDITOR, job + "/impact").body();
        assertThat(impact).isEqualTo(out.toString(StandardCharsets.UTF_8));
        // who says yes to another amount has not seen it
        draft = submit(draft);
        for (String other : List.of("0", "+0", "-12345.6")) {
            assertThat(json(publish(Role.APPROVER, draft, other), 409)
                            .get("code")
                            .asText())
                    .as(other)
                    .isEqualTo("other-delta");
        }
        String delta = JSON.readTree(impact).findValue("delta_usd").asText();
        assertThat(json(publish(Role.APPROVER, draft, delta), 422).get("code").asText())
                .as("its cases say otherwise")
                .isEqualTo("does-not-hold");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
