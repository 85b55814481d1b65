package io.tokentariff.review.imports;

/**
 * Something of a public price list that no row was made of.
 *
 * @param file the list
 * @param model what it calls the model
 * @param what which field of it, empty for the whole model
 * @param why one sentence
 */
public record LeftOut(String file, String model, String what, String why) {}
