package io.tokentariff.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.RulebookLoader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One pass over a long file, in a JVM of its own: prints the processor time of its third to sixth tenth, then of its last four. */
final class LongPass {

    private static final int EARLY = 2;
    private static final int LATE = 6;
    private static final int ALL = 10;

    private LongPass() {}

    /** @param args the rulebook's folder and the file */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        Marks marks = new Marks(Files.size(file));
        PriceRun run = new PriceRun(
                RulebookLoader.load(Path.of(args[0])),
                new StatementBuilder(Dimension.DEFAULT, List.of()),
                new PriceOptions(false, true, 0, 2),
                null,
                reject -> {
                    throw new IllegalStateException(reject.toString());
                });
        run.price(UsageInput.of(file).watched(marks::watch), new UsageReader());
        run.statement();
        marks.times[ALL] = marks.worked();
        System.out.printf("%d %d%n", marks.times[LATE] - marks.times[EARLY], marks.times[ALL] - marks.times[LATE]);
    }

    /** The processor time when each tenth of the file was read. */
    private static final class Marks {

        private final OperatingSystemMXBean machine =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long[] times = new long[ALL + 1];
        private final long size;
        private long seen;

        private Marks(long size) {
            this.size = size;
        }

        private long worked() {
            return machine.getProcessCpuTime();
        }

        private InputStream watch(InputStream bytes) {
            return new FilterInputStream(bytes) {
                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int read = super.read(into, from, length);
                    count(Math.max(0, read));
                    return read;
                }
            };
        }

        private void count(int read) {
            long before = seen * ALL / size;
            seen += read;
            for (long tenth = before + 1; tenth <= Math.min(seen * ALL / size, ALL - 1L); tenth++) {
                times[(int) tenth] = worked();
            }
        }
    }
}
