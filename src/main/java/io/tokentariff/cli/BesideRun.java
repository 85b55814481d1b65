package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.review.AttributionBuilder;
import io.tokentariff.review.Beside;
import io.tokentariff.review.BesideReport;
import io.tokentariff.review.ImpactBuilder;
import io.tokentariff.review.RulebookDiff;
import io.tokentariff.review.RulebookSource;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code price --beside}: the usage by two rulebooks in one pass. */
final class BesideRun {

    private static final Set<Form> NOT_BESIDE = Set.of(Form.JSONL, Form.FOCUS);

    private final UsageCommand command;
    private final String second;
    private final List<Dimension> by;

    /** @param second the other rulebook: a folder, or a folder of a git revision */
    BesideRun(UsageCommand command, String second, List<Dimension> by) {
        this.command = command;
        this.second = second;
        this.by = by;
    }

    /** Prices, writes, and returns the exit code. */
    int run(Form form) {
        if (NOT_BESIDE.contains(form)) {
            throw new WrongUseException(
                    "--beside compares totals; --format is text, markdown, html, json or csv with it.");
        }
        Rulebook before = command.rules.open();
        Rulebook after = second();
        if (after == null) {
            return Exit.RULEBOOK;
        }
        RulebookDiff diff = RulebookDiff.between(before, after);
        ImpactBuilder impact = new ImpactBuilder(before, after, diff, by);
        AttributionBuilder why = new AttributionBuilder(before, after, diff);
        try (Output output = command.result.open(command.terminal, Inputs.names(command.files))) {
            long rejected = command.source.read(
                    command.files,
                    command.terminal,
                    record -> {
                        impact.add(record);
                        why.add(record);
                    },
                    impact::addDuplicate,
                    impact::addRejected);
            String first = command.rules.folder().toString();
            Beside beside = new Beside(first, second, diff, impact.build(), why.build());
            output.write(BesideReport.of(beside, form, output.screen()));
            return rejected > 0 ? Exit.REJECTED : Exit.OK;
        }
    }

    private @Nullable Rulebook second() {
        try {
            return RulebookSource.load(second);
        } catch (RulebookException e) {
            command.terminal.err().print(new ProblemPrinter((file, line) -> "").print(e.problems()));
            command.terminal.err().println("The rulebook %s does not load; nothing was priced.".formatted(second));
            return null;
        }
    }
}
