package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** File names as arguments give them. */
final class FileNames {

    private FileNames() {}

    /**
     * Returns the path of that name.
     *
     * @throws WrongUseException if it cannot be one
     */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new WrongUseException("\"%s\" is no file name here: %s.".formatted(name, e.getReason()));
        }
    }
}
