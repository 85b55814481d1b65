package io.tokentariff.cli;

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
                    + "tag:NAME (default: model,tier).")
    List<String> names = List.of();

    List<Dimension> dimensions() {
        return names.isEmpty()
                ? Dimension.DEFAULT
                : names.stream().map(Dimension::new).toList();
    }
}
