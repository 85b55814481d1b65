package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.tokentariff.http.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers send is refused or inert; what is under way when the service stops ends well. */
@NullMarked
class HostileRequestsTest {

    private static final String RECORD =
            "{\"id\":\"r\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":1200,\"output_tokens\":300}";

    @TempDir
    Path data;

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.onFolder(data);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        bomb(new GZIPOutputStream(gzip));
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        bomb(new ZstdOutputStream(zstd));
        for (ByteArrayOutputStream bomb : List.of(gzip, zstd)) {
            HttpResponse<String> answer = service.send(service.request(Role.PRICER, "/v1/price?input=native")
                    .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("unpacks-too-large");
        }
    }

    private static void bomb(OutputStream packing) throws IOException {
        try (OutputStream packed = packing) {
            packed.write((RECORD + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                packed.write(blanks);
            }
        }
    }

    @Test
    void namesThatNobodyKnowsMakeNoMoreMeters() {
        models(0, 20);
        meters(); // which asks for them is counted, too
        long before = meters();
        models(20, 120);
        assertThat(meters()).isEqualTo(before);
    }

    @Test
    @Tag("soak")
    void aHundredThousandNamesMakeNoMoreMeters() {
        models(0, 20);
        meters(); // which asks for them is counted, too
        long before = meters();
        models(20, 100_000);
        assertThat(meters()).isEqualTo(before);
    }

    private void models(int from, int until) {
        for (int i = from; i < until; i++) {
            HttpResponse<String> answer = service.post(
                    Role.PRICER,
                    "/v1/quote",
                    RECORD.replace("gpt-5-mini", i % 2 == 0 ? "model-" + i : "gpt-5-mini")
                            .replace("}", ",\"service_tier\":\"tier-%d\",\"project\":\"p-%d\"}".formatted(i, i)));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private long meters() {
        return service.get(Role.ADMIN, "/metrics").body().lines().count();
    }

    @Test
    void tokensAreNotGuessedForLong() {
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = service.send(service.request(null, "/v1/rates").header("Authorization", "Bearer tt_guess" + i))
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void pathsLeadNowhere() throws IOException {
        for (String path : new String[] {
            "/v1/usage-sets/%2e%2e%2ftokens",
            "/v1/usage-sets/..",
            "/page/..%2f..%2fversion.properties",
            "/page/../openapi.yaml"
        }) {
            int status = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(status).as(path).isBetween(400, 499);
        }
        assertThat(data.resolveSibling("tokens")).doesNotExist();
    }

    @Test
    void aNameWithMarkupIsText() {
        String answer = service.post(
                        Role.PRICER, "/v1/price?format=html", RECORD.replace("gpt-5-mini", "<script>alert(1)</script>"))
                .body();
        assertThat(answer).doesNotContain("<script>alert");
        HttpResponse<String> json =
                service.post(Role.PRICER, "/v1/quote", RECORD.replace("gpt-5-mini", "<script>alert(1)</script>"));
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aRequestThatIsUnderWayWhenTheServiceStopsIsAnswered() throws Exception {
        URI address = URI.create(service.address());
        CountDownLatch closing = new CountDownLatch(1);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            byte[] body = RECORD.getBytes(StandardCharsets.UTF_8);
            out.write(
                    """
                    POST /v1/price HTTP/1.1
                    Host: %s:%d
                    Authorization: Bearer %s
                    Content-Length: %d
                    Connection: close
                    Expect: 100-continue

                    """
                            .replace("\n", "\r\n")
                            .formatted(address.getHost(), address.getPort(), service.token(Role.PRICER), body.length)
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            // the service asks for the body: the request is under way
            assertThat(line(in)).startsWith("HTTP/1.1 100");
            assertThat(line(in)).isEmpty();
            Thread stopping = new Thread(() -> {
                closing.countDown();
                service.close();
            });
            stopping.start();
            closing.await();
            out.write(body);
            out.flush();
            assertThat(line(in)).startsWith("HTTP/1.1 200");
            stopping.join();
        }
    }

    private int raw(String request) throws IOException {
        URI address = URI.create(service.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String said = request.replace(
                    "Host: x",
                    "Host: %s:%d\r\nAuthorization: Bearer %s"
                            .formatted(address.getHost(), address.getPort(), service.token(Role.VIEWER)));
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            return Integer.parseInt(line(socket.getInputStream()).split(" ", -1)[1]);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }
}
