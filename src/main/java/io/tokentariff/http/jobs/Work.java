package io.tokentariff.http.jobs;

import java.io.IOException;
import java.util.Map;

/** What a job does. */
@FunctionalInterface
public interface Work {

    /**
     * Does it, and leaves its results in the job's folder.
     *
     * @return the names of the results, each with the file that holds it
     */
    Map<String, String> run(Watched watched) throws IOException;
}
