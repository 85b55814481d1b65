package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.store.StoreException;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Failure;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.TariffException;
import io.tokentariff.problem.UsageInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers are written: JSON, and for what is refused a problem document (RFC 9457) with the program's own codes. */
final class Answers {

    /** The header that names the revision an answer was made by. */
    static final String REVISION = "Tariff-Revision";

    static final String JSON = "application/json";

    private static final String PROBLEM = "application/problem+json";
    private static final int UNPROCESSABLE = 422;
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Answers with an object. */
    static void json(Context ctx, Consumer<JsonObject> fields) {
        json(ctx, Json.document(fields));
    }

    /** Answers with JSON that is written already. */
    static void json(Context ctx, String document) {
        ctx.contentType(JSON).result(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Names the revision that the answer is made by. */
    static InUse by(Context ctx, InUse inUse) {
        ctx.header(REVISION, inUse.revision());
        return inUse;
    }

    /** Answers for whatever was thrown; what nobody foresaw is logged, and not told. */
    static void fault(Context ctx, Throwable thrown) {
        if (thrown instanceof HttpFault fault) {
            problem(ctx, fault.status(), fault.code(), String.valueOf(fault.getMessage()), fault.problems());
        } else if (thrown instanceof StoreException refused) {
            refused(ctx, refused);
        } else if (thrown instanceof InvalidUsageException invalid) {
            problem(ctx, UNPROCESSABLE, invalid.code(), invalid.getMessage(), List.of());
        } else if (thrown instanceof UsageInputException input) {
            problem(ctx, UNPROCESSABLE, input.code(), input.getMessage(), List.of());
        } else if (thrown instanceof RulebookException broken) {
            problem(ctx, UNPROCESSABLE, "does-not-load", "The rulebook does not load.", broken.problems());
        } else if (thrown instanceof TariffException told && told.failure() != Failure.FAULT) {
            problem(ctx, told.failure().httpStatus(), "wrong-use", told.getMessage(), List.of());
        } else {
            LOG.error("A request of {} {} failed", ctx.method(), ctx.endpoint().path, thrown);
            int status = Failure.of(thrown) == Failure.UNWRITABLE
                    ? Failure.UNWRITABLE.httpStatus()
                    : Failure.FAULT.httpStatus();
            problem(ctx, status, "fault", "This is a fault of the service; its log says more.", List.of());
        }
    }

    private static void refused(Context ctx, StoreException refused) {
        String why = String.valueOf(refused.getMessage());
        if (refused instanceof StoreException.NotFound) {
            problem(ctx, 404, "not-found", why, List.of());
        } else if (refused instanceof StoreException.Forbidden) {
            problem(ctx, 403, "own-draft", why, List.of());
        } else if (refused instanceof StoreException.Moved) {
            problem(ctx, 409, "moved", why, List.of());
        } else if (refused instanceof StoreException.WrongState) {
            problem(ctx, 409, "wrong-state", why, List.of());
        } else if (refused instanceof StoreException.Conflict) {
            problem(ctx, 409, "conflict", why, List.of());
        } else if (refused instanceof StoreException.DoesNotHold broken) {
            problem(ctx, UNPROCESSABLE, "does-not-hold", why, broken.problems());
        } else if (refused instanceof StoreException.BadName) {
            problem(ctx, 400, "wrong-use", why, List.of());
        } else {
            LOG.error("The repository could not be used", refused);
            problem(
                    ctx,
                    503,
                    "store-unavailable",
                    "The repository cannot be used now; the service's log says more.",
                    List.of());
        }
    }

    /** Answers with a problem document. */
    static void problem(Context ctx, int status, String code, String message, List<Problem> problems) {
        String title = Codes.all().stream()
                .filter(each -> each.name().equals(code))
                .findFirst()
                .map(each -> each.meaning())
                .orElse(message);
        ctx.status(status);
        ctx.contentType(PROBLEM)
                .result(Json.document(json -> {
                            json.text("type", "urn:tokentariff:" + code)
                                    .text("title", title)
                                    .number("status", status)
                                    .text("detail", message)
                                    .text("code", code);
                            if (!problems.isEmpty()) {
                                json.objects("problems", problems, Answers::problem);
                            }
                        })
                        .getBytes(StandardCharsets.UTF_8));
    }

    static void problem(JsonObject json, Problem problem) {
        json.text("code", problem.code())
                .text("severity", problem.severity().word())
                .text("file", problem.file())
                .number("line", problem.line())
                .number("column", problem.column())
                .text("message", problem.message())
                .text("hint", problem.hint());
    }
}
