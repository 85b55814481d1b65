package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import java.util.List;

/**
 * What publishing a draft came to.
 *
 * @param revision the new revision; it is in force when this is returned
 * @param warnings what the gate found that keeps nobody from using it
 */
public record Publication(Revision revision, List<Problem> warnings) {

    public Publication {
        warnings = List.copyOf(warnings);
    }
}
