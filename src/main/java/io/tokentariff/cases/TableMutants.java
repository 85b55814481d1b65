package io.tokentariff.cases;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rulebook.RulebookFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mutants of the tables that prices rest on. Each is one cell or one row, of every row, whether or not a case uses it:
 *
 * <ul>
 *   <li>rates: the price is one more in its last digit, {@code certainty} is the other, {@code from} and {@code until} are a
 *       day later, the row goes;
 *   <li>terms: {@code percent} is one more, {@code model}, {@code tier}, {@code meter} are another or, where blank, the first;
 *       days likewise; the row goes;
 *   <li>long contexts: {@code threshold_tokens} is one more and one less, {@code factor} one more, {@code scope} the other (where
 *       there is a factor), {@code meter} and {@code tiers} are named where blank; days likewise; the row goes;
 *   <li>tiers and regions: {@code rated} and {@code residency} are the other, other names go, the row goes;
 *   <li>models: each other name goes; {@code status} is the other, of models that something may be advised for. Meters:
 *       {@code without_rate} goes.
 * </ul>
 *
 * <p>A row of models or meters does not go: the rates that name it would no longer load, which says nothing about cases.
 */
final class TableMutants {

    private static final String ALSO_CALLED = "also_called";

    private final List<String> models;
    private final List<String> tiers;
    private final List<String> meters;
    private final Set<String> advisedModels;

    private TableMutants(RateCard card, Set<String> advisedModels) {
        this.models = card.rows().models().stream().map(ModelInfo::name).toList();
        this.tiers = card.rows().tiers().stream()
                .filter(TierInfo::rated)
                .map(TierInfo::name)
                .toList();
        this.meters = card.rows().meters().stream().map(MeterInfo::name).toList();
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
        for (CaseTable table : CaseTable.values()) {
            String text = files.text(table.path());
            if (text != null) {
                CellMutants cells = new CellMutants(table.path(), text);
                cells.rows().forEach(row -> mutants.row(table, row, cells));
                mutations.addAll(cells.mutations());
            }
        }
        return mutations;
    }

    private void row(CaseTable table, CsvRows.Row row, CellMutants cells) {
        switch (table) {
            case RATES -> {
                cells.lastDigit(row, "usd_per_million");
                cells.other(row, "certainty", "published", "approximate");
                days(row, cells);
                cells.gone(row);
            }
            case TERMS -> {
                cells.add(row, "percent", 1);
                cells.next(row, "model", models);
                cells.next(row, "tier", tiers);
                cells.next(row, "meter", meters);
                days(row, cells);
                cells.gone(row);
            }
            case LONG_CONTEXT -> longContext(row, cells);
            case TIERS -> {
                cells.other(row, "rated", "yes", "no");
                cells.names(row, ALSO_CALLED, true);
                cells.gone(row);
            }
            case REGIONS -> {
                cells.other(row, "residency", "yes", "no");
                cells.blank(row, "exempt_models");
                cells.names(row, ALSO_CALLED, true);
                cells.gone(row);
            }
            case MODELS -> {
                cells.names(row, ALSO_CALLED, true);
                if (advisedModels.contains(row.value("model"))) {
                    cells.other(row, "status", "legacy", "current");
                }
            }
            case METERS -> cells.blank(row, "without_rate");
        }
    }

    private void longContext(CsvRows.Row row, CellMutants cells) {
        cells.add(row, "threshold_tokens", 1);
        cells.add(row, "threshold_tokens", -1);
        if (!row.value("factor").isEmpty()) {
            cells.add(row, "factor", 1);
            cells.other(row, "scope", "excess", "whole-request");
            cells.next(row, "meter", meters);
        }
        cells.next(row, "tiers", tiers);
        days(row, cells);
        cells.gone(row);
    }

    private static void days(CsvRows.Row row, CellMutants cells) {
        cells.dayAfter(row, "from");
        cells.dayAfter(row, "until");
    }
}
