package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's own files are given out, whole, and nothing else is. */
@NullMarked
class PageFilesTest {

    /** What a file of the page asks for: an attribute, an import, a link to something in its own folder. */
    private static final Pattern ASKED =
            Pattern.compile("['\"](/page/[^'\"`$]+\\.[a-z]+)['\"]|from '(\\.{1,2}/[^']+)'");

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
    void whatTheFilesAskForIsThereAndWhatIsThereIsAskedFor() throws IOException {
        Set<String> names = Set.copyOf(new PageFiles().names());
        Set<String> asked = new TreeSet<>(Set.of(PageFiles.INDEX));
        for (String name : names) {
            if (!name.startsWith("vendor/") && (name.endsWith(".js") || name.endsWith(".html"))) {
                Matcher matcher = ASKED.matcher(text(name));
                while (matcher.find()) {
                    asked.add(
                            matcher.group(1) == null
                                    ? Path.of(name)
                                            .resolveSibling(matcher.group(2))
                                            .normalize()
                                            .toString()
                                    : matcher.group(1).substring("/page/".length()));
                }
            }
        }
        assertThat(names).containsAll(asked);
        assertThat(names.stream().filter(name -> !name.startsWith("vendor/"))).allMatch(asked::contains);
    }

    @Test
    void eachFileIsAnsweredWithItsTypeAndAgainWithNothing() {
        for (String name : new PageFiles().names()) {
            HttpResponse<String> answer = service.send(service.request(null, "/page/" + name));
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(service.send(service.request(null, "/page/" + name).header("If-None-Match", tag))
                            .statusCode())
                    .as(name)
                    .isEqualTo(304);
            assertThat(answer.headers()
                            .firstValue("Cache-Control")
                            .orElseThrow()
                            .contains("immutable"))
                    .as(name)
                    .isEqualTo(name.startsWith("vendor/"));
        }
        assertThat(service.send(service.request(null, "/")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(service.send(service.request(null, "/page/app.js")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    }

    @Test
    void nothingOutsideOfTheFolderIsGivenOut() {
        for (String path : List.of(
                "/page/",
                "/page/none.js",
                "/page/../openapi.yaml",
                "/page/%2e%2e/openapi.yaml",
                "/page/..%2fopenapi.yaml",
                "/page/vendor/..%5c..%5copenapi.yaml",
                "/page//etc/passwd",
                "/page/views/../../Operation.class")) {
            HttpResponse<String> answer = service.send(service.request(null, path));
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("openapi:").doesNotContain("root:");
        }
    }

    @Test
    void whatOthersWroteIsThereWithItsLicence() {
        Set<String> folders = new TreeSet<>();
        List<String> names = new PageFiles().names();
        names.stream()
                .filter(name -> name.startsWith("vendor/"))
                .forEach(name -> folders.add(name.substring(0, name.lastIndexOf('/'))));
        assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(names)
                .anyMatch(name -> name.startsWith(folder + "/LICENSE") && name.endsWith(".txt")));
    }

    /** The service's answers forbid both; a file that had some would not work. */
    @Test
    void thereIsNoScriptOrStyleWithinMarkup() throws IOException {
        for (String name : new PageFiles().names()) {
            if (!name.startsWith("vendor/")) {
                assertThat(text(name))
                        .as(name)
                        .doesNotContainPattern("\\son[a-z]+=\"")
                        .doesNotContainPattern("style=\"")
                        .doesNotContain("<style")
                        .doesNotContain("innerHTML")
                        .doesNotContainPattern("\\beval\\(");
            }
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageFiles.class.getResourceAsStream("page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
