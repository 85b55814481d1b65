package io.tokentariff.http.journal;

import java.nio.file.Path;

/** The audit log is not what was written: a line was changed, taken out or put in. */
public final class BrokenLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenLogException(Path file, AuditLog.Fault fault) {
        super(
                "The audit log %s is broken at line %s: %s. Keep the file as evidence, and move it away to begin a new one."
                        .formatted(file, fault.line(), fault.why()));
        this.line = fault.line();
    }

    /** The first line that is not as it was written, from 1. */
    public int line() {
        return line;
    }
}
