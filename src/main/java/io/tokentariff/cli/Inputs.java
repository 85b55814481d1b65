package io.tokentariff.cli;

import io.tokentariff.io.format.columns.ColumnMap;
import io.tokentariff.io.format.columns.ColumnsFormat;
import io.tokentariff.io.read.UsageChoice;
import io.tokentariff.io.read.UsageFormats;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsagePaths;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How commands name usage files. */
final class Inputs {

    /** The formats there are, for help and completion. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(UsageFormats.names().stream(), Stream.of(ColumnsFormat.NAME))
                    .sorted()
                    .iterator();
        }
    }

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "The format of the files (default: told by their content): ${COMPLETION-CANDIDATES}.")
    @Nullable
    String format;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "For any CSV or JSON: which of its columns is which field, as at=created,model=model,"
                    + "input_tokens=prompt,output_tokens=completion, or a file. tariff map FILE proposes one.")
    @Nullable
    String map;

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "Day or instant (UTC) of responses and batch lines that do not say when they ran "
                    + "(default: now): 2026-04-12.")
    @Nullable
    String at;

    @Mixin
    Choice choice;

    private final Instant now = Moment.now();

    /** @throws WrongUseException if the map is none, or the format needs one */
    UsageReader reader() {
        boolean hourSaid = at != null && !Moment.isDay(at);
        UsageReader plain = hourSaid ? plainReader() : plainReader().assumingNoHour();
        UsageChoice chosen = choice.asked();
        return chosen == null ? plain : plain.choosing(chosen);
    }

    private UsageReader plainReader() {
        Instant time = at == null ? now : Moment.parse("--at", at);
        String columns = map;
        if (columns == null) {
            if (ColumnsFormat.NAME.equals(format)) {
                throw new WrongUseException("--input columns needs --map; tariff map FILE proposes one.");
            }
            return new UsageReader(format, time);
        }
        if (format != null && !format.equals(ColumnsFormat.NAME)) {
            throw new WrongUseException("--map is for --input columns, not for --input %s.".formatted(format));
        }
        return UsageReader.of(new ColumnsFormat(columnMap(columns)), time);
    }

    private static ColumnMap columnMap(String map) {
        if (map.contains("=")) {
            return ColumnMap.ofText(map);
        }
        try {
            return ColumnMap.ofJson(map, Files.readString(Path.of(map)));
        } catch (IOException e) {
            throw new WrongUseException(
                    "The map %s cannot be read; name a file, or write field=column,field=column.".formatted(map));
        }
    }

    /** Returns the files that names stand for, {@code -} being standard input. */
    static List<UsageInput> of(List<String> names) {
        return names(names).stream().map(Inputs::of).toList();
    }

    /** The same; tells of those that were left out because they are empty. */
    static List<UsageInput> of(List<String> names, Terminal terminal) {
        UsagePaths paths = UsagePaths.of(names);
        if (!paths.empty().isEmpty()) {
            int count = paths.empty().size();
            terminal.err()
                    .println(
                            count == 1
                                    ? "%s is empty and was left out."
                                            .formatted(paths.empty().get(0))
                                    : "%s empty files were left out, %s the first."
                                            .formatted(count, paths.empty().get(0)));
        }
        return paths.files().stream().map(Inputs::of).toList();
    }

    /** Returns the names of the files that names stand for. */
    static List<String> names(List<String> names) {
        return UsagePaths.of(names).files();
    }

    private static UsageInput of(String name) {
        return name.equals(UsageInput.STANDARD_INPUT) ? UsageInput.of(name, System.in) : UsageInput.of(Path.of(name));
    }
}
