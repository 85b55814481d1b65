package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Usage whose names try to be more than names, and every report of it. */
final class Hostile {

    /** Terminal escapes, C1 controls, text that turns round, links, table marks, tags, formulas, line breaks. */
    static final List<String> NAMES = List.of(
            "\u001b[2J\u001b]8;;https://evil.example\u0007x",
            "\u009b31mred",
            "\u202egnp.exe",
            "[x](https://evil.example)",
            "https://evil.example www.evil.example a@evil.example",
            "a|b",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "=HYPERLINK(\"https://evil.example\")",
            "+1+cmd",
            "@SUM(1)",
            "line\nTotal  0 USD",
            "`tick` ``` *bold* _low_ ~~gone~~",
            "&lt;b&gt;",
            "# head",
            "- list",
            "\u001b]52;c;ZXZpbA==\u0007\u200b",
            "```` \n````\n# Approved",
            "</code></pre></details><h1>Approved</h1>");

    private Hostile() {}

    /**
     * Writes the usage: each name as every field that usage brings along; each once with a price, and once where the model, the
     * tier or the region is called so.
     */
    static Path usage(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        for (String name : NAMES) {
            for (String field : List.of("", "model", "service_tier", "region")) {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("id", name + (field.isEmpty() ? "" : "?" + field));
                record.put("at", "2026-04-12T08:30:00Z");
                record.put("model", "gpt-4.1-mini");
                record.put("user", name);
                record.put("api_key", name);
                record.put("input_tokens", 1_000_000);
                record.put("output_tokens", 1_000);
                record.put("project", name);
                record.put("workload", name);
                record.put("tags", Map.of("team", name));
                if (!field.isEmpty()) {
                    record.put(field, name);
                }
                lines.append(json.writeValueAsString(record)).append('\n');
            }
        }
        return Files.writeString(folder.resolve("usage.jsonl"), lines);
    }

    /**
     * Writes a rulebook whose names, sources and cases try the same: a model, a rate and a case that does not hold for each
     * name, and rules, as far as the tables and the language of rules let such names in.
     */
    static Path rulebook(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        RulesCopy rules = RulesCopy.in(folder.resolve("hostile-rules"));
        StringBuilder models = new StringBuilder(rules.read("tables/models.csv"));
        StringBuilder rates = new StringBuilder(rules.read("tables/rates.csv"));
        StringBuilder cases = new StringBuilder("usage: {model: gpt-5-mini, at: 2026-04-12, input: 1_000}\ncases:\n");
        StringBuilder drl = new StringBuilder("package guards\n\nimport io.tokentariff.rating.*\n");
        int count = 0;
        for (String name : NAMES) {
            cases.append("  - name: ")
                    .append(json.writeValueAsString(name))
                    .append("\n    expect: {amount_usd: 1, findings: [")
                    .append(json.writeValueAsString(name))
                    .append("]}\n");
            if (name.chars().noneMatch(Character::isISOControl)) {
                String cell = '"' + name.replace("\"", "\"\"") + '"';
                models.append("hostile-%d,,%s,%s,current,,,,%s\n".formatted(count, cell, cell, cell));
                rates.append("hostile-%d,no,standard,,input,1.00,,,published,%s\n".formatted(count, cell));
                if (name.matches("[^\"\\\\\\p{Cf}]+")) {
                    drl.append(RULE.formatted(name, count, name));
                }
            }
            count++;
        }
        rules.write("tables/models.csv", models.toString());
        rules.write("tables/rates.csv", rates.toString());
        rules.write("guards/hostile.cases.yaml", cases.toString());
        rules.write("guards/hostile.drl", drl.toString());
        return rules.folder();
    }

    private static final String RULE =
            """

            rule "%s"
                @id( "guards.hostile-%d" )
                @source( "%s" )
                @reviewed( "2026-11-26" )
            when
                Usage( operation == "inference", status == "expired" )
            then
                insert( Finding.note( "hostile", "It is." ) );
            end
            """;

    /** Runs every command that has a report, on hostile usage and on a hostile rulebook. */
    static Stream<String> everything(Path folder, String form) throws IOException {
        return Stream.concat(reports(usage(folder), form), rulebookReports(rulebook(folder), usage(folder), form));
    }

    private static Stream<String> rulebookReports(Path rulebook, Path usage, String form) {
        return reports(
                Stream.of(
                        Stream.of("check", rulebook),
                        Stream.of("diff", "rules", rulebook),
                        Stream.of("diff", rulebook, "rules", "--usage", usage),
                        Stream.of("rules", "--rules", rulebook, "--no-cache")),
                form);
    }

    /** Runs every command that says something of usage. */
    static Stream<String> reports(Path usage, String form) {
        return reports(
                Stream.of(
                        Stream.of("price", usage, "--group-by", "project,workload,tag:team"),
                        Stream.of("price", usage, "--group-by", "model"),
                        Stream.of("explain", NAMES.get(0), usage),
                        Stream.of("price", usage, "--group-by", "user,api_key,tier,region"),
                        Stream.of("explain", NAMES.get(3) + "?model", usage),
                        Stream.of("explain", NAMES.get(6) + "?region", usage),
                        Stream.of("explain", NAMES.get(11), usage),
                        Stream.of("advise", usage),
                        Stream.of("forecast", usage),
                        Stream.of("quote", "--model", NAMES.get(7), "--input", "1", "--project", NAMES.get(6))),
                form);
    }

    private static Stream<String> reports(Stream<Stream<? extends Object>> commands, String form) {
        return commands.map(args -> args.map(Object::toString).toList()).map(args -> {
            CliRun run = CliRun.of(
                    Stream.concat(args.stream(), Stream.of("--format", form)).toArray());
            assertThat(run.out()).as(run.err()).isNotEmpty();
            assertThat(run.err()).doesNotContain("\u001b", "\u009b", "\u202e");
            return run.out();
        });
    }
}
