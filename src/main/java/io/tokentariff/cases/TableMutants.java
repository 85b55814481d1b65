package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.usage.Meters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mutants of the tables. Each is one cell or one row, of every row, whether or not a case uses it. Which cells, the table's
 * schema says: those that a price or advice can depend on. By what a cell holds:
 *
 * <ul>
 *   <li>a decimal is one more in its last digit, a whole number one more and one less, a day the next one, a word each of the
 *       others;
 *   <li>a name that a row is for is another or, where blank, the first; one that it only points to goes; of several names each
 *       goes, and where there is none of those a candidate is for, one comes;
 *   <li>the value of an advice term is one more, the next day, its words in another order or another word;
 *   <li>a blank cell is filled: with the day after that of most cases, or that day, their model, each tier, meter and region, somebody;
 *   <li>the row goes.
 * </ul>
 *
 * <p>Not changed are the status of models that nothing is advised for, unit and kind of meters without rates and of training,
 * which has no tiers anyway, scope and meter of long contexts without a factor. A row
 * of models or meters does not go: the rates that name it would no longer load, which says nothing about cases; nor does a
 * term that the arithmetic of advice needs.
 */
final class TableMutants {

    private static final Set<TableSchema> STAY = Set.of(Tables.MODELS, Tables.METERS, Tables.WAIVERS);
    private static final Collector<CharSequence, ?, String> BETWEEN_NAMES = Collectors.joining(";");
    private static final Set<String> ONLY_WITH_FACTOR = Set.of("scope", "meter");

    /** The recommendation that a candidate to be compared only gets. */
    private static final String RECOMMENDATION = "input-heavy";

    private final RateCard card;
    private final Set<String> advisedModels;
    private final LocalDate day;
    private final String model;

    private TableMutants(RateCard card, Set<String> advisedModels, List<Tried> tried) {
        this.card = card;
        this.advisedModels = advisedModels;
        this.day = mostCommon(tried.stream().map(each -> each.usage().day()), LocalDate.EPOCH);
        this.model = mostCommon(tried.stream().map(each -> each.plan().usage().model()), "");
    }

