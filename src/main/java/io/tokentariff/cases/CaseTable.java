package io.tokentariff.cases;

import java.util.Locale;
import java.util.Map;

/** The tables a case can have rows of, each with its file and what a cell left out holds. */
enum CaseTable {
    MODELS("models.csv", "model"),
    TIERS("tiers.csv", "tier"),
    REGIONS("regions.csv", "region"),
    METERS("meters.csv", "meter"),
    RATES("rates.csv", ""),
    TERMS("terms.csv", ""),
    LONG_CONTEXT("long-context.csv", "");

    /** The source of made-up rows. */
    static final String SOURCE = "case";

    private final String csv;
    private final String nameColumn;

    CaseTable(String csv, String nameColumn) {
        this.csv = csv;
        this.nameColumn = nameColumn;
    }

    /** Its name in cases. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its file's name. */
    String csv() {
        return csv;
    }

    /** Its file's path below the rulebook's folder. */
    String path() {
        return "tables/" + csv;
    }

    /** The column with the name that other tables use; empty where rows have none. */
    String nameColumn() {
        return nameColumn;
    }

    /** What cells hold that a case leaves out; blank for all others. */
    Map<String, String> defaults() {
        return switch (this) {
            case MODELS -> Map.of("status", "current");
            case TIERS -> Map.of("rated", "yes");
            case REGIONS -> Map.of("residency", "no");
            case METERS -> Map.of("what", SOURCE);
            case RATES -> Map.of("fine_tuned", "no", "certainty", "published");
            case TERMS, LONG_CONTEXT -> Map.of();
        };
    }
}
