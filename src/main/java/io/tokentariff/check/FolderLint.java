package io.tokentariff.check;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a rulebook's folder that nothing reads, and rule files without cases. */
final class FolderLint {

    private static final String TABLES = "tables/";
    private static final String RULES = ".drl";
    private static final String CASES = ".cases.yaml";
    private static final List<String> KNOWN_TABLES =
            Tables.ALL.stream().map(TableSchema::path).toList();
    private static final List<String> FOR_READERS = List.of(".md", ".txt", ".html");
    private static final int DEEPEST_FOLDER = 8;

    private final Problems problems;

    FolderLint(Problems problems) {
        this.problems = problems;
    }

    /**
     * Warns about tables that nothing reads and rule files without cases.
     *
     * @param known problems found already; the cases of a file among them are not asked for yet
     */
    void check(RulebookFiles files, List<Problem> known) {
        Set<String> broken =
                known.stream().filter(Problem::isError).map(Problem::file).collect(Collectors.toSet());
        for (String file : files.texts().keySet()) {
            if (TableSchema.isTable(file) && !KNOWN_TABLES.contains(file)) {
                warn("unknown-table", file, "Nothing reads this table.", NearestName.hint(file, KNOWN_TABLES));
            }
        }
        for (String file : files.rules().keySet()) {
            String cases = stem(file) + CASES;
            if (files.text(cases) == null && !broken.contains(file)) {
                warn(
                        "no-cases",
                        file,
                        "The rules have no cases beside them.",
                        "Maybe %s is missing.".formatted(cases.substring(cases.lastIndexOf('/') + 1)));
            }
        }
    }

    /**
     * Warns about files that look like a part of the rulebook and are none.
     *
     * @param known problems found already; a file among them is not told again
     */
    void check(Path folder, RulebookFiles files, List<Problem> known) {
        Set<String> told = known.stream().map(Problem::file).collect(Collectors.toSet());
        try (Stream<Path> paths = Files.walk(folder, DEEPEST_FOLDER)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith(".") && !file.contains("/."))
                    .filter(file ->
                            files.text(file) == null && !files.sources().containsKey(file) && !told.contains(file))
                    .sorted()
                    .forEach(this::checkIgnored);
        } catch (IOException | UncheckedIOException e) {
            // what cannot be read was told when the rulebook was read
            return;
        }
    }

    private void checkIgnored(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (FOR_READERS.stream().anyMatch(name::endsWith) && !name.contains(RULES + ".")) {
            return;
        }
        warn("ignored-file", file, "Nothing reads this file.", hint(file, name));
    }

    private static String hint(String file, String name) {
        if (name.endsWith(".csv")) {
            return file.toLowerCase(Locale.ROOT).startsWith(TABLES)
                    ? "Maybe it should be called %s.".formatted(name)
                    : "Tables stand in the folder tables.";
        }
        if (name.contains(RULES)) {
            return "Maybe it should be called %s.".formatted(stem(name) + RULES);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return "Maybe it should be called %s.".formatted(name.substring(0, name.indexOf('.')) + CASES);
        }
        return "";
    }

    private static String stem(String file) {
        int end = file.toLowerCase(Locale.ROOT).indexOf(RULES);
        return end < 0 ? file : file.substring(0, end);
    }

    private void warn(String code, String file, String message, String hint) {
        problems.add(Problem.warning(code, file, 0, 0, message, hint));
    }
}
