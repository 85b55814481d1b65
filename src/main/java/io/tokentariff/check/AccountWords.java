package io.tokentariff.check;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.SoundTables;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of projects, users and keys, which no table lists: one that stands once in the whole rulebook, and differs by a letter or
 * two from one that stands elsewhere, is that one misspelt.
 */
final class AccountWords {

    /** The fields of an account, by what tables and cases call them. */
    private static final Map<String, String> FIELDS = Map.of("project", "project", "user", "user", "api_key", "apiKey");

    /** Shorter names differ by a letter and are meant to. */
    private static final int SHORTEST = 5;

    /** A name as it stands in a file of cases. */
    private static final Pattern VALUE = Pattern.compile("\\s*\"?([^\\s\",}{\\]]+)");

    private record Word(String text, String file, int line, int column) {}

    private final RulebookFiles files;
    private final SoundTables tables;
    private final Problems problems;

    AccountWords(RulebookFiles files, SoundTables tables, Problems problems) {
        this.files = files;
        this.tables = tables;
        this.problems = problems;
    }

    void check() {
        FIELDS.forEach((column, field) -> {
            List<Word> said = new ArrayList<>();
            inRules(field, said);
            inTables(column, said);
            Map<String, Integer> times = new LinkedHashMap<>();
            said.forEach(word -> times.merge(word.text(), 1, Integer::sum));
            inCases(column).forEach(word -> times.merge(word, 2, Integer::sum));
            NearestName known = NearestName.among(times.keySet());
            said.stream()
                    .filter(word -> word.text().length() >= SHORTEST && times.getOrDefault(word.text(), 0) == 1)
                    .limit(Limit.COMPARED_NAMES.most())
                    .forEach(word -> check(column, word, known));
        });
    }

    private void check(String column, Word word, NearestName known) {
        String meant = known.meantBy(word.text());
        if (meant != null) {
            problems.add(Problem.error(
                    "misspelt-name",
                    word.file(),
                    word.line(),
                    word.column(),
                    "The %s \"%s\" stands nowhere else.".formatted(column, word.text()),
                    NearestName.hint(meant)));
        }
    }

    private void inRules(String field, List<Word> said) {
        RuleWords.of(files, field)
                .forEach(word -> said.add(new Word(
                        word.text(),
                        word.file().file(),
                        word.at().at().line(),
                        word.at().at().column())));
    }

    private void inTables(String column, List<Word> said) {
        for (TableSchema schema : Tables.ALL) {
            if (files.text(schema.path()) == null || !schema.columnNames().contains(column)) {
                continue;
            }
            for (TableRow row : tables.table(schema.path()).rows()) {
                String cell = row.text(column);
                if (!cell.isEmpty()) {
                    said.add(new Word(cell, row.file(), row.line(), row.columnOf(column)));
                }
            }
        }
    }

    private Set<String> inCases(String column) {
        String name = column + ":";
        Set<String> words = new HashSet<>();
        for (String text : files.cases().values()) {
            Matcher value = VALUE.matcher(text);
            int from = 0;
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, from)) {
                from = at + name.length();
                if (value.region(from, text.length()).lookingAt() && !isWithinWord(text, at)) {
                    words.add(value.group(1));
                    from = value.end();
                }
            }
        }
        return words;
    }

    private static boolean isWithinWord(String text, int at) {
        return at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
    }
}
