package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.Mutant;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.check.CheckReport;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import io.tokentariff.ratecard.RowRef;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of a rulebook as JSON, for continuous integration. */
public final class CheckJson {

    private CheckJson() {}

    public static void write(JsonGenerator json, CheckReport report) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("problems");
        for (Problem problem : report.problems()) {
            write(json, problem);
        }
        json.writeEndArray();
        json.writeNumberField("rules", report.rules());
        json.writeNumberField("rows", report.rows());
        CaseReport cases = report.cases();
        json.writeObjectFieldStart("cases");
        json.writeNumberField("run", cases == null ? 0 : cases.run());
        json.writeNumberField("failed", cases == null ? 0 : cases.failed());
        json.writeEndObject();
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("fired", cases == null ? 0 : cases.coverage().fired());
        json.writeNumberField("silent", cases == null ? 0 : cases.coverage().silent());
        strings(json, "never", cases == null ? List.of() : cases.coverage().neverTried());
        json.writeEndObject();
        mutants(json, report.mutants());
        Json.field(
                json, "rulebook", report.files() == null ? null : report.files().revision());
        json.writeEndObject();
    }

    /** Writes one problem; line and column are 0 where the whole file or line is meant. */
    public static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("severity", problem.severity().word());
        json.writeStringField("file", problem.file());
        json.writeNumberField("line", problem.line());
        json.writeNumberField("column", problem.column());
        json.writeStringField("message", problem.message());
        json.writeStringField("hint", problem.hint());
        json.writeStringField("see", Codes.place(problem.code()));
        json.writeEndObject();
    }

    /** Absent unless mutants were asked for and could be made. */
    private static void mutants(JsonGenerator json, @Nullable MutationReport mutants) throws IOException {
        if (mutants != null) {
            json.writeObjectFieldStart("mutants");
            json.writeNumberField("made", mutants.made());
            json.writeNumberField("killed", mutants.killed());
            json.writeNumberField("refused", mutants.refused());
            strings(
                    json,
                    "alive",
                    mutants.alive().stream().map(Mutant::toString).toList());
            strings(
                    json,
                    "untried",
                    mutants.untried().stream().map(RowRef::toString).toList());
            json.writeEndObject();
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
