package io.tokentariff.io.format;

/** Reads single lines; used by one thread. */
public interface LineParser {

    /**
     * Reads one line and gives the sink one record or one reject; nothing for a line that stands for no usage.
     *
     * @param from the line's first byte in the buffer
     * @param to the end of the line, exclusive; neither the line feed nor a carriage return before it is inside
     * @param line its number, from 1
     * @param offset where it begins in the unpacked file, from 0
     */
    void parse(byte[] buffer, int from, int to, long line, long offset, UsageSink sink);
}
