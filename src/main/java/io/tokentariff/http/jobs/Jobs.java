package io.tokentariff.http.jobs;

import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.problem.Failure;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.TariffException;
import io.tokentariff.problem.UnwritableException;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of the service. One runs at a time, with all processors; the others wait. Results go with their age. */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int ID_BYTES = 9;

    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "job");
        thread.setDaemon(true);
        return thread;
    });

    /** @param folder for results; what an earlier service left in it is removed */
    public Jobs(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        removeAll(folder);
    }

    /**
     * Makes room for a job, whose input may then be put in its folder.
     *
     * @throws HttpFault 429 if too many wait
     */
    public synchronized Job prepare(String kind, String owner, String revision) {
        sweep();
        long under = jobs.values().stream()
                .filter(job -> !job.status().state().isEnd())
                .count();
        if (under >= Limit.JOBS.most()) {
            throw HttpFault.tooMany(
                    "%s wait or run already; try again when one has ended.".formatted(Limit.JOBS.words()));
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Path place = folder.resolve(id);
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UnwritableException("A job's folder could not be made: %s.".formatted(e.getMessage()), e);
        }
        Job job = new Job(id, kind, owner, revision, clock.instant(), place);
        jobs.put(id, job);
        return job;
    }

    /** Begins a prepared job when its turn comes. */
    public void begin(Job job, Work work) {
        worker.execute(() -> run(job, work));
    }

    /** Gives up a job that was prepared and cannot begin. */
    public synchronized void drop(Job job) {
        jobs.remove(job.id());
        removeAll(job.folder());
    }

    private static void run(Job job, Work work) {
        if (job.isCancelled()) {
            job.stopped();
            return;
        }
        try {
            job.begin(0);
            job.done(work.run(new Watched(job)));
        } catch (CancellationException e) {
            job.stopped();
        } catch (UsageInputException e) {
            job.fail(e.code(), e.getMessage());
        } catch (InvalidUsageException e) {
            job.fail(e.code(), e.getMessage());
        } catch (TariffException e) {
            job.fail(e.failure() == Failure.FAULT ? "fault" : "wrong-use", e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            job.fail("unwritable", "The result could not be written: %s.".formatted(e.getMessage()));
        } catch (Throwable e) {
            LOG.error("A job failed", e);
            job.fail("fault", "This is a fault of the service; its log says more.");
        }
    }

    /**
     * Returns a job.
     *
     * @throws HttpFault 404 if there is none
     */
    public synchronized Job job(String id) {
        sweep();
        Job job = jobs.get(id);
        if (job == null) {
            throw HttpFault.missing("There is no job \"%s\"; results are kept for a day.".formatted(id));
        }
        return job;
    }

    /** Everybody's jobs, the newest first. */
    public synchronized List<Job> all() {
        sweep();
        return jobs.values().stream()
                .sorted((one, other) -> other.created().compareTo(one.created()))
                .toList();
    }

    /** Stops a job, and forgets it once it has ended. */
    public void cancel(String id) {
        Job job = job(id);
        boolean ended = job.status().state().isEnd();
        job.cancel();
        if (ended) {
            drop(job);
        }
    }

    private void sweep() {
        Instant eldest = clock.instant().minus(Limit.JOB_AGE.time());
        List<Job> ended = jobs.values().stream()
                .filter(job -> job.status().state().isEnd())
                .toList();
        int tooMany = jobs.size() - Limit.JOBS_KEPT.most();
        for (Job job : ended) {
            if (job.created().isBefore(eldest) || tooMany > 0) {
                drop(job);
                tooMany--;
            }
        }
    }

    private static void removeAll(Path what) {
        if (!Files.exists(what)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(what)) {
            for (Path each : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("The results in {} could not be removed: {}", what, e.getMessage());
        }
    }

    /** Stops the job that runs, and takes no more. */
    @Override
    public void close() {
        all().forEach(Job::cancel);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
