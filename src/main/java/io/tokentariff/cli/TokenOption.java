package io.tokentariff.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option that takes a number of tokens. */
final class TokenOption {

    private final OptionSpec option;

    TokenOption(String name, String description) {
        this.option = OptionSpec.builder(name)
                .paramLabel("N")
                .type(Long.class)
                .converters(new TokenNumber())
                .description(description)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addOption(option);
    }

    boolean isGiven() {
        return option.getValue() != null;
    }

    /** Returns the number, the other one if none was given. */
    long orElse(long other) {
        Long given = option.getValue();
        return given == null ? other : given;
    }
}
