package io.tokentariff.io.format;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageStatus;
import java.util.Map;

/** The words a native record may have where a set of them is fixed. */
final class NativeWords {

    /** The provider's other words: what an answer that was cut short has written is billed, what waits has used nothing yet. */
    private static final Map<String, UsageStatus> ALSO_CALLED =
            Map.of("incomplete", UsageStatus.COMPLETED, "queued", UsageStatus.IN_PROGRESS);

    private NativeWords() {}

    static Operation operation(String word) {
        for (Operation operation : Operation.values()) {
            if (operation.word().equals(word)) {
                return operation;
            }
        }
        throw unknown("operation", word, "inference or training");
    }

    static UsageStatus status(String word) {
        for (UsageStatus status : UsageStatus.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        UsageStatus meant = ALSO_CALLED.get(word);
        if (meant != null) {
            return meant;
        }
        throw unknown("status", word, "completed, failed, expired, cancelled, in_progress or gateway_cache");
    }

    private static InvalidUsageException unknown(String field, String word, String known) {
        return new InvalidUsageException(
                "unknown-value", "%s (\"%s\") must be %s.".formatted(field, JsonValues.shortened(word), known));
    }
}
