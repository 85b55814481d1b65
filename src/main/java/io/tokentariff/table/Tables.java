package io.tokentariff.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every table of a rulebook, each described once. A column more is a line here and its use; with {@code optional} the tables
 * there are need not have it. A table more is a description here, in {@link #ALL}, and the row that is made of it.
 *
 * <p>The first line of a description has the file, what a row is, and marks: {@code needed} where a rulebook must have the
 * table; {@code in} the folder it stands in, {@code tables} where nothing is said; {@code named} where the first column is a name that no two rows share, with the code of a name that is none; {@code by},
 * the columns that order the rows; {@code overlaps} where rows for the same may be in force at once. The lines of the columns
 * have, between bars:
 *
 * <ol>
 *   <li>the name; a star before it where it tells rows apart, days left out;
 *   <li>what a cell holds: {@code text}, {@code name}, {@code names} (semicolons between them), {@code decimal}, {@code whole},
 *       {@code day}, {@code value}; {@code name of} a table; words with slashes between them; {@code names} of such words;
 *   <li>what a blank cell means, {@code !} where it must not be blank;
 *   <li>what a cell means;
 *   <li>marks: {@code reader} where no price depends on it; {@code tried} for a key that cases must notice a change of; {@code
 *       case}, what a made-up row of a case holds; {@code shown}, how a cell reads within a sentence; {@code says}, likewise,
 *       where two rows that disagree are told apart by it; {@code optional} where the column may be missing, with what its
 *       cells hold then, and blank ones; {@code formerly}, what tables may call it that are older.
 * </ol>
 */
public final class Tables {

    /** The column with the other names of a row. */
    static final String OTHER_NAMES = "also_called";

    /** The source of made-up rows of cases. */
    public static final String CASE = "case";

    public static final TableSchema MODELS = TableSchema.of(
            """
            models.csv     | A model that has prices, and every name it goes by. | needed; named unknown-model; by model
            *model         | name           | !         | the name that other tables use
            also_called    | names          | none      | its other names
            developer      | text           |           | who made it                           | reader
            family         | text           |           | the series it belongs to              | reader
            status         | current/legacy | !         | how the developer speaks of it        | case current
            released       | day            | not known | the day it came out                   | reader
            context_window | whole          | not known | tokens of input and output together   | reader
            successors     | names          | none      | models that may replace it            | reader
            source         | text           | !         | who says so                           | reader; case case
            retired_on     | day            | not known | the first day on which it is no longer served | optional; reader
            """);

    public static final TableSchema NAME_PARTS = TableSchema.of(
            """
            name-parts.csv | A part of models' names that is not the model's own, such as who serves it. | named unknown-name-part
            *part    | name                     | !            | the part, in small letters
            kind     | prefix/suffix/fine-tuned | !            | where it stands: before the model, after it, or before the id of a fine-tuned model | reader; case prefix
            provider | name                     | not said     | who serves the model then                            | reader
            region   | name of regions.csv      | none         | the data-residency endpoint it stands for            | reader
            means    | text                     | !            | what it says, in words                               | reader; case case
            source   | text                     | !            | who says so                                          | reader; case case
            """);

    public static final TableSchema DEVELOPERS = TableSchema.of(
            """
            developers.csv | Who makes models, and how the names of his models begin. | named unknown-developer
            *developer | name  | !    | the name that models.csv uses            | reader
            called     | text  | !    | what people call him                     | reader; case case
            begins     | names | none | how names of his models begin            | reader
            source     | text  | !    | who says so                              | reader; case case
            """);

    public static final TableSchema ALIASES = TableSchema.of(
            """
            aliases.csv | A name of yours that stands for a model, such as that of a deployment. | overlaps
            *name     | name               | !              | the name in usage, without a provider's part before it
            *project  | name               | any            | the project whose name it is
            *provider | name               | any            | who serves it; where usage does not say who does, it is this one
            model     | name of models.csv | !              | the model it stands for        | reader; says %s
            from      | day                | since ever     | the first day it is in force
            until     | day                | still in force | the first day it is no longer in force
            source    | text               | !              | who says so                    | reader; case case
            """);

    public static final TableSchema TIERS = TableSchema.of(
            """
            tiers.csv   | A service tier that usage can name. | needed; named unknown-tier
            *tier       | name   | !    | the name that other tables use
            also_called | names  | none | its other names
            rated       | yes/no | !    | whether it can have rates; no where it is only what was asked for | case yes
            source      | text   | !    | who says so                                                       | reader; case case
            """);

    public static final TableSchema REGIONS = TableSchema.of(
            """
            regions.csv   | A region that usage can name. | needed; named unknown-region
            *region       | name                | !    | the name that other tables use
            also_called   | names               | none | its other names
            residency     | yes/no              | !    | whether it is a data-residency endpoint         | case no
            exempt_models | names of models.csv | none | models that pay no residency surcharge there
            source        | text                | !    | who says so                                     | reader; case case
            """);

    public static final TableSchema METERS = TableSchema.of(
            """
            meters.csv   | Something that usage has counts of. | needed; named unknown-meter
            *meter       | name               | !                             | the name that other tables use
            without_rate | name of meters.csv | none: such usage has no price | the meter whose rates apply for a model that has none of this one
            what         | text               | !                             | one sentence | reader; case case
            unit         | text               |                               | what is counted, one of them | optional token
            per          | whole              |                               | how many of them a price is for: 1, 10, 100, … | optional 1000000
            kind         | token/fee/unsaid   |                               | a fee is its list price whatever the tier, the context and the region, unless a row names the meter; what is unsaid costs money, and nobody knows how much of it there was | optional token
            part_of      | name of meters.csv | none                          | the meter whose tokens it is a part of | optional; reader
            billed_as    | names              | none but its name             | what the provider's cost lines call it beside its own name, blanks for `_`: `audio, input` | optional; reader
            """);

    public static final TableSchema RATES = TableSchema.of(
            """
            rates.csv       | The list price of one meter of one model. | needed; overlaps; by model, fine_tuned, tier, context, meter, from
            *model          | name of models.csv    | any that has no row of its own | the model
            *fine_tuned     | yes/no                | of both        | whether it is the price of fine-tuned models | shown fine-tuned; case no
            *tier           | name of tiers.csv     | any that has no row of its own | the service tier
            *context        | short/long            | both           | whether it is the price within the model's threshold, or beyond it | shown %s context
            *meter          | name of meters.csv    | !              | what is counted
            *provider       | name                  | any that has no row of its own | who serves the model                | optional; shown by %s
            price           | decimal               | !              | US dollars for what the meter's `per` says: mostly 1,000,000 tokens | says %s USD; formerly usd_per_million
            from            | day                   | since ever     | the first day it is in force
            until           | day                   | still in force | the first day it is no longer in force
            certainty       | published/approximate | !              | approximate where the source itself gives an average | case published
            source          | text                  | !              | who says so | reader; case case
            """);

    public static final TableSchema TERMS = TableSchema.of(
            """
            terms.csv | A percentage that a rule changes a price by. | needed; overlaps
            *term     | name                | !              | what rules call it
            *model    | name of models.csv  | any            | the model it is for                     | tried
            *tier     | name of tiers.csv   | any            | the service tier it is for              | tried
            *meter    | name of meters.csv  | every meter but fees | the meter it is for               | tried
            percent   | decimal             | !              | the change: -50 is half off, 10 a tenth more | says %s %%
            from      | day                 | since ever     | the first day it is in force
            until     | day                 | still in force | the first day it is no longer in force
            source    | text                | !              | who says so                             | reader; case case
            *project  | name                | any            | the project it is for                   | tried; optional; shown project %s
            *user     | name                | any            | the end user it is for                  | tried; optional; shown user %s
            *api_key  | name                | any            | the id of the key it is for             | tried; optional; shown api_key %s
            *tag      | text                | any            | the tag it is for, as env=prod          | tried; optional; shown tag %s
            *region   | name of regions.csv | any            | the region it is for                    | tried; optional; shown region %s
            *provider | name                | any            | who serves the models it is for         | tried; optional; shown provider %s
            stacks    | multiply/alone      | multiply       | alone where only the best of such terms for the customer applies; others multiply | optional multiply
            basis     | published/negotiated | published     | negotiated where it was agreed on: then it changes the contracted price of a FOCUS file, not the list price | reader; optional published
            """);

    public static final TableSchema LONG_CONTEXT = TableSchema.of(
            """
            long-context.csv | From which size of context on a model costs something else. | needed; by model, from
            *model           | name of models.csv   | !              | the model
            threshold_tokens | whole                | !              | tokens in the context; strictly above it the row applies
            scope            | excess/whole-request | !              | whether the tokens beyond the threshold change price, or all of the request
            *meter           | name of meters.csv   | every meter but fees | the meter it is for      | tried
            factor           | decimal              | the long rates | what prices are multiplied by  | says factor %s
            *tiers           | names of tiers.csv   | all tiers      | the service tiers it is for    | tried
            from             | day                  | since ever     | the first day it is in force
            until            | day                  | still in force | the first day it is no longer in force
            source           | text                 | !              | who says so                    | reader; case case
            """);

    public static final TableSchema OFF_PEAK = TableSchema.of(
            """
            off-peak.csv | Hours of the week in which usage costs less, or more; of the zone that settings.csv says. |
            *off_peak  | name                | !                    | what it is called                       | case night
            *weekdays  | names monday/tuesday/wednesday/thursday/friday/saturday/sunday | every day | the weekdays on which its hours begin | tried
            from_hour  | whole               | midnight             | the hour in which it begins, 0 to 23
            until_hour | whole               | midnight             | the hour in which it no longer is, 1 to 24; 6 after 22 is 6 on the next day
            *model     | names               | any                  | the models; a star at the end stands for any rest of a name: `gpt-5*` | tried
            *tier      | names of tiers.csv  | any                  | the service tiers                       | tried
            *meter     | names of meters.csv | every meter but fees | the meters                              | tried
            percent    | decimal             | !                    | the change: -20 takes a fifth off, 10 adds a tenth | says %s %%
            from       | day                 | since ever           | the first UTC day it is in force
            until      | day                 | still in force       | the first UTC day it is no longer in force
            source     | text                | !                    | who says so                             | reader; case case
            """);

    public static final TableSchema SETTINGS = TableSchema.of(
            """
            settings.csv | What holds for the whole rulebook. | named unknown-setting
            *setting | name | ! | which: `zone`, of the hours and weekdays of usage and of the months and days of statements | reader
            value    | text | ! | what it is: `UTC`, `Europe/Berlin` | reader
            source   | text | ! | who says so                                     | reader; case case
            """);

    public static final TableSchema PER_CALL_TOKENS = TableSchema.of(
            """
            per-call-tokens.csv | Tokens charged with each call of a tool that usage does not count. | overlaps
            *model     | name of models.csv | !              | the model
            *meter     | name of meters.csv | !              | what comes with these tokens
            tokens     | whole              | !              | how many tokens each comes with
            charged_as | name of meters.csv | !              | the meter they are charged as
            from       | day                | since ever     | the first day it is in force
            until      | day                | still in force | the first day it is no longer in force
            source     | text               | !              | who says so | reader; case case
            """);

    public static final TableSchema WAIVERS = TableSchema.of(
            """
            waivers.csv | Something that check would stop, and that is meant. |
            *code  | text | ! | the code that check says, in brackets         | reader
            *of    | text | ! | what it is said of: a rule by its id, a row as check names it | reader
            reason | text | ! | why it is meant                               | reader
            by     | text | ! | who says so                                   | reader
            until  | day  | for good | the first day on which it is said again | reader
            """);

    public static final TableSchema CANDIDATES = TableSchema.of(
            """
            candidates.csv | A model that may be recommended instead of others. | few
            *candidate     | name of models.csv           | !                                 | the model moved to
            *replaces      | names of models.csv          | !                                 | the models moved from | tried; shown replaces %s
            tasks          | names simple/general/complex | any task                          | the tasks it is for
            advised_for    | names                        | it is compared, never recommended | the recommendations that may name it
            source         | text                         | !                                 | who says so           | reader; case case
            """);

    public static final TableSchema ADVICE_TERMS = TableSchema.of(
            """
            advice-terms.csv | A number, a day or a word that recommendations rest on. | named unknown-term
            *term            | name                                 | ! | what rules call it
            value            | value                                | ! | the number, day or words
            unit             | months/days/date/percent/ratio/tokens/words | ! | what the value is | reader
            source           | text                                 | ! | who says so       | reader; case case
            """);

    /** The file of free credits, which stands beside a bill and not in a rulebook. */
    public static final TableSchema CREDITS = TableSchema.of(
            """
            credits.csv | A grant of free credit.
            grant       | name    | !              | what it is called
            amount_usd  | decimal | !              | US dollars
            from        | day     | since ever     | the first day whose usage it can pay for
            until       | day     | still in force | the first day whose usage it cannot pay for
            account     | name    | any            | the project it is for
            """);

    /** All of a rulebook, names before those that use them. */
    public static final List<TableSchema> ALL = withAgreements(
            SETTINGS,
            MODELS,
            TIERS,
            METERS,
            REGIONS,
            NAME_PARTS,
            DEVELOPERS,
            ALIASES,
            RATES,
            TERMS,
            LONG_CONTEXT,
            OFF_PEAK,
            PER_CALL_TOKENS,
            CANDIDATES,
            ADVICE_TERMS,
            WAIVERS);

    private Tables() {}

    private static List<TableSchema> withAgreements(TableSchema... tables) {
        return Stream.concat(Stream.of(tables), AgreementTables.ALL.stream()).toList();
    }

    /** Returns the schema of a table's text: of one that is not known, what its header says. */
    public static TableSchema of(String path, String text) {
        for (TableSchema schema : ALL) {
            if (schema.path().equals(path)) {
                return schema;
            }
        }
        List<CsvRow> rows = CsvText.rows(text, 1);
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
}
