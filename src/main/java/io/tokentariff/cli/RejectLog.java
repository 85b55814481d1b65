package io.tokentariff.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.io.read.Reject;
import io.tokentariff.io.write.Json;
import io.tokentariff.problem.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Where lines go that are not priced: all of them to a file if one is named, else the first ones to stderr. */
final class RejectLog {

    private static final int SHOWN = 10;

    private final @Nullable Writer file;
    private final PrintWriter err;
    private long count;

    /** @param file takes the lines as JSON, each with a line break */
    RejectLog(@Nullable Writer file, PrintWriter err) {
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
            write(reject, file);
        } else if (count <= SHOWN) {
            err.println(Visible.of("%s:%s: rejected: %s [%s]"
                    .formatted(reject.file(), reject.line(), reject.message(), reject.code())));
        } else if (count == SHOWN + 1) {
            err.println("… more lines were rejected; tariff price --rejects FILE writes them all.");
        }
    }

    private static void write(Reject reject, Writer file) {
        try (JsonGenerator json = Json.lines(file)) {
            json.writeStartObject();
            json.writeStringField("file", reject.file());
            json.writeNumberField("line", reject.line());
            json.writeNumberField("offset", reject.offset());
            json.writeStringField("code", reject.code());
            json.writeStringField("message", reject.message());
            json.writeStringField("text", reject.text());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