    private static <T> T mostCommon(Stream<T> all, T none) {
        return all.collect(Collectors.groupingBy(each -> each, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(none);
    }

    /**
     * Returns the mutants of all tables.
     *
     * @param advisedModels the models from which some recommendation may move away
     * @param tried what cases price: blank cells are filled with their day and their model
     */
    static List<Mutation> of(RulebookFiles files, RateCard card, Set<String> advisedModels, List<Tried> tried) {
        TableMutants mutants = new TableMutants(card, advisedModels, tried);
        List<Mutation> mutations = new ArrayList<>();
        for (TableSchema schema : Tables.ALL) {
            String text = files.text(schema.path());
            if (text != null) {
                Table.read(schema, text, new Problems())
                        .rows()
                        .forEach(row -> mutations.addAll(mutants.row(schema, text, row)));
            }
        }
        return mutations;
    }

    private List<Mutation> row(TableSchema schema, String text, TableRow row) {
        List<Mutation> mutations = new ArrayList<>();
        for (Column column : schema.columns()) {
            String name = column.name();
            if (column.matters() && !row.has(name) && row.lacks(name) > 0) {
                String line = text.substring(row.start(), row.end()).stripTrailing();
                int at = row.start() + line.length();
                filled(column)
                        .forEach(word -> mutations.add(Mutation.of(
                                row.file(),
                                text,
                                at,
                                at,
                                ",".repeat(row.lacks(name)) + word,
                                "\"%s\" (blank) became %s".formatted(name, word))));
            }
            if (column.matters() && row.has(name) && isTried(schema, name, row)) {
                others(column, row)
                        .forEach(other -> mutations.add(Mutation.of(
                                row.file(),
                                text,
                                row.startOf(name),
                                row.endOf(name),
                                other,
                                "\"%s\" %s became %s".formatted(name, said(row.cell(name)), said(other)))));
            }
        }
        boolean needed = schema.equals(Tables.ADVICE_TERMS) && AdviceTables.isNeeded(row.text("term"));
        if (!needed && !STAY.contains(schema)) {
            mutations.add(Mutation.of(row.file(), text, row.start(), row.end(), "", "the row went"));
        }
        return mutations;
    }

    private static String said(String value) {
        return value.isEmpty() ? "(blank)" : value;
    }

    private boolean isTried(TableSchema schema, String column, TableRow row) {
        if (schema.equals(Tables.MODELS) && column.equals("status")) {
            return advisedModels.contains(row.text("model"));
        }
        if (schema.equals(Tables.METERS) && !column.equals("without_rate")) {
            return !row.text("meter").equals(Meters.TRAINING)
                    && card.rows().rates().stream()
                            .anyMatch(rate -> rate.meter().equals(row.text("meter")));
        }
        return !schema.equals(Tables.LONG_CONTEXT)
                || !ONLY_WITH_FACTOR.contains(column)
                || row.optional("factor") != null;
    }

    /** What a cell holds instead, one after the other. */
    private Stream<String> others(Column column, TableRow row) {
        String name = column.name();
        String text = row.text(name);
        return switch (column.kind()) {
            case DECIMAL ->
                Stream.ofNullable(row.optional(name))
                        .map(number -> plus(row, name, row.decimal(name).ulp()));
            case WHOLE -> Stream.of(plus(row, name, BigDecimal.ONE), plus(row, name, BigDecimal.ONE.negate()));
            case DAY -> text.isEmpty() ? filled(column) : dayAfter(text);
            case WORD, YES_NO -> column.words().stream().filter(word -> !word.equals(row.value(name)));
            case NAME ->
                text.isEmpty() && column.isKey()
                        ? filled(column)
                        : column.isKey() && !column.table().isEmpty()
                                ? Stream.of(next(text, names(column.table())))
                                : Stream.of("").filter(blank -> !text.isEmpty());
            case NAMES -> otherNames(column, row);
            case VALUE ->
                switch (row.text("unit")) {
                    case "date" -> dayAfter(text);
                    case "words" -> otherOrder(row.names(name));
                    default -> Stream.of(plus(row, name, BigDecimal.ONE));
                };
            case TEXT -> text.isEmpty() && column.isKey() ? filled(column) : Stream.empty();
        };
    }

    /** The words that a blank cell is filled with: days so that the cases' own day is left out, the model of most cases and another. */
    private Stream<String> filled(Column column) {
        return switch (column.kind()) {
            case DAY ->
                Stream.of(column.name().equals("from") ? day.plusDays(1) : day).map(LocalDate::toString);
            case NAME ->
                column.table().isEmpty()
                        ? Stream.of("somebody")
                        : column.table().equals(Tables.MODELS.file())
                                ? Stream.of(names(column.table()).get(0), model).distinct()
                                : names(column.table()).stream();
            case NAMES -> column.table().equals(Tables.MODELS.file()) ? Stream.of(model) : Stream.empty();
            case TEXT -> Stream.of("env=prod");
            default -> Stream.empty();
        };
    }

    private static String plus(TableRow row, String column, BigDecimal amount) {
        return row.decimal(column).add(amount).toPlainString();
    }

    private static Stream<String> dayAfter(String day) {
        return day.isEmpty()
                ? Stream.empty()
                : Stream.of(LocalDate.parse(day).plusDays(1).toString());
    }

    /** Another name than the one there is; the first where the cell is blank. */
    private static String next(String name, List<String> names) {
        return names.get((names.indexOf(name) + 1) % names.size());
    }

    private Stream<String> otherNames(Column column, TableRow row) {
        boolean blank = row.cell(column.name()).isEmpty();
        if (column.isKey() && !column.isNeeded() && !column.table().isEmpty()) {
            return Stream.of(next(row.text(column.name()), names(column.table())));
        }
        if (blank && !column.words().isEmpty()) {
            return Stream.of(column.words().get(0));
        }
        if (blank && column.name().equals("exempt_models")) {
            return filled(column);
        }
        if (blank && column.name().equals("advised_for")) {
            return Stream.of(RECOMMENDATION);
        }
        List<String> all = row.names(column.name());
        return all.stream()
                .filter(name -> !column.isNeeded() || all.size() > 1)
                .map(name -> all.stream().filter(other -> !other.equals(name)).collect(BETWEEN_NAMES));
    }

    /** Words in another order; for a single one another of the known ones. */
    private static Stream<String> otherOrder(List<String> words) {
        if (words.size() == 1) {
            return Stream.of(next(words.get(0), Tables.CANDIDATES.words("tasks")));
        }
        return IntStream.range(1, words.size()).mapToObj(i -> {
            List<String> swapped = new ArrayList<>(words);
            Collections.swap(swapped, i - 1, i);
            return swapped.stream().collect(BETWEEN_NAMES);
        });
    }

    /** The names of a table that a row can be for; of tiers those that can have rates. */
    private List<String> names(String table) {
        Set<String> unrated = Set.copyOf(card.rows().tiers().stream()
                .filter(tier -> !tier.rated())
                .map(Row.Named::name)
                .toList());
        return Rows.schemas().stream()
                .filter(schema -> schema.file().equals(table))
                .flatMap(card.rows()::named)
                .map(Row.Named::name)
                .filter(name -> !table.equals(Tables.TIERS.file()) || !unrated.contains(name))
                .toList();
    }
}
