package io.tokentariff.io.write;

import io.tokentariff.cases.CaseFailure;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.CaseValue;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.check.CheckReport;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of a rulebook as JSON, for continuous integration. */
public final class CheckJson {

    private CheckJson() {}

    public static String of(CheckReport report) {
        return Json.document(json -> {
            json.objects("problems", report.problems(), CheckJson::problem)
                    .number("rules", report.rules())
                    .number("rows", report.rows());
            cases(json, report.cases());
            mutants(json, report.mutants());
            base(json, report.files());
            json.text("rulebook", report.files(), RulebookFiles::revision);
        });
    }

    /** Absent where the rulebook extends none. */
    private static void base(JsonObject json, @Nullable RulebookFiles files) {
        if (files != null && files.extension() != null) {
            RulebookFiles.Extended extended = files.extension();
            json.object("extends", of -> of.text("base", extended.base())
                    .text("rulebook", extended.revision())
                    .texts("files", extended.files())
                    .texts("replaced", extended.replacedFiles())
                    .texts("removed", extended.removedFiles())
                    .number("rows_replaced", extended.replacedRows())
                    .number("rows_added", extended.addedRows())
                    .number("rows_removed", extended.removedRows()));
        }
    }

    /** Line and column are 0 where the whole file or line is meant. */
    private static void problem(JsonObject json, Problem problem) {
        json.text("code", problem.code())
                .text("severity", problem.severity().word())
                .text("file", problem.file())
                .number("line", problem.line())
                .number("column", problem.column())
                .text("message", problem.message())
                .text("hint", problem.hint())
                .text("see", Codes.place(problem.code()));
    }

    private static void cases(JsonObject json, @Nullable CaseReport cases) {
        json.object("cases", run -> run.number("run", cases == null ? 0 : cases.run())
                        .number("failed", cases == null ? 0 : cases.failed())
                        .objects("failures", cases == null ? List.of() : cases.failures(), CheckJson::failure)
                        .texts("otherwise", cases == null ? List.of() : cases.otherwise()))
                .object("coverage", coverage -> coverage.number(
                                "fired", cases == null ? 0 : cases.coverage().fired())
                        .number("silent", cases == null ? 0 : cases.coverage().silent())
                        .texts(
                                "never",
                                cases == null ? List.of() : cases.coverage().neverTried()));
    }

    /** What a case says and what came out stand there where one value of the file is another by now. */
    private static void failure(JsonObject json, CaseFailure failure) {
        json.text("file", failure.file())
                .number("line", failure.line())
                .text("name", failure.name())
                .text("message", failure.sentence());
        CaseValue value = failure.value();
        if (value != null) {
            json.object("value", place -> place.number("line", value.line())
                    .number("column", value.column())
                    .text("says", value.says())
                    .text("gives", value.gives()));
        }
    }

    /** Absent unless mutants were asked for and could be made. */
    private static void mutants(JsonObject json, @Nullable MutationReport mutants) {
        if (mutants != null) {
            json.object("mutants", all -> all.number("made", mutants.made())
                    .number("killed", mutants.killed())
                    .number("refused", mutants.refused())
                    .texts("alive", mutants.alive())
                    .texts("untried", mutants.untried()));
        }
    }
}
