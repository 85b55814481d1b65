package io.tokentariff.http;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.http.store.Gate;
import io.tokentariff.http.store.Revision;
import io.tokentariff.http.store.RulebookStore;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.sandbox.Apart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rulebooks in a git repository, which have a history, are drafted and published. */
final class StoreRulebooks implements Rulebooks {

    private static final int KEPT = 4;

    private final RulebookStore store;
    private final List<Consumer<InUse>> listeners = new CopyOnWriteArrayList<>();

    /** Rulebooks built lately, by what their content is known by. */
    private final Map<String, Rulebook> built = new LinkedHashMap<>();

    private volatile InUse inUse;

    /** @param open opens the store, whose revisions must pass the gate */
    StoreRulebooks(Function<Gate, RulebookStore> open) {
        store = open.apply(this::check);
        inUse = of(store.head());
        store.onHead(revision -> {
            inUse = of(revision);
            listeners.forEach(each -> each.accept(inUse));
        });
        inUse = of(store.head()); // what came between the two
    }

    /** Builds and checks a candidate in a thread of its own; what dies of it is the candidate's fault. */
    private List<Problem> check(RulebookFiles candidate) {
        try {
            return Apart.run(() -> checked(candidate), Limit.RELOAD_TIME.time());
        } catch (Apart.Failed e) {
            return List.of(Problem.error(
                    e.isSpent() ? "reload-limit" : "reload-failed",
                    "",
                    0,
                    "The rulebook cannot be loaded, or what it must pass comes to no end: %s."
                            .formatted(e.getMessage())));
        }
    }

    private List<Problem> checked(RulebookFiles candidate) {
        RulebookLoader.Attempt attempt = RulebookLoader.attempt(candidate, new Problems());
        Rulebook rulebook = attempt.rulebook();
        if (rulebook == null) {
            return candidate.placed(attempt.problems());
        }
        List<Problem> problems = RulebookCheck.beforeUse(rulebook);
        keep(rulebook);
        return problems;
    }

    private void keep(Rulebook rulebook) {
        synchronized (built) {
            if (built.size() >= KEPT) {
                built.remove(built.keySet().iterator().next());
            }
            built.put(rulebook.revision(), rulebook);
        }
    }

    private InUse of(Revision revision) {
        return new InUse(rulebook(store.files(revision.id())), revision.id());
    }

    @Override
    public Rulebook rulebook(RulebookFiles files) {
        Rulebook known;
        synchronized (built) {
            known = built.get(files.revision());
        }
        if (known == null || !known.files().texts().equals(files.texts())) {
            known = RulebookLoader.load(files);
            keep(known);
        }
        return known;
    }

    @Override
    public boolean hasHistory() {
        return true;
    }

    @Override
    public RulebookStore store() {
        return store;
    }

    @Override
    public InUse inUse() {
        return inUse;
    }

    @Override
    public List<Problem> problems() {
        return store.problems();
    }

    @Override
    public void onChange(Consumer<InUse> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        store.close();
    }
}
