package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that prices rest on. All of them must be there; names are canonical names of the table they come from;
 * {@code from} is the first day, {@code until} the first day after, blank is open; several names in a cell are separated by
 * semicolons.
 *
 * <table>
 * <caption>Files and columns</caption>
 * <tr><td>models.csv</td><td>model, also_called, developer, family, status, released, context_window, successors, source</td></tr>
 * <tr><td>tiers.csv</td><td>tier, also_called, rated (yes or no), source</td></tr>
 * <tr><td>regions.csv</td><td>region, also_called, residency (yes or no), exempt_models, source</td></tr>
 * <tr><td>meters.csv</td><td>meter, without_rate, what</td></tr>
 * <tr><td>rates.csv</td><td>model, fine_tuned (yes, no, blank), tier, context (short, long, blank), meter, usd_per_million, from,
 * until, certainty (published or approximate), source</td></tr>
 * <tr><td>terms.csv</td><td>term, model, tier, meter, percent, from, until, source</td></tr>
 * <tr><td>long-context.csv</td><td>model, threshold_tokens, scope (excess or whole-request), meter, factor, tiers, from, until,
 * source</td></tr>
 * </table>
 */
public final class RateCardReader {

    private static final List<String> MODELS = List.of(
            "model",
            "also_called",
            "developer",
            "family",
            "status",
            "released",
            "context_window",
            "successors",
            "source");
    private static final List<String> TIERS = List.of("tier", "also_called", "rated", "source");
    private static final List<String> REGIONS =
            List.of("region", "also_called", "residency", "exempt_models", "source");
    private static final List<String> METERS = List.of("meter", "without_rate", "what");
    private static final List<String> RATES = List.of(
            "model",
            "fine_tuned",
            "tier",
            "context",
            "meter",
            "usd_per_million",
            "from",
            "until",
            "certainty",
            "source");
    private static final List<String> TERMS =
            List.of("term", "model", "tier", "meter", "percent", "from", "until", "source");
    private static final List<String> LONG_CONTEXT =
            List.of("model", "threshold_tokens", "scope", "meter", "factor", "tiers", "from", "until", "source");

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "models.csv", MODELS,
            "tiers.csv", TIERS,
            "regions.csv", REGIONS,
            "meters.csv", METERS,
            "rates.csv", RATES,
            "terms.csv", TERMS,
            "long-context.csv", LONG_CONTEXT);

    private static final BigDecimal ALL_OF_IT = new BigDecimal(-100);

    private final Function<String, @Nullable String> text;
    private final Problems problems;
    private final Set<String> models = new LinkedHashSet<>();
    private final Set<String> tiers = new LinkedHashSet<>();
    private final Set<String> meters = new LinkedHashSet<>();
    private final Set<String> incomplete = new HashSet<>();

    private RateCardReader(Function<String, @Nullable String> text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /**
     * Reads all tables.
     *
     * @param text gives the content of a file by its path below the rulebook's folder, null if there is none
     * @param problems where faults go; while it has none from here, the rate card is sound
     */
    public static RateCard read(Function<String, @Nullable String> text, Problems problems) {
        return new RateCardReader(text, problems).readAll();
    }

    /** Returns the columns of a table, such as {@code rates.csv}; none for a table that is not read here. */
    public static List<String> columns(String table) {
        return COLUMNS.getOrDefault(table, List.of());
    }

    private RateCard readAll() {
        List<ModelInfo> modelRows = rows("models.csv", MODELS, this::model);
        reportSharedNames(modelRows, ModelInfo::name, ModelInfo::alsoCalled, ModelInfo::row);
        know(models, "models.csv", modelRows, ModelInfo::name);
        List<TierInfo> tierRows = rows("tiers.csv", TIERS, this::tier);
        reportSharedNames(tierRows, TierInfo::name, TierInfo::alsoCalled, TierInfo::row);
        know(tiers, "tiers.csv", tierRows, TierInfo::name);
        List<MeterInfo> meterRows = rows("meters.csv", METERS, this::meter);
        reportSharedNames(meterRows, MeterInfo::name, meter -> List.of(), MeterInfo::row);
        know(meters, "meters.csv", meterRows, MeterInfo::name);
        meterRows.forEach(this::checkWithoutRate);
        List<RegionInfo> regionRows = rows("regions.csv", REGIONS, this::region);
        reportSharedNames(regionRows, RegionInfo::name, RegionInfo::alsoCalled, RegionInfo::row);
        List<Rate> rates = rows("rates.csv", RATES, this::rate);
        List<Term> terms = rows("terms.csv", TERMS, this::term);
        List<LongContext> longContexts = rows("long-context.csv", LONG_CONTEXT, this::longContext);
        new PeriodCheck(problems)
                .check(sound(rates, Rate::row), sound(terms, Term::row), sound(longContexts, LongContext::row));
        return new RateCard(new RateCard.Rows(modelRows, tierRows, regionRows, meterRows, rates, terms, longContexts));
    }

    private <T> List<T> rows(String name, List<String> columns, Function<TableRow, T> reader) {
        String file = "tables/" + name;
        String content = text.apply(file);
        if (content == null) {
            problems.add(Problem.error(
                    "missing-table",
                    file,
                    0,
                    0,
                    "The table is missing.",
                    "It needs the header line %s.".formatted(String.join(",", columns))));
            incomplete.add(name);
            return List.of();
        }
        int before = problems.size();
        List<TableRow> rows = Table.read(file, content, columns, problems);
        if (problems.size() > before) {
            incomplete.add(name);
        }
        return rows.stream().map(reader).toList();
    }

    /** Remembers the names of a table, unless rows of it are missing: then no name is called unknown for that. */
    private <T> void know(Set<String> names, String table, List<T> rows, Function<T, String> name) {
        if (incomplete.contains(table)) {
            return;
        }
        if (rows.isEmpty()) {
            problems.add(Problem.error("empty-table", "tables/" + table, 0, "The table has no rows."));
        }
        rows.forEach(row -> names.add(name.apply(row)));
    }

    /** The rows that could be read without a fault; what the others say is not known. */
    private <T> List<T> sound(List<T> rows, Function<T, RowRef> ref) {
        Set<RowRef> faulty = new HashSet<>();
        Set<String> hopeless = new HashSet<>();
        for (Problem problem : problems.sorted()) {
            faulty.add(new RowRef(problem.file(), problem.line()));
            if (problem.code().equals(Table.TOO_MANY_FAULTS)) {
                hopeless.add(problem.file());
            }
        }
        return rows.stream()
                .filter(row -> !faulty.contains(ref.apply(row))
                        && !hopeless.contains(ref.apply(row).file()))
                .toList();
    }

    private ModelInfo model(TableRow row) {
        return new ModelInfo(
                row.required("model"),
                row.names("also_called"),
                row.text("developer"),
                row.text("family"),
                row.oneOf("status", List.of("current", "legacy")),
                row.date("released"),
                row.whole("context_window"),
                row.names("successors"),
                row.required("source"),
                row.ref());
    }

    private TierInfo tier(TableRow row) {
        return new TierInfo(
                row.required("tier"), row.names("also_called"), row.yesNo("rated"), row.required("source"), row.ref());
    }

    private RegionInfo region(TableRow row) {
        List<String> exempt = row.names("exempt_models");
        exempt.stream()
                .filter(name -> !models.isEmpty() && !models.contains(name))
                .forEach(name -> row.report(
                        "unknown-model",
                        "exempt_models",
                        "The model \"%s\" is in no row of models.csv.".formatted(name),
                        NearestName.hint(name, models)));
        return new RegionInfo(
                row.required("region"),
                row.names("also_called"),
                row.yesNo("residency"),
                Set.copyOf(exempt),
                row.required("source"),
                row.ref());
    }

    private MeterInfo meter(TableRow row) {
        return new MeterInfo(row.required("meter"), row.optional("without_rate"), row.required("what"), row.ref());
    }

    private void checkWithoutRate(MeterInfo meter) {
        String other = meter.withoutRate();
        if (other != null && !meters.isEmpty() && !meters.contains(other)) {
            problems.add(Problem.error(
                    "unknown-meter",
                    meter.row().file(),
                    meter.row().line(),
                    0,
                    "The meter \"%s\" is in no row of meters.csv.".formatted(other),
                    NearestName.hint(other, meters)));
        }
    }

    private Rate rate(TableRow row) {
        String model = row.required("model");
        row.checkKnown("model", model, models);
        String tier = row.text("tier");
        row.checkKnown("tier", tier, tiers);
        String meter = row.required("meter");
        row.checkKnown("meter", meter, meters);
        return new Rate(
                model,
                row.optional("fine_tuned") == null ? null : (Boolean) row.yesNo("fine_tuned"),
                tier,
                row.optional("context") == null ? null : row.oneOf("context", List.of(RateCard.SHORT, RateCard.LONG)),
                meter,
                unitPrice(row),
                row.period(),
                row.oneOf("certainty", List.of("published", "approximate")),
                row.required("source"),
                row.ref());
    }

    private static UnitPrice unitPrice(TableRow row) {
        BigDecimal price = row.decimal("usd_per_million");
        if (price.signum() < 0) {
            row.report(
                    "negative-price", "usd_per_million", "The price \"%s\" must not be negative.".formatted(price), "");
            return new UnitPrice(BigDecimal.ZERO);
        }
        return new UnitPrice(price);
    }

    private Term term(TableRow row) {
        row.checkKnown("model", row.optional("model"), models);
        row.checkKnown("tier", row.optional("tier"), tiers);
        row.checkKnown("meter", row.optional("meter"), meters);
        BigDecimal percent = row.decimal("percent");
        if (percent.compareTo(ALL_OF_IT) < 0) {
            row.report(
                    "bad-percent",
                    "percent",
                    "\"%s\" percent would take off more than everything.".formatted(percent),
                    "");
            percent = BigDecimal.ZERO;
        }
        return new Term(
                row.required("term"),
                row.optional("model"),
                row.optional("tier"),
                row.optional("meter"),
                percent,
                row.period(),
                row.required("source"),
                row.ref());
    }

    private LongContext longContext(TableRow row) {
        row.checkKnown("model", row.required("model"), models);
        row.checkKnown("meter", row.optional("meter"), meters);
        List<String> rowTiers = row.names("tiers");
        rowTiers.stream()
                .filter(name -> !tiers.isEmpty() && !tiers.contains(name))
                .forEach(name -> row.report(
                        "unknown-tier",
                        "tiers",
                        "The tier \"%s\" is in no row of tiers.csv.".formatted(name),
                        NearestName.hint(name, tiers)));
        String scope = row.oneOf("scope", List.of(LongContext.EXCESS, LongContext.WHOLE_REQUEST));
        Long threshold = row.whole("threshold_tokens");
        if (threshold == null) {
            row.required("threshold_tokens");
        }
        Factor factor = factor(row);
        if (factor == null && scope.equals(LongContext.EXCESS)) {
            row.report("missing-value", "factor", "The scope \"excess\" needs a factor.", "");
        }
        return new LongContext(
                row.text("model"),
                threshold == null ? 0 : threshold,
                scope,
                row.optional("meter"),
                factor,
                Set.copyOf(rowTiers),
                row.period(),
                row.required("source"),
                row.ref());
    }

    private static @Nullable Factor factor(TableRow row) {
        if (row.optional("factor") == null) {
            return null;
        }
        BigDecimal factor = row.decimal("factor");
        if (factor.signum() < 0) {
            row.report("bad-number", "factor", "The factor \"%s\" must not be negative.".formatted(factor), "");
            return Factor.ONE;
        }
        return new Factor(factor);
    }

    private <T> void reportSharedNames(
            List<T> rows, Function<T, String> name, Function<T, List<String>> others, Function<T, RowRef> ref) {
        Map<String, RowRef> seen = new HashMap<>();
        for (T row : rows) {
            Set<String> own = new HashSet<>(others.apply(row));
            own.add(name.apply(row));
            for (String each : own) {
                RowRef first = seen.putIfAbsent(each, ref.apply(row));
                if (first != null) {
                    problems.add(Problem.error(
                            "duplicate-name",
                            ref.apply(row).file(),
                            ref.apply(row).line(),
                            "The name \"%s\" stands in line %d already.".formatted(each, first.line())));
                }
            }
        }
    }
}
