package io.tokentariff.http;

import io.tokentariff.LiveTariff;
import io.tokentariff.Tariff;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A watched folder: an edit is taken when its cases hold. There is no history, so nothing is drafted or published here. */
final class FolderRulebooks implements Rulebooks {

    private final LiveTariff live;
    private final List<Consumer<InUse>> listeners = new CopyOnWriteArrayList<>();
    private volatile InUse inUse;

    FolderRulebooks(Path folder) {
        live = LiveTariff.watch(folder, LiveTariff.Options.DEFAULT);
        inUse = of(live.current());
        live.onReload((before, after, problems) -> {
            if (!after.revision().equals(inUse.revision())) {
                inUse = of(after);
                listeners.forEach(each -> each.accept(inUse));
            }
        });
    }

    private static InUse of(Tariff tariff) {
        return new InUse(RulebookLoader.load(RulebookFiles.read(tariff.sources(), new Problems())), null);
    }

    @Override
    public InUse inUse() {
        return inUse;
    }

    @Override
    public List<Problem> problems() {
        return live.problems();
    }

    @Override
    public void onChange(Consumer<InUse> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        live.close();
    }
}
