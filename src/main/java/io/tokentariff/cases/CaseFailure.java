package io.tokentariff.cases;

import org.jspecify.annotations.Nullable;

/**
 * One expectation of a case that does not hold.
 *
 * @param file the file of cases, below the rulebook's folder
 * @param line line of the expectation, from 1
 * @param name the case's name
 * @param sentence what was expected and what came out
 * @param value the one value that is another, null if the case cannot be put right by one value
 */
public record CaseFailure(String file, int line, String name, String sentence, @Nullable CaseValue value) {}
