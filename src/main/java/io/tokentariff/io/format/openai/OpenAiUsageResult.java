package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One result of {@link OpenAiUsageFormat}; reused. */
final class OpenAiUsageResult {

    private static final String PREFIX = "organization.usage.";
    private static final String RESULT = ".result";
    private static final String COSTS = "organization.costs.result";

    private final Interner interner = new Interner();
    private final ReadLog log;
    private final OpenAiUsageSum sum;
    private @Nullable String object;

    OpenAiUsageResult(ReadLog log) {
        this.log = log;
        this.sum = new OpenAiUsageSum(interner, log);
    }

    /** Reads the object whose opening brace is the current token, and gives the sink a record or a reject. */
    void read(JsonParser parser, DocumentStream at, OpenAiUsageSum.Bucket bucket, UsageSink sink) throws IOException {
        long line = at.line();
        long offset = at.offset();
        object = null;
        sum.clear();
        InvalidUsageException fault = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            try {
                take(parser, name);
            } catch (InvalidUsageException e) {
                fault = fault == null ? e : fault;
                parser.skipChildren();
            }
        }
        if (COSTS.equals(object)) {
            throw new UsageInputException(
                    "costs-not-usage",
                    "%s holds costs, not usage: fetch the usage pages of the same days, and compare the two with tariff audit USAGE --billed COSTS."
                            .formatted(log.file()));
        }
        if ("moderations".equals(kind())) {
            log.notice("free-usage", "Moderations cost nothing; their results are not in the statement.");
            return;
        }
        try {
            if (fault != null) {
                throw fault;
            }
            sink.record(sum.record(kind(), bucket), line, offset);
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, "result at %s for %s".formatted(bucket.start(), sum.model()));
        }
    }

    private void take(JsonParser parser, String name) throws IOException {
        if (name.equals("object")) {
            object = JsonValues.shared(parser, name, interner);
            return;
        }
        UsageField field = UsageField.of(name);
        if (field == null) {
            sum.others().unread(parser, name);
            return;
        }
        switch (field.type) {
            case COUNT -> sum.count(field, JsonValues.count(parser, name));
            case ROUNDED_UP -> sum.count(field, JsonValues.countRoundedUp(parser, name));
            case FLAG -> sum.batch(JsonValues.isTrue(parser, name));
            case TEXT -> sum.text(field, JsonValues.shared(parser, name, interner));
            case REST -> parser.skipChildren();
        }
    }

    /** What was used, {@code completions} where the result does not say. */
    private String kind() {
        return object == null || !object.startsWith(PREFIX) || !object.endsWith(RESULT)
                ? OpenAiUsageSum.COMPLETIONS
                : object.substring(PREFIX.length(), object.length() - RESULT.length());
    }
}
