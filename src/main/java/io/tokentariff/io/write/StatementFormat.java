package io.tokentariff.io.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms in which a statement is written. */
public enum StatementFormat {
    TABLE,
    JSON,
    JSONL,
    CSV,
    MARKDOWN;

    /** The word after {@code --format}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, in the order of help texts. */
    public static List<String> words() {
        return Arrays.stream(values()).map(StatementFormat::word).toList();
    }
}
