package io.tokentariff.io.format;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageStatus;

/** The words a native record may have where a set of them is fixed. */
final class NativeWords {

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
        throw unknown("status", word, "completed, failed, expired, cancelled, in_progress or gateway_cache");
    }

    private static InvalidUsageException unknown(String field, String word, String known) {
        return new InvalidUsageException(
                "unknown-value", "%s (\"%s\") must be %s.".formatted(field, JsonValues.shortened(word), known));
    }
}
