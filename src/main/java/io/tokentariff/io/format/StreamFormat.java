package io.tokentariff.io.format;

import java.io.IOException;
import java.io.InputStream;

/** A format that is read from its beginning to its end by one thread. */
public non-sealed interface StreamFormat extends UsageFormat {

    /** Reads the unpacked stream to its end, without closing it. */
    void read(InputStream in, ReadLog log, UsageSink sink) throws IOException;
}
