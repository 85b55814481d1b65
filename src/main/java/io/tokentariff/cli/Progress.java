package io.tokentariff.cli;

import io.tokentariff.io.read.UsageInput;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A line on stderr that says how far a long run has come; nothing where stderr is no terminal. */
final class Progress implements Closeable {

    private static final int UPDATE_MILLIS = 200;
    private static final long MEBIBYTE = 1L << 20;

    private final @Nullable ProgressBar bar;

    Progress(Terminal terminal) {
        this.bar = terminal.progress()
                ? new ProgressBarBuilder()
                        .setTaskName("reading")
                        .setInitialMax(-1)
                        .setUnit(" MiB", MEBIBYTE)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    /** Returns the input, its unpacked bytes counted as they are read. */
    UsageInput watching(UsageInput input) {
        ProgressBar shown = bar;
        return shown == null ? input : input.watched(bytes -> new Counting(bytes, shown));
    }

    /** Takes the line away; closing does too, so that nothing is left of it after an error. */
    void end() {
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static final class Counting extends FilterInputStream {

        private final ProgressBar bar;

        private Counting(InputStream in, ProgressBar bar) {
            super(in);
            this.bar = bar;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bar.stepBy(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            bar.stepBy(Math.max(0, read));
            return read;
        }
    }
}
