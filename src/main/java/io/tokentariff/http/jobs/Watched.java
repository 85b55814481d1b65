package io.tokentariff.http.jobs;

import io.tokentariff.io.read.UsageInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A job as whoever works for it sees it: where results go, and inputs whose reading is shown and can be stopped. */
public final class Watched {

    /** How many steps are told of. */
    private static final int STEPS = 200;

    private static final long SMALLEST_STEP = 1 << 16;

    private final Job job;
    private long read;
    private long told;

    Watched(Job job) {
        this.job = job;
    }

    public Path folder() {
        return job.folder();
    }

    /**
     * Goes on.
     *
     * @throws CancellationException if somebody has cancelled the job
     */
    public void stopIfCancelled() {
        if (job.isCancelled()) {
            throw new CancellationException();
        }
    }

    /** Returns the input, shown and stopped as it is read. */
    public UsageInput watch(UsageInput input) {
        job.begin(input.storedBytes());
        long step = Math.max(SMALLEST_STEP, input.storedBytes() / STEPS);
        return input.watched(bytes -> new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                stopIfCancelled();
                int got = super.read(target, from, length);
                count(Math.max(0, got), step);
                return got;
            }
        });
    }

    private synchronized void count(int got, long step) {
        read += got;
        if (read - told >= step) {
            told = read;
            job.read(read);
        }
    }
}
