package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.cases.CaseEdit;
import io.tokentariff.cases.CaseFailure;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.CaseValue;
import io.tokentariff.check.RulebookCheck;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.store.Draft;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.review.edit.PriceChange;
import io.tokentariff.review.edit.TableText;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Edits of a draft as people think of them: a price from a day on, a row of a table, a case that says otherwise. */
final class DraftEdits {

    private static final String USUAL_CERTAINTY = "published";

    private final Drafts drafts;

    DraftEdits(Drafts drafts) {
        this.drafts = drafts;
    }

    /** A price that holds from a day on; the row in force until then ends. */
    void rate(Context ctx) {
        Draft draft = drafts.draft(ctx);
        JsonBody body = JsonBody.of(ctx);
        PriceChange change = new PriceChange(
                said(body.texts("key")),
                body.text("price"),
                day(body.text("from")),
                Objects.requireNonNullElse(body.optional("certainty"), USUAL_CERTAINTY),
                body.text("source"));
        write(ctx, draft, Tables.RATES.path(), change.apply(whole(draft).texts()));
    }

    /** The files of a rulebook all of whose rows stand in its own folder: a line of two tables in one is none of a file. */
    private RulebookFiles whole(Draft draft) {
        RulebookFiles files = drafts.files(draft);
        if (files.base() != null) {
            throw new HttpFault(
                    400,
                    "wrong-use",
                    "This rulebook extends %s; its rows are edited in its files.".formatted(files.baseName()));
        }
        return files;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new HttpFault(400, "wrong-use", "\"%s\" is no day such as 2026-12-01.".formatted(text));
        }
    }

    /** A row of a table: cells and a line change it, cells alone add one, a line alone takes one out. */
    void row(Context ctx) {
        Draft draft = drafts.draft(ctx);
        JsonBody body = JsonBody.of(ctx);
        String file = body.text("file");
        if (!TableSchema.isTable(file)) {
            throw new HttpFault(400, "wrong-use", "\"%s\" is no table.".formatted(file));
        }
        TableText table = TableText.of(whole(draft).texts(), file);
        Map<String, String> cells = said(body.texts("cells"));
        boolean here = body.has("line");
        if (cells.isEmpty() && !here) {
            throw new HttpFault(400, "wrong-use", "Name cells, the line of a row, or both.");
        }
        TableText edited = !here
                ? table.with(List.of(cells))
                : cells.isEmpty() ? table.without(body.whole("line")) : table.set(body.whole("line"), cells);
        write(ctx, draft, file, edited.text());
    }

    private static Map<String, String> said(Map<String, @Nullable String> cells) {
        Map<String, String> said = new HashMap<>();
        cells.forEach((column, cell) -> said.put(column, cell == null ? "" : cell));
        return said;
    }

    /** The cases of a draft that do not hold, each with what it says and what came out. */
    void cases(Context ctx) {
        Draft draft = drafts.draft(ctx);
        ctx.header("ETag", "\"" + draft.commit() + "\"");
        List<CaseFailure> failures = failures(drafts.files(draft));
        Answers.json(ctx, json -> json.objects("failures", failures, DraftEdits::failure));
    }

    private static List<CaseFailure> failures(RulebookFiles files) {
        CaseReport cases = RulebookCheck.check(files).cases();
        return cases == null ? List.of() : cases.failures();
    }

    private static void failure(JsonObject json, CaseFailure failure) {
        json.text("file", failure.file())
                .number("line", failure.line())
                .text("name", failure.name())
                .text("sentence", failure.sentence());
        CaseValue value = failure.value();
        if (value != null) {
            json.text("says", value.says())
                    .text("gives", value.gives())
                    .object("value", at -> at.number("line", value.line()).number("column", value.column()));
        }
    }

    /** Takes over what came out in the place of one value of a case, which the author has looked at. */
    void accept(Context ctx) {
        Draft draft = drafts.draft(ctx);
        JsonBody body = JsonBody.of(ctx);
        RulebookFiles files = drafts.files(draft);
        String file = body.text("file");
        int line = body.whole("line");
        int column = body.whole("column");
        CaseValue value = failures(files).stream()
                .filter(failure -> failure.file().equals(file))
                .map(CaseFailure::value)
                .filter(each -> each != null && each.line() == line && each.column() == column)
                .findFirst()
                .orElse(null);
        String text = files.text(file);
        if (value == null || text == null) {
            throw HttpFault.missing(
                    "No value of a failing case stands in %s, line %s, column %s.".formatted(file, line, column));
        }
        write(ctx, draft, file, CaseEdit.accept(text, List.of(value)));
    }

    private void write(Context ctx, Draft draft, String file, String text) {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put(file, text);
        drafts.write(ctx, draft, change);
    }
}
