package io.tokentariff.table;

import static io.tokentariff.table.Column.Kind.DATE;
import static io.tokentariff.table.Column.Kind.DECIMAL;
import static io.tokentariff.table.Column.Kind.NAME;
import static io.tokentariff.table.Column.Kind.NAMES;
import static io.tokentariff.table.Column.Kind.TEXT;
import static io.tokentariff.table.Column.Kind.VALUE;
import static io.tokentariff.table.Column.Kind.WHOLE;
import static io.tokentariff.table.Column.Kind.WORD;
import static io.tokentariff.table.Column.Kind.YES_NO;

import java.util.List;

/**
 * Every table of a rulebook, each described once. A column more is a line here and its use; with {@code optional} the tables
 * there are need not have it. A table more is a schema here, in {@link #ALL}, and the row that is made of it.
 *
 * <p>In every table names are the first column's of the table they come from; {@code from} is the first day a row is in force,
 * {@code until} the first day after, days are in UTC.
 */
public final class Tables {

    /** The column with the other names of a row. */
    static final String OTHER_NAMES = "also_called";

    /** The source of made-up rows of cases. */
    public static final String CASE = "case";

    public static final TableSchema MODELS = TableSchema.of(
                    "models.csv",
                    "A model that has prices, and every name it goes by.",
                    name("model"),
                    otherNames(),
                    Column.of(TEXT, "developer", "who made it").forReaders(),
                    Column.of(TEXT, "family", "the series it belongs to").forReaders(),
                    Column.of(WORD, "status", "how the developer speaks of it")
                            .words("current", "legacy")
                            .needed()
                            .inCases("current"),
                    Column.of(DATE, "released", "the day it came out")
                            .blank("not known")
                            .forReaders(),
                    Column.of(WHOLE, "context_window", "tokens of input and output together")
                            .blank("not known")
                            .forReaders(),
                    Column.of(NAMES, "successors", "models that may replace it")
                            .blank("none")
                            .forReaders(),
                    source())
            .needed()
            .named("unknown-model")
            .ordered("model");

    public static final TableSchema TIERS = TableSchema.of(
                    "tiers.csv",
                    "A service tier that usage can name.",
                    name("tier"),
                    otherNames(),
                    Column.of(YES_NO, "rated", "whether it can have rates; no where it is only what was asked for")
                            .needed()
                            .inCases("yes"),
                    source())
            .needed()
            .named("unknown-tier");

    public static final TableSchema REGIONS = TableSchema.of(
                    "regions.csv",
                    "A region that usage can name.",
                    name("region"),
                    otherNames(),
                    Column.of(YES_NO, "residency", "whether it is a data-residency endpoint")
                            .needed()
                            .inCases("no"),
                    Column.of(NAMES, "exempt_models", "models that pay no residency surcharge there")
                            .in("models.csv")
                            .blank("none"),
                    source())
            .needed()
            .named("unknown-region");

    public static final TableSchema METERS = TableSchema.of(
                    "meters.csv",
                    "Something that usage has counts of.",
                    name("meter"),
                    Column.of(NAME, "without_rate", "the meter whose rates apply for a model that has none of this one")
                            .in("meters.csv")
                            .blank("none: such usage has no price"),
                    Column.of(TEXT, "what", "one sentence")
                            .needed()
                            .forReaders()
                            .inCases(CASE),
                    Column.of(TEXT, "unit", "what is counted, one of them").optional("token"),
                    Column.of(WHOLE, "per", "how many of them a price is for: 1, 10, 100, …")
                            .optional("1000000"),
                    Column.of(
                                    WORD,
                                    "kind",
                                    "a fee is its list price whatever the tier, the context and the region, unless a row names the meter")
                            .words("token", "fee")
                            .optional("token"),
                    Column.of(NAME, "part_of", "the meter whose tokens it is a part of")
                            .in("meters.csv")
                            .optional("")
                            .forReaders()
                            .blank("none"))
            .needed()
            .named("unknown-meter");

    public static final TableSchema RATES = TableSchema.of(
                    "rates.csv",
                    "The list price of one meter of one model.",
                    Column.of(NAME, "model", "the model")
                            .in("models.csv")
                            .key()
                            .blank("any that has no row of its own"),
                    Column.of(YES_NO, "fine_tuned", "whether it is the price of fine-tuned models")
                            .key()
                            .blank("of both")
                            .shown("fine-tuned")
                            .inCases("no"),
                    Column.of(NAME, "tier", "the service tier")
                            .in("tiers.csv")
                            .key()
                            .blank("any that has no row of its own"),
                    Column.of(WORD, "context", "whether it is the price within the model's threshold, or beyond it")
                            .words("short", "long")
                            .key()
                            .blank("both")
                            .shown("%s context"),
                    Column.of(NAME, "meter", "what is counted")
                            .in("meters.csv")
                            .key()
                            .needed(),
                    Column.of(DECIMAL, "price", "US dollars for what the meter's `per` says: mostly 1,000,000 tokens")
                            .formerly("usd_per_million")
                            .needed()
                            .says("%s USD"),
                    from(),
                    until(),
                    Column.of(WORD, "certainty", "approximate where the source itself gives an average")
                            .words("published", "approximate")
                            .needed()
                            .inCases("published"),
                    source())
            .needed()
            .mostSpecific()
            .ordered("model", "fine_tuned", "tier", "context", "meter", "from");

