package io.tokentariff.cli;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.write.RejectJson;
import io.tokentariff.problem.Visible;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where lines go that are not priced: all of them to a file if one is named, else the first ones to stderr. */
final class RejectLog {

    private static final int SHOWN = 10;

    private final @Nullable PrintWriter file;
    private final PrintWriter err;
    private long count;

    /** @param file takes the lines as JSON, each with a line break */
    RejectLog(@Nullable PrintWriter file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /** How many lines it took. */
    long count() {
        return count;
    }

    void add(Reject reject) {
        count++;
        if (file != null) {
            file.write(RejectJson.line(reject));
        } else if (count <= SHOWN) {
            err.println(Visible.of("%s:%s: rejected: %s [%s]"
                    .formatted(reject.file(), reject.line(), reject.message(), reject.code())));
        } else if (count == SHOWN + 1) {
            err.println("… more lines were rejected; tariff price --rejects FILE writes them all.");
        }
    }
}
