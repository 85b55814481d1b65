package io.tokentariff.cli;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of the program. */
final class Commands {

    /** In the order of the help. */
    private static final List<Named> ALL = List.of(
            new Named("price", true, PriceCommand::new),
            new Named("merge", true, MergeCommand::new),
            new Named("quote", true, QuoteCommand::new),
            new Named("explain", true, ExplainCommand::new),
            new Named("audit", true, AuditCommand::new),
            new Named("advise", true, AdviseCommand::new),
            new Named("forecast", true, ForecastCommand::new),
            new Named("check", false, CheckCommand::new),
            new Named("diff", false, (terminal, rules) -> new DiffCommand(terminal)),
            new Named("models", true, ModelsCommand::new),
            new Named("rates", true, RatesCommand::new),
            new Named("plans", true, PlansCommand::new),
            new Named("map", false, (terminal, rules) -> new MapCommand(terminal)),
            new Named("init", false, InitCommand::new),
            new Named("import", true, ImportCommand::new),
            new Named("rules", true, RulesCommand::new),
            new Named(
                    "tables",
                    List.of(
                            new Named("export", true, TablesExportCommand::new),
                            new Named("import", true, TablesImportCommand::new))),
            new Named("serve", false, ServeCommand::new),
            new Named("cache", false, (terminal, rules) -> new CacheCommand(terminal)),
            new Named("completion", false, (terminal, rules) -> new CompletionCommand(terminal)));

    private Commands() {}

    /**
     * One command.
     *
     * @param opens whether it opens a rulebook whatever else it does
     * @param parts the commands that it stands for, none if it does something itself
     */
    private record Named(
            String name,
            boolean opens,
            @Nullable BiFunction<Terminal, RulesOption, ResultCommand> make,
            List<Named> parts) {

        Named(String name, boolean opens, BiFunction<Terminal, RulesOption, ResultCommand> make) {
            this(name, opens, make, List.of());
        }

        Named(String name, List<Named> parts) {
            this(name, false, null, parts);
        }

        void addTo(CommandSpec program, Terminal terminal, EarlyRulebook rules) {
            CommandLine line;
            if (make == null) {
                line = new CommandLine(new TablesCommand());
                parts.forEach(part -> part.addTo(line.getCommandSpec(), terminal, rules));
            } else {
                ResultCommand command = make.apply(terminal, new RulesOption(rules));
                line = new CommandLine(command);
                command.addOptions(line.getCommandSpec());
            }
            Verbose.addTo(line.getCommandSpec());
            line.getCommandSpec().versionProvider(new VersionProvider());
            program.addSubcommand(name, line);
        }
    }

    /** Returns the program with the one command that is named, as setting up each takes a while; with all of them if none is. */
    static CommandLine of(String[] args, Terminal terminal) {
        for (Named each : ALL) {
            if (args.length > 0 && each.name().equals(args[0])) {
                EarlyRulebook rules =
                        each.opens() ? EarlyRulebook.begin(RulesOption.usualFolder(), args) : EarlyRulebook.none();
                CommandSpec only = CommandSpec.create().name(Main.NAME);
                each.addTo(only, terminal, rules);
                return new CommandLine(only);
            }
        }
        return whole(terminal);
    }

    /** Returns the program with all of its commands. */
    static CommandLine whole(Terminal terminal) {
        CommandLine whole = new CommandLine(new Main());
        Verbose.addTo(whole.getCommandSpec());
        ALL.forEach(each -> each.addTo(whole.getCommandSpec(), terminal, EarlyRulebook.none()));
        return whole.addSubcommand(new CommandLine.HelpCommand());
    }
}
