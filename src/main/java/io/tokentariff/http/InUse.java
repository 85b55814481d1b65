package io.tokentariff.http;

import io.tokentariff.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * What a request is priced by, from its beginning to its end.
 *
 * @param rulebook one revision
 * @param commit where it stands in the history, null where there is none
 */
public record InUse(Rulebook rulebook, @Nullable String commit) {

    /** What its content is known by, {@code sha256:…}. */
    public String revision() {
        return rulebook.revision();
    }
}
