package io.tokentariff.ratecard;

import io.tokentariff.table.AgreementTables;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows as read, table by table; each in the order of its file. Immutable. */
public final class Rows {

    /** A table, and what is made of each of its rows. */
    private record Kind<T extends Row>(
            TableSchema schema, Class<T> type, Function<TableRow, T> reader, Predicate<TableRow> takes) {

        Kind(TableSchema schema, Class<T> type, Function<TableRow, T> reader) {
            this(schema, type, reader, row -> true);
        }
    }

    /** The tables that may hold rows about requests. */
    private static final List<TableSchema> OF_REQUESTS = List.of(AgreementTables.CAPS, AgreementTables.MINIMUM_CHARGES);

    private static final List<Kind<?>> ALL = withAgreements(
            new Kind<>(Tables.SETTINGS, Setting.class, Setting::of),
            new Kind<>(Tables.MODELS, ModelInfo.class, ModelInfo::of),
            new Kind<>(Tables.TIERS, TierInfo.class, TierInfo::of),
            new Kind<>(Tables.METERS, MeterInfo.class, MeterInfo::of),
            new Kind<>(Tables.REGIONS, RegionInfo.class, RegionInfo::of),
            new Kind<>(Tables.NAME_PARTS, NamePart.class, NamePart::of),
            new Kind<>(Tables.DEVELOPERS, Developer.class, Developer::of),
            new Kind<>(Tables.ALIASES, Alias.class, Alias::of),
            new Kind<>(Tables.RATES, Rate.class, Rate::of),
            new Kind<>(Tables.TERMS, Term.class, Term::of),
            new Kind<>(Tables.OFF_PEAK, OffPeak.class, OffPeak::of),
            new Kind<>(Tables.LONG_CONTEXT, LongContext.class, LongContext::of),
            new Kind<>(Tables.PER_CALL_TOKENS, PerCallTokens.class, PerCallTokens::of));

    private static final List<TableSchema> SCHEMAS =
            ALL.stream().<TableSchema>map(Kind::schema).distinct().toList();

    private final Map<Class<?>, List<? extends Row>> rows;

    private Rows(Map<Class<?>, List<? extends Row>> rows) {
        this.rows = rows;
    }

    private static List<Kind<?>> withAgreements(Kind<?>... kinds) {
        List<Kind<?>> all = new ArrayList<>(List.of(kinds));
        for (TableSchema schema : AgreementTables.ALL) {
            all.add(new Kind<>(
                    schema, Agreement.class, row -> Agreement.of(schema, row), row -> !RequestLimit.isOne(row)));
        }
        for (TableSchema schema : OF_REQUESTS) {
            all.add(new Kind<>(schema, RequestLimit.class, row -> RequestLimit.of(schema, row), RequestLimit::isOne));
        }
        return all;
    }

    /** The tables that a rate card is made of. */
    public static List<TableSchema> schemas() {
        return SCHEMAS;
    }

    static Rows read(TablesReader tables) {
        Map<Class<?>, List<? extends Row>> rows = new LinkedHashMap<>();
        for (Kind<?> kind : ALL) {
            List<? extends Row> read = tables.rows(kind.schema()).stream()
                    .filter(kind.takes())
                    .map(kind.reader())
                    .toList();
            rows.merge(kind.type(), read, Rows::joined);
        }
        return new Rows(rows);
    }

