package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes what a shell needs to complete commands and options. */
@Command(
        description = "Writes a script with which your shell completes commands and options.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  bash  source <(tariff completion bash)",
            "  zsh   autoload -U compinit && compinit; source <(tariff completion zsh)",
            "  fish  tariff completion fish | source"
        })
final class CompletionCommand extends ResultCommand {

    /** The shells it is for. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    Shell shell;

    CompletionCommand(Terminal terminal) {
        super(terminal, Form.TEXT);
    }

    @Override
    public Integer call() {
        CommandLine whole = Commands.whole(terminal);
        try (Output output = result.open(terminal, List.of())) {
            // Picocli's script for bash is one for zsh too: it tells them apart itself.
            output.write(shell == Shell.FISH ? FishCompletion.of(whole) : AutoComplete.bash(Main.NAME, whole));
        }
        return Exit.OK;
    }
}
