package io.tokentariff.http;

import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.http.store.RulebookStore;
import io.tokentariff.problem.Problem;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.function.Consumer;

/** Where the rulebook in use comes from. */
interface Rulebooks extends AutoCloseable {

    /** The revision in use at this moment. */
    InUse inUse();

    /** Why the newest content is not in use; empty if it is. */
    List<Problem> problems();

    /** Tells of every revision that is taken from now on. */
    void onChange(Consumer<InUse> listener);

    /** Whether there is a history, drafts and a {@link #store}. */
    default boolean hasHistory() {
        return false;
    }

    /**
     * Their history and drafts.
     *
     * @throws HttpFault 409 where there is none
     */
    default RulebookStore store() {
        throw new HttpFault(
                409,
                "no-history",
                "The rules are a folder that is only read; run tariff serve without --rules, or with --repo, to draft and publish.");
    }

    /** Returns the rulebook of some files, built lately or now. */
    default Rulebook rulebook(RulebookFiles files) {
        return RulebookLoader.load(files);
    }

    @Override
    void close();
}
