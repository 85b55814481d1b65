package io.tokentariff.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the shell fish, made of the commands themselves. */
final class FishCompletion {

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** Returns the script, ending in a line break. */
    static String of(CommandLine whole) {
        FishCompletion script = new FishCompletion(whole.getCommandName());
        for (Map.Entry<String, CommandLine> each : whole.getSubcommands().entrySet()) {
            String[] description =
                    each.getValue().getCommandSpec().usageMessage().description();
            script.add("-n __fish_use_subcommand -f -a " + each.getKey(), description);
        }
        whole.getSubcommands().forEach(script::command);
        return String.join("\n", script.lines) + "\n";
    }

    private void command(String name, CommandLine command) {
        command.getCommandSpec().options().forEach(option -> option(name, option));
        command.getSubcommands().forEach((part, below) -> {
            add(
                    "-n '__fish_seen_subcommand_from %s' -f -a %s".formatted(name, part),
                    below.getCommandSpec().usageMessage().description());
            command(part, below);
        });
    }

    private void option(String command, OptionSpec option) {
        StringBuilder line = new StringBuilder("-n '__fish_seen_subcommand_from %s'".formatted(command));
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            List<String> words = new ArrayList<>();
            if (option.completionCandidates() != null) {
                option.completionCandidates().forEach(words::add);
            }
            line.append(words.isEmpty() ? " -r" : " -x -a '" + String.join(" ", words) + "'");
        }
        add(line.toString(), option.description());
    }

    private void add(String what, String[] description) {
        String text = String.join(" ", description)
                .replace("%%", "%")
                .replace("$$", "$")
                .replace("\\", "\\\\")
                .replace("'", "\\'");
        lines.add("complete -c %s %s -d '%s'".formatted(program, what, text));
    }
}
