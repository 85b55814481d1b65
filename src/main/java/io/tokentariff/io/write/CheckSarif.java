package io.tokentariff.io.write;

import io.tokentariff.check.CheckReport;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** The problems of a rulebook as SARIF 2.1.0, which code hosts show beside the lines of a change. */
public final class CheckSarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Path folder;

    private CheckSarif(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the problems.
     *
     * @param folder the rulebook's folder, as seen from the top of the repository
     */
    public static String of(CheckReport report, Path folder) {
        return Json.document(json -> json.text("$schema", SCHEMA)
                .text("version", "2.1.0")
                .objects("runs", List.of(report), new CheckSarif(folder)::run));
    }

    private void run(JsonObject json, CheckReport report) {
        List<String> codes = report.problems().stream()
                .map(Problem::code)
                .distinct()
                .sorted()
                .toList();
        json.object(
                        "tool",
                        tool -> tool.object("driver", driver -> driver.text("name", "tariff check")
                                .objects("rules", codes, CheckSarif::rule)))
                .text("columnKind", "utf16CodeUnits")
                .objects("results", report.problems(), this::result);
    }

    /** A rule with what the register of codes says of it; the page is no address, so it stands in the text of the help. */
    private static void rule(JsonObject json, String name) {
        json.text("id", name);
        Codes.ofProblem(name).ifPresent(code -> {
            text(json, "shortDescription", code.meaning());
            text(json, "help", "%s See %s.".formatted(code.remedy(), Codes.place(name)));
        });
    }

    private static void text(JsonObject json, String field, String text) {
        json.object(field, it -> it.text("text", text));
    }

    private void result(JsonObject json, Problem problem) {
        json.text("ruleId", problem.code()).text("level", problem.severity().word());
        text(json, "message", (problem.message() + " " + problem.hint()).strip());
        json.objects(
                "locations", List.of(problem), (place, at) -> place.object("physicalLocation", at, this::location));
    }

    private void location(JsonObject json, Problem problem) {
        String uri = folder.resolve(problem.file()).toString().replace('\\', '/');
        json.object("artifactLocation", file -> file.text("uri", uri));
        if (problem.line() > 0) {
            json.object("region", region -> {
                region.number("startLine", problem.line());
                if (problem.column() > 0) {
                    region.number("startColumn", problem.column());
                }
            });
        }
    }
}
