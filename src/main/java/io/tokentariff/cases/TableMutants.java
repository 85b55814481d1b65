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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
 *   <li>the row goes.
 * </ul>
 *
 * <p>Not changed are the status of models that nothing is advised for, unit and kind of meters without rates and of training,
 * which has no tiers anyway, scope and meter of long contexts without a factor. A row
 * of models or meters does not go: the rates that name it would no longer load, which says nothing about cases; nor does a
 * term that the arithmetic of advice needs.
 */
final class TableMutants {

    private static final Set<TableSchema> STAY = Set.of(Tables.MODELS, Tables.METERS);
    private static final Set<String> ONLY_WITH_FACTOR = Set.of("scope", "meter");

    /** The recommendation that a candidate to be compared only gets. */
    private static final String RECOMMENDATION = "input-heavy";

    private final RateCard card;
    private final Set<String> advisedModels;

    private TableMutants(RateCard card, Set<String> advisedModels) {
        this.card = card;
        this.advisedModels = advisedModels;
    }

    /**
     * Returns the mutants of all tables.
     *
     * @param advisedModels the models from which some recommendation may move away
     */
    static List<Mutation> of(RulebookFiles files, RateCard card, Set<String> advisedModels) {
        TableMutants mutants = new TableMutants(card, advisedModels);
        List<Mutation> mutations = new ArrayList<>();
        for (TableSchema schema : Tables.ALL) {
            String text = files.text(schema.path());
            if (text != null) {
                CellMutants cells = new CellMutants(schema.path(), text);
                Table.read(schema, text, new Problems()).rows().forEach(row -> mutants.row(schema, row, cells));
                mutations.addAll(cells.mutations());
            }
        }
        return mutations;
    }

    private void row(TableSchema schema, TableRow row, CellMutants cells) {
        for (Column column : schema.columns()) {
            if (column.matters() && row.has(column.name()) && isTried(schema, column.name(), row)) {
                cell(column, row, cells);
            }
        }
        boolean needed = schema.equals(Tables.ADVICE_TERMS) && AdviceTables.isNeeded(row.text("term"));
        if (!needed && !STAY.contains(schema)) {
            cells.gone(row);
        }
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

    private void cell(Column column, TableRow row, CellMutants cells) {
        String name = column.name();
        switch (column.kind()) {
            case DECIMAL -> cells.lastDigit(row, name);
            case WHOLE -> {
                cells.add(row, name, 1);
                cells.add(row, name, -1);
            }
            case DAY -> cells.dayAfter(row, name);
            case WORD, YES_NO ->
                column.words().stream()
                        .filter(word -> !word.equals(row.value(name)))
                        .forEach(word -> cells.set(row, name, word));
            case NAME -> {
                if (column.isKey()) {
                    cells.next(row, name, names(column.table()));
                } else {
                    cells.blank(row, name);
                }
            }
            case NAMES -> names(column, row, cells);
            case VALUE -> value(row, cells);
            case TEXT -> {}
        }
    }

    private void names(Column column, TableRow row, CellMutants cells) {
        String name = column.name();
        boolean blank = row.cell(name).isEmpty();
        if (column.isKey() && !column.isNeeded()) {
            cells.next(row, name, names(column.table()));
        } else if (blank && !column.words().isEmpty()) {
            cells.set(row, name, column.words().get(0));
        } else if (blank && name.equals("advised_for")) {
            cells.set(row, name, RECOMMENDATION);
        } else {
            cells.names(row, name, !column.isNeeded());
        }
    }

    private static void value(TableRow row, CellMutants cells) {
        switch (row.text("unit")) {
            case "date" -> cells.dayAfter(row, "value");
            case "words" -> cells.words(row, "value", Tables.CANDIDATES.words("tasks"));
            default -> cells.add(row, "value", 1);
        }
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
