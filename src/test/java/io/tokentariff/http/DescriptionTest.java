package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tokentariff.http.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code openapi.yaml} says what the service does: every route, and what it answers; and who may ask for what. */
@NullMarked
class DescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORD =
            "{\"id\":\"r\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":1200,\"output_tokens\":300}";

    @TempDir
    static Path data;

    private static RunningService service;
    private static JsonNode description;

    @BeforeAll
    static void start() throws IOException {
        service = RunningService.onRepository(data);
        try (InputStream in = Operation.class.getResourceAsStream(Operation.DESCRIPTION)) {
            description = new YAMLMapper().readTree(in);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        Set<String> routes = new TreeSet<>();
        service.service().routes().stream()
                .filter(route -> !route.path().equals("/") && !route.path().startsWith("/page"))
                .forEach(route -> routes.add(
                        route.method() + " " + route.path().replace('<', '{').replace('>', '}')));
        Set<String> described = new TreeSet<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void answersAreAsDescribed() throws IOException {
        for (String path : List.of(
                "/v1/rates",
                "/v1/rates?model=gpt-5-mini&tier=batch&day=2026-05-01",
                "/v1/models",
                "/v1/rules",
                "/v1/rules/charges.published-rate",
                "/v1/tables",
                "/v1/usage-sets",
                "/v1/status",
                "/v1/revisions",
                "/v1/drafts",
                "/v1/drafts/none",
                "/v1/audit-log",
                "/v1/jobs",
                "/v1/session",
                "/readyz",
                "/v1/rules/none",
                "/v1/jobs/none")) {
            holds("get", path, service.get(Role.ADMIN, path));
        }
        for (String path : List.of("/v1/quote", "/v1/price", "/v1/advise", "/v1/jobs/price")) {
            holds("post", path, service.post(Role.ADMIN, path, RECORD));
            holds("post", path, service.post(Role.ADMIN, path, "nothing of the kind"));
        }
        holds(
                "put",
                "/v1/usage-sets/mine",
                service.send(service.request(Role.ADMIN, "/v1/usage-sets/mine").PUT(BodyPublishers.ofString(RECORD))));
    }

    @Test
    void aRouteAnswersTheRolesItIsForAndNoOther() {
        for (Route route : service.service().routes()) {
            String path = route.path().replaceAll("[{<][^}>]*[}>]", "none");
            for (Role role : Role.values()) {
                HttpResponse<String> answer = service.send(
                        service.request(role, path).method(route.method().name(), BodyPublishers.noBody()));
                String what = "%s %s as %s".formatted(route.method(), path, role);
                if (role.includes(route.role())) {
                    assertThat(answer.statusCode()).as(what).isNotIn(401, 403, 405, 500);
                } else {
                    assertThat(answer.statusCode()).as(what).isEqualTo(role == Role.ANYONE ? 401 : 403);
                }
            }
        }
    }

    /** The answer's body fits what is described for its status, else for any other. */
    private static void holds(String method, String path, HttpResponse<String> answer) throws IOException {
        JsonNode operation = operation(method, path);
        String status = Integer.toString(answer.statusCode());
        JsonNode response =
                operation.get("responses").get(operation.get("responses").has(status) ? status : "default");
        JsonNode content = resolved(response).get("content");
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(content.has(type))
                .as("%s %s answers %s with %s".formatted(method, path, status, type))
                .isTrue();
        ObjectNode schema = content.get(type).get("schema").deepCopy();
        schema.set("components", description.get("components"));
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(answer.body()));
        assertThat(wrong).as("%s %s".formatted(method, path)).isEmpty();
    }

    private static JsonNode operation(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        for (var each : description.get("paths").properties()) {
            if (plain.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+"))
                    && each.getValue().has(method)) {
                return each.getValue().get(method);
            }
        }
        throw new AssertionError("not described: " + method + " " + path);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }
}
