package io.tokentariff.problem;

import org.jspecify.annotations.Nullable;

/** A result that could not be written, or not whole; nothing that was written of it may be used. */
public final class UnwritableException extends TariffException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the file and says why */
    public UnwritableException(String message, @Nullable Throwable cause) {
        super(Failure.UNWRITABLE, message, cause);
    }
}
