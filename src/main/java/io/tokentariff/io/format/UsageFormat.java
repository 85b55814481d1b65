package io.tokentariff.io.format;

/** One kind of usage file. */
public sealed interface UsageFormat permits LineFormat, StreamFormat {

    /** The name for {@code --input}; two formats may share one, as the native record has two notations. */
    String name();

    /** Whether a file that begins so is of this format. */
    boolean recognises(HeadSample head);
}
