package io.tokentariff.io.format;

/**
 * Something about the input that the reader of a bill must know.
 *
 * @param code stable name: {@code more-pages}
 * @param message one sentence
 * @param count how often it was seen
 * @param missing whether it says that usage is missing, so that a total is a lower bound
 */
public record Notice(String code, String message, long count, boolean missing) {}
