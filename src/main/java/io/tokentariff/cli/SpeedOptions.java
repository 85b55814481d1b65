package io.tokentariff.cli;

import io.tokentariff.io.PriceOptions;
import io.tokentariff.problem.WrongUseException;
import picocli.CommandLine.Option;

/** How hard the machine works; none of it changes a price. */
final class SpeedOptions {

    private static final String ONE_IN = "1/";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads read and price (default: one for each processor).")
    int threads = PriceOptions.DEFAULT.threads();

    @Option(names = "--no-memo", description = "Has the rules decide about every record anew: slow, the same sums.")
    boolean noMemo;

    @Option(
            names = "--verify-plans",
            paramLabel = "1/N",
            description = "Has the rules decide about one record in N once more, and fails if that differs: 1/10000.")
    String verify = "";

    PriceOptions options(boolean findDuplicates) {
        if (threads < 1) {
            throw new WrongUseException("--threads is 1 or more, not %s.".formatted(threads));
        }
        return new PriceOptions(findDuplicates, !noMemo, verifyOneIn(), threads);
    }

    private long verifyOneIn() {
        if (verify.isEmpty()) {
            return 0;
        }
        try {
            long oneIn = verify.startsWith(ONE_IN) ? Long.parseLong(verify.substring(ONE_IN.length())) : 0;
            if (oneIn > 0) {
                return oneIn;
            }
        } catch (NumberFormatException e) {
            // the same answer as for another shape
        }
        throw new WrongUseException("--verify-plans is written as 1/10000, not \"%s\".".formatted(verify));
    }
}
