package io.tokentariff.http;

import io.tokentariff.ServiceSettings;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.access.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service that listens at a free port, with somebody of each role, for tests. */
final class RunningService implements AutoCloseable {

    static final Path RULES = Path.of("rules");
    static final Path EXAMPLE = Path.of("fixtures/usage/2026-q2.jsonl");

    private final HttpService service;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    private RunningService(ServiceSettings settings) {
        TokenFile file = new TokenFile(settings.data().resolve("tokens"));
        for (Role role : Role.values()) {
            if (role != Role.ANYONE) {
                tokens.put(role, file.add(role.word() + "-1", role));
            }
        }
        service = new HttpService(settings);
    }

    /** Starts a service on the shipped rules as a folder, which has no history. */
    static RunningService onFolder(Path data) {
        return onFolder(data, RULES);
    }

    /** Starts a service on a folder of rules. */
    static RunningService onFolder(Path data, Path rules) {
        return new RunningService(
                new ServiceSettings("127.0.0.1", 0, data, rules, rules, null, EXAMPLE, false, List.of()));
    }

    /** Starts a service that keeps the shipped rules in its own repository. */
    static RunningService onRepository(Path data) {
        return onRepository(data, RULES);
    }

    /** Starts a service that begins its own repository with a folder of rules. */
    static RunningService onRepository(Path data, Path shipped) {
        return new RunningService(
                new ServiceSettings("127.0.0.1", 0, data, shipped, null, null, EXAMPLE, false, List.of()));
    }

    HttpService service() {
        return service;
    }

    String address() {
        return service.address();
    }

    /** Returns a token of that role; there is a second person for each who can be added. */
    String token(Role role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    HttpRequest.Builder request(@Nullable Role role, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        return role == null || role == Role.ANYONE ? request : request.header("Authorization", "Bearer " + token(role));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(Role role, String path) {
        return send(request(role, path).GET());
    }

    HttpResponse<String> post(Role role, String path, String body) {
        return send(request(role, path).POST(BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        service.close();
    }
}
