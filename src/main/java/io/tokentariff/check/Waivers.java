package io.tokentariff.check;

import io.tokentariff.problem.Code;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.SoundTables;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rulebook's {@code waivers.csv} lets pass, each by its code and by what it is said of: a rule by its id, a row by its
 * table and what tells it apart, anything else by its file.
 */
final class Waivers {

    private record Waived(String code, String of) {}

    private final RulebookFiles files;
    private final @Nullable LocalDate today;
    private final Problems problems;
    private final Map<Waived, TableRow> rows = new HashMap<>();
    private final SoundTables tables;
    private final Set<Waived> used = new HashSet<>();

    /**
     * @param tables the tables in them
     * @param today the day of the check: a waiver that ended waives nothing; null where no day is known, then none has ended
     */
    Waivers(RulebookFiles files, SoundTables tables, @Nullable LocalDate today, Problems problems) {
        this.files = files;
        this.tables = tables;
        this.today = today;
        this.problems = problems;
        TablesReader reader = TablesReader.of(files, problems);
        reader.rows(Tables.WAIVERS).forEach(this::read);
    }

    private void read(TableRow row) {
        LocalDate until = row.date("until");
        String code = row.text("code");
        if (Codes.ofProblem(code).filter(Code::isGated).isEmpty()) {
            warn(row, "code", "unused-waiver", "Nothing called \"%s\" can be waived.".formatted(code));
        } else if (today != null && until != null && !until.isAfter(today)) {
            warn(row, "until", "expired-waiver", "The waiver ended on %s.".formatted(until));
        } else {
            rows.put(new Waived(code, row.text("of")), row);
        }
    }

    /** Whether a problem is waived. */
    boolean cover(Problem problem) {
        Waived waived = new Waived(problem.code(), nameOf(problem));
        if (!rows.containsKey(waived)) {
            return false;
        }
        used.add(waived);
        return true;
    }

    /** Warns about the waivers of which nothing is told; of what an edit loses only the edit itself tells. */
    void tellUnused(List<Problem> told) {
        told.forEach(this::cover);
        rows.forEach((waived, row) -> {
            if (!used.contains(waived) && !waived.code().startsWith("lost-")) {
                warn(
                        row,
                        "of",
                        "unused-waiver",
                        "There is nothing to waive: no %s of \"%s\".".formatted(waived.code(), waived.of()));
            }
        });
    }

    private void warn(TableRow row, String column, String code, String message) {
        problems.add(Problem.warning(code, row.file(), row.line(), row.columnOf(column), message, ""));
    }

    /** What a problem is said of, as a waiver names it. */
    String nameOf(Problem problem) {
        if (problem.line() > 0 && TableSchema.isTable(problem.file())) {
            TableRow row = tables.row(problem.file(), problem.line());
            return row == null ? problem.file() : row.name();
        }
        return files.ruleFiles().stream()
                .filter(file -> file.file().equals(problem.file()))
                .flatMap(file -> file.rules().stream())
                .filter(rule -> rule.at().line() == problem.line())
                .flatMap(rule -> rule.annotation("id").stream())
                .findFirst()
                .map(Name::text)
                .orElse(problem.file());
    }
}
