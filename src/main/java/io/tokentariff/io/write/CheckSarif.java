package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.check.CheckReport;
import io.tokentariff.problem.Code;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The problems of a rulebook as SARIF 2.1.0, which code hosts show beside the lines of a change. */
public final class CheckSarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private CheckSarif() {}

    /**
     * Writes the problems.
     *
     * @param folder the rulebook's folder, as seen from the top of the repository
     */
    public static void write(JsonGenerator json, CheckReport report, Path folder) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "tariff check");
        json.writeArrayFieldStart("rules");
        for (String code : report.problems().stream()
                .map(Problem::code)
                .distinct()
                .sorted()
                .toList()) {
            rule(json, code);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (Problem problem : report.problems()) {
            result(json, problem, folder);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A rule with what the register of codes says of it; the page is no address, so it stands in the text of the help. */
    private static void rule(JsonGenerator json, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", name);
        Optional<Code> code = Codes.ofProblem(name);
        if (code.isPresent()) {
            text(json, "shortDescription", code.get().meaning());
            text(json, "help", "%s See %s.".formatted(code.get().remedy(), Codes.place(name)));
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Problem problem, Path folder) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", problem.code());
        json.writeStringField("level", problem.severity().word());
        text(json, "message", (problem.message() + " " + problem.hint()).strip());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", folder.resolve(problem.file()).toString().replace('\\', '/'));
        json.writeEndObject();
        if (problem.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", problem.line());
            if (problem.column() > 0) {
                json.writeNumberField("startColumn", problem.column());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
