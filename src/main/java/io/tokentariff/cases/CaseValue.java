package io.tokentariff.cases;

/**
 * A value that a case says and that is another one by now.
 *
 * @param line its line in the file, from 1
 * @param column where it begins in the line, from 1
 * @param says the value as it is written
 * @param gives what came out
 */
public record CaseValue(int line, int column, String says, String gives) {}