    private static List<Row> joined(List<? extends Row> some, List<? extends Row> more) {
        List<Row> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Returns these rows instead of others; rows with a name are added to the others, in place of one of the same name. */
    public Rows over(Rows others) {
        Map<Class<?>, List<? extends Row>> merged = new LinkedHashMap<>(rows);
        for (Kind<?> kind : ALL) {
            TableSchema schema = kind.schema();
            Set<String> taken = named(schema).map(Row.Named::name).collect(Collectors.toSet());
            if (schema.isNamed() && taken.isEmpty()) {
                merged.put(kind.type(), others.of(kind.type()));
            } else if (schema.isNamed()) {
                Stream<Row.Named> left = others.named(schema).filter(row -> !taken.contains(row.name()));
                merged.put(kind.type(), Stream.concat(named(schema), left).toList());
            }
        }
        return new Rows(merged);
    }

    /** The rows of a table whose rows have names; none of another. */
    public Stream<Row.Named> named(TableSchema schema) {
        return ALL.stream()
                .filter(kind -> kind.schema().equals(schema))
                .flatMap(kind -> of(kind.type()).stream())
                .filter(Row.Named.class::isInstance)
                .map(Row.Named.class::cast);
    }

    /** The rows that are in force on some days only, of all tables. */
    public Stream<Row.Dated> dated() {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(Row.Dated.class::isInstance)
                .map(Row.Dated.class::cast);
    }

    @SuppressWarnings("unchecked") // read() puts the rows of a type under it
    private <T extends Row> List<T> of(Class<T> type) {
        return (List<T>) rows.getOrDefault(type, List.of());
    }

    public List<ModelInfo> models() {
        return of(ModelInfo.class);
    }

    public List<TierInfo> tiers() {
        return of(TierInfo.class);
    }

    public List<RegionInfo> regions() {
        return of(RegionInfo.class);
    }

    public List<MeterInfo> meters() {
        return of(MeterInfo.class);
    }

    public List<NamePart> nameParts() {
        return of(NamePart.class);
    }

    public List<Developer> developers() {
        return of(Developer.class);
    }

    public List<Alias> aliases() {
        return of(Alias.class);
    }

    public List<Rate> rates() {
        return of(Rate.class);
    }

    public List<Term> terms() {
        return of(Term.class);
    }

    public List<LongContext> longContexts() {
        return of(LongContext.class);
    }

    public List<PerCallTokens> perCallTokens() {
        return of(PerCallTokens.class);
    }

    /** Caps and minimum charges of each request. */
    public List<RequestLimit> requestLimits() {
        return of(RequestLimit.class);
    }

    /** Hours in which usage costs something else. */
    public List<OffPeak> offPeaks() {
        return of(OffPeak.class);
    }

    /** What holds for the whole rulebook. */
    public List<Setting> settings() {
        return of(Setting.class);
    }

    /** Whether there can be facts of a type: there are rows of it, or it is no type of rows. */
    public boolean mayHave(String fact) {
        return ALL.stream()
                .map(Kind::type)
                .filter(type -> type.getSimpleName().equals(fact))
                .allMatch(type -> !of(type).isEmpty());
    }

    /** The rows of agreements, in the order in which their tables apply. */
    public List<Agreement> agreements() {
        return of(Agreement.class);
    }

    /** The same rows, with what their meters' rows say of them. */
    Rows counted() {
        Map<String, MeterInfo> meters = byNames(meters());
        Set<String> fees =
                meters().stream().filter(MeterInfo::isFee).map(MeterInfo::name).collect(Collectors.toSet());
        return changed(Rate.class, rate -> rate.countedAs(meters.get(rate.meter())))
                .changed(Term.class, term -> term.meter() == null ? term.except(fees) : term)
                .changed(OffPeak.class, row -> row.exempting(fees))
                .changed(LongContext.class, row -> row.exempting(fees));
    }

    private <T extends Row> Rows changed(Class<T> type, UnaryOperator<T> change) {
        Map<Class<?>, List<? extends Row>> changed = new LinkedHashMap<>(rows);
        changed.put(type, of(type).stream().map(change).toList());
        return new Rows(changed);
    }

    /** The rows with a number of their own that prices rest on: rates, terms, factors beyond a threshold, tokens of calls. */
    public List<RowRef> numbered() {
        return dated().filter(row -> !(row instanceof LongContext context) || context.hasFactor())
                .filter(row -> !(row instanceof Alias || row instanceof Agreement))
                .map(Row::row)
                .toList();
    }

    /** Rows by all their names; of two with one name the first. */
    static <T extends Row.Named> Map<String, T> byNames(List<T> rows) {
        Map<String, T> byName = new HashMap<>();
        for (T row : rows) {
            byName.putIfAbsent(row.name(), row);
            row.alsoCalled().forEach(other -> byName.putIfAbsent(other, row));
        }
        return Collections.unmodifiableMap(byName); // a copy would find names by their hashes alone
    }
}
