package io.tokentariff.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code src/docs/how-to/embed.md} is what a reader copies: it compiles and does what it says. */
class EmbedExampleTest {

    private static final Path PAGE = Path.of("src/docs/how-to/embed.md");

    @TempDir
    Path folder;

    @Test
    void theExampleCompilesAndPrints() throws Exception {
        String printed = run(example());

        assertThat(printed.lines())
                .startsWith(
                        "0.000363 USD",
                        "input 200 at 0.20 USD per million by charges.published-rate, tables/rates.csv:79")
                .contains("null unknown-model", "0.363 USD in 1000 records");
        assertThat(printed.lines().filter("0.000363"::equals)).hasSize(8);
        assertThat(printed.lines().filter(line -> line.startsWith("Charge["))).hasSize(3);
    }

    @Test
    void theDependencyIsThisVersion() throws Exception {
        Matcher version = Pattern.compile("<artifactId>tokentariff</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Files.readString(PAGE)).contains("<version>" + version.group(1) + "</version>");
    }

    private static String example() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```java\n") + "```java\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    private String run(String source) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (CompiledExample example = CompiledExample.of("EmbedExample", source, folder)) {
            System.setOut(new PrintStream(printed, true, UTF_8));
            example.type().getMethod("main", String[].class).invoke(null, (Object) new String[] {"rules"});
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
