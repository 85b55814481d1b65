package io.tokentariff.io.format.rows;

/** A number as it is written: never a floating point number. */
record Numeral(String text) {}
