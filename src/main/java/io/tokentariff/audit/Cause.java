package io.tokentariff.audit;

/**
 * Why amounts may differ.
 *
 * @param code stable name, as in the register of codes
 * @param name in a few words, the tier in them if it is about one
 * @param message one sentence
 */
public record Cause(String code, String name, String message) {}
