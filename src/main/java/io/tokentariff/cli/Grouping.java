package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import java.util.List;
import picocli.CommandLine.Option;

/** How commands are told by what a bill is grouped. */
final class Grouping {

    @Option(
            names = "--group-by",
            split = ",",
            paramLabel = "DIMENSION",
            description = "model, tier, day, month, project, user, api_key, workload, region, operation, status, "
                    + "meter, tag:NAME (default: model,tier).")
    List<String> names = List.of();

    /** The same for commands that put whole records into groups. */
    List<Dimension> ofRecords() {
        List<Dimension> asked = dimensions();
        if (asked.contains(Dimension.METER)) {
            throw new WrongUseException("--group-by meter is for statements; here each record is in one group.");
        }
        return asked;
    }

    List<Dimension> dimensions() {
        return names.isEmpty()
                ? Dimension.DEFAULT
                : names.stream().map(Dimension::new).toList();
    }
}
