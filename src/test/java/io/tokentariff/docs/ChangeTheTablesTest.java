package io.tokentariff.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code change-the-tables.md} says which files a column and a table need: done as it says, they work. */
class ChangeTheTablesTest {

    private static final Path PAGE = Path.of("src/docs/how-to/change-the-tables.md");
    private static final String FILE = "--- ";
    private static final String CHECK =
            """
            import io.tokentariff.ratecard.RateCard;
            import io.tokentariff.rulebook.Rulebook;
            import io.tokentariff.rulebook.folder.RulebookFiles;
            import io.tokentariff.rulebook.RulebookLoader;
            import io.tokentariff.problem.Problems;
            import java.nio.file.Path;
            import java.util.HashMap;
            import java.util.Map;

            public class Check {
                static Rulebook with(String file, String text, String rule) {
                    Map<String, String> texts = new HashMap<>(RulebookFiles.read(Path.of("rules"), new Problems()).texts());
                    texts.put(file, text);
                    if (!rule.isEmpty()) {
                        texts.compute("charges/published-rate.drl", (name, drl) -> drl.replace("$rate : Rate(", "$rate : Rate( " + rule));
                    }
                    return RulebookLoader.load(RulebookFiles.of(texts));
                }

                public static String run() {
                    %s
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aColumnOfRatesTakesTwoFilesAndNoTable() throws Exception {
        assertThat(done("A column")).hasSizeLessThanOrEqualTo(3);
        assertThat(
                        run(
                                """
                        String rates = RulebookFiles.read(Path.of("rules"), new Problems()).text("tables/rates.csv");
                        Rulebook as = with("tables/rates.csv", rates, "");
                        String header = rates.lines().filter(line -> line.startsWith("model,")).findFirst().orElseThrow();
                        String row = rates.lines().filter(line -> line.startsWith("gpt-4.1-mini,no,standard,,input,")).findFirst().orElseThrow();
                        String more = rates.replace(header, header + ",announced").replace(row, row + ",2025-04-14");
                        Rulebook with = with("tables/rates.csv", more, "announced == null, ");
                        return as.rateCard().rows().rates().stream().filter(rate -> rate.announced() != null).count() + " "
                                + with.rateCard().rows().rates().stream().filter(rate -> rate.announced() != null).map(rate -> rate.announced().toString()).toList();
                        """))
                .isEqualTo("0 [2025-04-14]");
    }

    @Test
    void aTableTakesThreeFilesBesideItsUse() throws Exception {
        assertThat(done("A table")).hasSizeLessThanOrEqualTo(3);
        assertThat(
                        run(
                                """
                        RateCard card = with("tables/holidays.csv", "day,source\\n2026-12-25,us\\n", "").rateCard();
                        return card.rows().holidays().toString();
                        """))
                .isEqualTo("[Holiday[day=2026-12-25, row=tables/holidays.csv:2]]");
    }

    /** Does what a section says on copies of the files it names; returns these. */
    private Map<String, String> done(String section) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (MarkdownPage.Block block : MarkdownPage.read(PAGE).blocks()) {
            if (block.section().equals(section)) {
                String file = block.lines().get(0).substring(FILE.length());
                String before = files.containsKey(file)
                        ? files.get(file)
                        : Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : "";
                files.put(
                        file,
                        changed(
                                file,
                                before,
                                block.lines().subList(1, block.lines().size())));
            }
        }
        assertThat(files).isNotEmpty();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, file.getValue());
        }
        return files;
    }

    private static String changed(String file, String text, List<String> diff) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (String line : diff) {
            String rest = line.isEmpty() ? "" : line.substring(1);
            if (!line.startsWith("+")) {
                before.append(rest).append('\n');
            }
            if (!line.startsWith("-")) {
                after.append(rest).append('\n');
            }
        }
        assertThat(text).as("%s has what is to be changed", file).contains(before);
        int at = text.indexOf(before.toString());
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    /** Compiles the changed files, and runs a check on the program with them. */
    private String run(String check) throws Exception {
        Files.writeString(folder.resolve("Check.java"), CHECK.formatted(check));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", folder.toString(), "-cp"));
        arguments.add(System.getProperty("java.class.path"));
        try (var sources = Files.walk(folder)) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, faults, faults, arguments.toArray(String[]::new));
        assertThat(code).as(faults.toString(UTF_8)).isZero();
        List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader program =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return (String) program.loadClass("Check").getMethod("run").invoke(null);
        }
    }
}
