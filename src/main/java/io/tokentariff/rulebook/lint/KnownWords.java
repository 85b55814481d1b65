package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Usage;
import io.tokentariff.table.AgreementTables;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words a text of a fact can be: those of a column of a table, or a fixed few. */
public enum KnownWords {
    TIER("service tier of tiers.csv", card -> names(card, Tables.TIERS)),
    METER("meter of meters.csv", card -> names(card, Tables.METERS)),
    MODEL("model of models.csv", card -> names(card, Tables.MODELS)),
    REGION("region of regions.csv", card -> names(card, Tables.REGIONS)),
    TERM("term of terms.csv", card -> names(card.rows().terms().stream().map(Term::name))),
    OPERATION("operation", card -> names(Arrays.stream(Operation.values()).map(Operation::word))),
    STATUS("status", card -> names(Arrays.stream(UsageStatus.values()).map(UsageStatus::word))),
    CONTEXT("context", Tables.RATES, "context", Usage.UNKNOWN_CONTEXT, Usage.BEYOND_WINDOW),
    CERTAINTY("certainty", Tables.RATES, "certainty"),
    SCOPE("scope", Tables.LONG_CONTEXT, "scope"),
    MODEL_STATUS("status of a model", Tables.MODELS, "status"),
    VERDICT("verdict", "stay", "migrate", "move-tier", "use-caching", "review"),
    CHANGE(
            "change of an alternative",
            "model",
            "tier",
            "tier-mix",
            "model-and-tier",
            "base-model",
            "base-model-and-tier",
            "caching",
            "region",
            "fine-tuning"),
    PROMPTS("prompt stability", "proven", "new", "unknown"),
    TASK("task", Tables.CANDIDATES, "tasks", "unknown"),
    LATENCY("latency", "interactive", "tolerant", "overnight", "unknown"),
    YES_NO("answer", "yes", "no", "unknown"),
    AGREEMENT("kind of agreement", card -> names(AgreementTables.ALL.stream().map(TableSchema::name))),
    DISCOUNT_MODE("mode", AgreementTables.VOLUME_DISCOUNTS, "mode"),
    PER("span", AgreementTables.ALLOWANCES, "per"),
    WEEKDAY("weekday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    private final Function<RateCard, Set<String>> words;

    KnownWords(String what, Function<RateCard, Set<String>> words) {
        this.what = what;
        this.words = words;
    }

    KnownWords(String what, String... words) {
        this(what, card -> new TreeSet<>(Arrays.asList(words)));
    }

    /** The words of a column, and others beside them. */
    KnownWords(String what, TableSchema table, String column, String... others) {
        this(what, card -> names(Stream.concat(table.words(column).stream(), Stream.of(others))));
    }

    /** What one of these words is, for messages. */
    String what() {
        return what;
    }

    /** All of them; the empty text, for "not said", is none. */
    Set<String> in(RateCard card) {
        return words.apply(card);
    }

    /** Whether a rule may name a word whose row was taken out: its twin is there to say so. */
    boolean mayBeAbsent() {
        return this == TERM;
    }

    private static Set<String> names(RateCard card, TableSchema table) {
        return names(card.rows().named(table).map(Row.Named::name));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
