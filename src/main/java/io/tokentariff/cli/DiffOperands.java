package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operands of {@code diff} stand for, whether options come before or after them.
 *
 * @param before the old rulebook
 * @param after the new one
 * @param usage files to price by both
 */
record DiffOperands(String before, String after, List<String> usage) {

    DiffOperands {
        usage = List.copyOf(usage);
    }

    /**
     * Two rulebooks come first, and more files of a {@code --usage} after them; where files stand before ({@code --usage
     * logs/*.jsonl OLD NEW}), the last two are the rulebooks: a rulebook is no file.
     *
     * @param more operands after the first two
     * @param given what {@code --usage} named
     */
    static DiffOperands of(String first, String second, List<String> more, List<String> given) {
        if (!more.isEmpty() && given.isEmpty()) {
            throw new WrongUseException(
                    "Two rulebooks are compared, and \"%s\" is one operand too many; usage files come after --usage."
                            .formatted(more.get(0)));
        }
        List<String> operands = new ArrayList<>(List.of(first, second));
        operands.addAll(more);
        int rulebooks = Files.isRegularFile(Path.of(first)) ? operands.size() - 2 : 0;
        List<String> usage = new ArrayList<>(given);
        usage.addAll(operands.subList(0, rulebooks));
        usage.addAll(operands.subList(rulebooks + 2, operands.size()));
        return new DiffOperands(operands.get(rulebooks), operands.get(rulebooks + 1), usage);
    }
}
