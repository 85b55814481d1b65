package io.tokentariff.cli;

import picocli.CommandLine;

/** Makes the commands, each with the terminal it prints to. */
final class Commands implements CommandLine.IFactory {

    private final CommandLine.IFactory other = CommandLine.defaultFactory();
    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException e) {
            return other.create(type);
        }
    }
}