    public static final TableSchema TERMS = TableSchema.of(
                    "terms.csv",
                    "A percentage that a rule changes a price by.",
                    Column.of(NAME, "term", "what rules call it").key().needed(),
                    Column.of(NAME, "model", "the model it is for")
                            .in("models.csv")
                            .key()
                            .tried()
                            .blank("any"),
                    Column.of(NAME, "tier", "the service tier it is for")
                            .in("tiers.csv")
                            .key()
                            .tried()
                            .blank("any"),
                    Column.of(NAME, "meter", "the meter it is for")
                            .in("meters.csv")
                            .key()
                            .tried()
                            .blank("every meter but fees"),
                    Column.of(DECIMAL, "percent", "the change: -50 is half off, 10 a tenth more")
                            .needed()
                            .says("%s %%"),
                    from(),
                    until(),
                    source(),
                    whom(NAME, "project", "the project it is for"),
                    whom(NAME, "user", "the end user it is for"),
                    whom(NAME, "api_key", "the id of the key it is for"),
                    whom(TEXT, "tag", "the tag it is for, as env=prod"),
                    whom(NAME, "region", "the region it is for").in("regions.csv"),
                    whom(NAME, "provider", "the developer of the models it is for"),
                    Column.of(
                                    WORD,
                                    "stacks",
                                    "alone where only the best of such terms for the customer applies; others multiply")
                            .words("multiply", "alone")
                            .blank("multiply")
                            .optional("multiply"))
            .needed()
            .mostSpecific();

    public static final TableSchema LONG_CONTEXT = TableSchema.of(
                    "long-context.csv",
                    "From which size of context on a model costs something else.",
                    Column.of(NAME, "model", "the model").in("models.csv").key().needed(),
                    Column.of(WHOLE, "threshold_tokens", "tokens in the context; strictly above it the row applies")
                            .needed(),
                    Column.of(
                                    WORD,
                                    "scope",
                                    "whether the tokens beyond the threshold change price, or all of the request")
                            .words("excess", "whole-request")
                            .needed(),
                    Column.of(NAME, "meter", "the meter it is for")
                            .in("meters.csv")
                            .key()
                            .tried()
                            .blank("every meter but fees"),
                    Column.of(DECIMAL, "factor", "what prices are multiplied by")
                            .blank("the long rates")
                            .says("factor %s"),
                    Column.of(NAMES, "tiers", "the service tiers it is for")
                            .in("tiers.csv")
                            .key()
                            .tried()
                            .blank("all tiers"),
                    from(),
                    until(),
                    source())
            .needed()
            .ordered("model", "from");

    public static final TableSchema CANDIDATES = TableSchema.of(
            "candidates.csv",
            "A model that may be recommended instead of others.",
            Column.of(NAME, "candidate", "the model moved to")
                    .in("models.csv")
                    .key()
                    .needed(),
            Column.of(NAMES, "replaces", "the models moved from")
                    .in("models.csv")
                    .key()
                    .tried()
                    .needed()
                    .shown("replaces %s"),
            Column.of(NAMES, "tasks", "the tasks it is for")
                    .words("simple", "general", "complex")
                    .blank("any task"),
            Column.of(NAMES, "advised_for", "the recommendations that may name it")
                    .blank("it is compared, never recommended"),
            source());

    public static final TableSchema ADVICE_TERMS = TableSchema.of(
                    "advice-terms.csv",
                    "A number, a day or a word that recommendations rest on.",
                    Column.of(NAME, "term", "what rules call it").key().needed(),
                    Column.of(VALUE, "value", "the number, day or words").needed(),
                    Column.of(WORD, "unit", "what the value is")
                            .words("months", "days", "date", "percent", "ratio", "words")
                            .needed()
                            .forReaders(),
                    source())
            .named("unknown-term");

    /** The file of free credits, which stands beside a bill and not in a rulebook. */
    public static final TableSchema CREDITS = TableSchema.of(
            "credits.csv",
            "A grant of free credit.",
            Column.of(NAME, "grant", "what it is called").needed(),
            Column.of(DECIMAL, "amount_usd", "US dollars").needed(),
            from(),
            until(),
            Column.of(NAME, "account", "the project it is for").blank("any"));

    /** All of a rulebook, names before those that use them. */
    public static final List<TableSchema> ALL =
            List.of(MODELS, TIERS, METERS, REGIONS, RATES, TERMS, LONG_CONTEXT, CANDIDATES, ADVICE_TERMS);

    private Tables() {}

    /** Returns the schema of a table's text: of one that is not known, what its header says. */
    public static TableSchema of(String path, String text) {
        for (TableSchema schema : ALL) {
            if (schema.path().equals(path)) {
                return schema;
            }
        }
        List<CsvRow> rows = CsvText.rows(text);
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.get(0).cells().stream().map(CsvRow.Cell::value).toList();
        return TableSchema.unknown(path.substring(path.lastIndexOf('/') + 1), header);
    }

    /** Returns the schema of a file's name. */
    static TableSchema named(String file) {
        return of("tables/" + file, "");
    }

    /** Whether cells of some table are names of this one. */
    static boolean isReferredTo(TableSchema schema) {
        return ALL.stream().flatMap(table -> table.columns().stream()).anyMatch(column -> column.table()
                .equals(schema.file()));
    }

    private static Column name(String name) {
        return Column.of(NAME, name, "the name that other tables use").key().needed();
    }

    private static Column otherNames() {
        return Column.of(NAMES, OTHER_NAMES, "its other names").blank("none");
    }

    private static Column whom(Column.Kind kind, String name, String what) {
        return Column.of(kind, name, what)
                .key()
                .tried()
                .blank("any")
                .optional("")
                .shown(name + " %s");
    }

    private static Column from() {
        return Column.of(DATE, "from", "the first day it is in force").blank("since ever");
    }

    private static Column until() {
        return Column.of(DATE, "until", "the first day it is no longer in force")
                .blank("still in force");
    }

    private static Column source() {
        return Column.of(TEXT, "source", "who says so").needed().forReaders().inCases(CASE);
    }
}
