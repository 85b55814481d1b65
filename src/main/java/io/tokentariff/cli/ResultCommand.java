package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A command that writes one result. */
abstract class ResultCommand implements Callable<Integer> {

    final Terminal terminal;
    final ResultOptions result;

    /** @param forms those its result can have, the usual one first */
    ResultCommand(Terminal terminal, Form... forms) {
        this.terminal = terminal;
        this.result = new ResultOptions(forms);
    }

    /** Gives the command the options that its fields do not declare. */
    void addOptions(CommandSpec spec) {
        result.addTo(spec);
    }

    /** Returns the names of files that are read, those that are null left out. */
    static List<String> inputs(List<String> usage, @Nullable Path... others) {
        List<String> names = new ArrayList<>(usage);
        for (Path other : others) {
            if (other != null) {
                names.add(other.toString());
            }
        }
        return names;
    }
}
