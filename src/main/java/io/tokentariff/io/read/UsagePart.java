package io.tokentariff.io.read;

import io.tokentariff.io.blocks.UsageBatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Usage that is read at one go: an input, or a part of one. */
public interface UsagePart {

    /** The input's name, for rejects and messages. */
    String name();

    /** How many bytes are stored; 0 where that is not known. */
    long storedBytes();

    /**
     * Reads it to its end. Batches are committed one after the other, in its order, and used again afterwards.
     *
     * @throws io.tokentariff.problem.UsageInputException if it cannot be read to its end; what was committed of it until then must not be
     *     used
     */
    <B extends UsageBatch> ReadSummary read(Supplier<B> batches, Consumer<B> commit);
}
