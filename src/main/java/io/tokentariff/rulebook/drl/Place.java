package io.tokentariff.rulebook.drl;

/**
 * Where something stands in a rule file.
 *
 * @param line line from 1
 * @param column column from 1
 */
public record Place(int line, int column) {}
