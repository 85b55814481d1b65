package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that reads whole usage files and prices them by a rulebook. */
abstract class UsageCommand extends ResultCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Usage files; - for standard input.")
    List<String> files = new ArrayList<>();

    @Mixin
    RulesOption rules;

    @Mixin
    UsageSource source;

    /** @param forms those its result can have, the usual one first */
    UsageCommand(Terminal terminal, RulesOption rules, Form... forms) {
        super(terminal, forms);
        this.rules = rules;
    }
}
