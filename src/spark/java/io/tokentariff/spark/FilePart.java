package io.tokentariff.spark;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.read.LinesPart;
import io.tokentariff.io.read.UsageFormats;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsagePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** A slice of a file, wherever Hadoop reads it from. */
record FilePart(Slice slice, UsageSpec spec, Configuration hadoop) implements LogPart {

    @Override
    public int number() {
        return slice.number();
    }

    @Override
    public PartRun.@Nullable Order order() {
        return null;
    }

    @Override
    public Opened open() {
        try {
            Path path = new Path(slice.path());
            InputStream file = path.getFileSystem(hadoop).open(path);
            if (slice.isWholeFile()) {
                return opened(spec.reader().part(UsageInput.of(slice.file(), file), 1), file);
            }
            SliceStream lines =
                    new SliceStream((org.apache.hadoop.fs.FSDataInputStream) file, slice.from(), slice.to());
            return opened(
                    new LinesPart(
                            slice.file(),
                            lines,
                            lines.first(),
                            UsageFormats.ofLines(Objects.requireNonNull(slice.format())),
                            spec.assumedTime()),
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Opened opened(UsagePart usage, InputStream stream) {
        return new Opened() {
            @Override
            public UsagePart usage() {
                return usage;
            }

            @Override
            public long lines() {
                return usage instanceof LinesPart lines ? lines.count() : 0;
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }
}
