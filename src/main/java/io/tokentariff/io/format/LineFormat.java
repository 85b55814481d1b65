package io.tokentariff.io.format;

/** A format in which each line stands for itself, so that several threads can read parts of a file. */
public non-sealed interface LineFormat extends UsageFormat {

    /** Returns a parser for one thread. */
    LineParser parser(ReadLog log);
}
