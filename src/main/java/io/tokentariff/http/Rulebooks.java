package io.tokentariff.http;

import io.tokentariff.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Where the rulebook in use comes from. */
interface Rulebooks extends AutoCloseable {

    /** The revision in use at this moment. */
    InUse inUse();

    /** Why the newest content is not in use; empty if it is. */
    List<Problem> problems();

    /** Tells of every revision that is taken from now on. */
    void onChange(Consumer<InUse> listener);

    @Override
    void close();
}
