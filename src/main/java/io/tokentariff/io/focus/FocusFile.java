package io.tokentariff.io.focus;

import io.tokentariff.io.write.Csv;
import io.tokentariff.io.write.Json;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.usage.UsageRecord;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up priced records as FOCUS has them: one row for what is bought at one price in one charge period for one sub-account. Only
 * records that cost something have rows; how many do not is in the {@linkplain #metadata metadata}. Memory grows with the rows. Not
 * thread-safe.
 */
public final class FocusFile implements BiConsumer<UsageRecord, Plan> {

    private static final int MOST_PLANS = 10_000;
    private static final int DAY = "yyyy-MM-dd".length();
    private static final long SECONDS_A_DAY = 86_400;

    private final RateCard card;
    private final FocusSettings settings;
    private final Set<RowRef> negotiated;
    private final IdentityHashMap<Plan, IdentityHashMap<PlannedCharge, Bought>> bought = new IdentityHashMap<>();
    private final Map<Key, Sum> sums = new HashMap<>();
    private final Map<Sku, Sku> skus = new HashMap<>();
    private long last = Long.MIN_VALUE;

    /** What a plan buys of each of its charges, within and beyond the threshold. */
    private record Bought(Sku within, Sku beyond) {}

    private record Key(Sku sku, long begin, @Nullable String project, List<@Nullable String> tags) {}

    private static final class Sum {
        private BigInteger large = BigInteger.ZERO;
        private long quantity;
        private long records;

        void add(long more) {
            records++;
            if (quantity > Long.MAX_VALUE - more) {
                large = large.add(BigInteger.valueOf(quantity));
                quantity = 0;
            }
            quantity += more;
        }

        BigInteger quantity() {
            return large.add(BigInteger.valueOf(quantity));
        }
    }

    public FocusFile(RateCard card, FocusSettings settings) {
        this.card = card;
        this.settings = settings;
        this.negotiated = Sku.negotiated(card);
    }

    /**
     * Adds a record and what the rules decided for it.
     *
     * @throws WrongUseException if there are more rows than {@link Limit#FOCUS_ROWS}
     */
    @Override
    public void accept(UsageRecord record, Plan plan) {
        if (plan.status() != PriceStatus.PRICED) {
            return;
        }
        long begin = settings.period().begin(record.at());
        last = Math.max(last, begin);
        List<@Nullable String> tags = settings.tags().isEmpty() ? List.of() : tags(record);
        IdentityHashMap<PlannedCharge, Bought> its = bought(plan);
        Calculator.parts(record.tokens(), plan, (charge, beyond, quantity) -> {
            Bought both = Objects.requireNonNull(its.get(charge));
            add(
                    beyond ? both.beyond() : both.within(),
                    quantity,
                    begin,
                    record.account().project(),
                    tags);
        });
    }

    @SuppressWarnings("NonApiType") // found by identity
    private IdentityHashMap<PlannedCharge, Bought> bought(Plan plan) {
        IdentityHashMap<PlannedCharge, Bought> known = bought.get(plan);
        if (known == null) {
            IdentityHashMap<PlannedCharge, Bought> made = new IdentityHashMap<>();
            plan.charges()
                    .forEach(charge -> made.put(charge, new Bought(sku(plan, charge, false), sku(plan, charge, true))));
            if (bought.size() >= MOST_PLANS) {
                bought.clear();
            }
            bought.put(plan, made);
            known = made;
        }
        return known;
    }

    /** Plans of different days or accounts may buy the same. */
    private Sku sku(Plan plan, PlannedCharge charge, boolean beyond) {
        Sku made = Sku.of(plan, charge, beyond, card, negotiated);
        Sku known = skus.putIfAbsent(made, made);
        return known == null ? made : known;
    }

    private List<@Nullable String> tags(UsageRecord record) {
        List<@Nullable String> values = new ArrayList<>();
        settings.tags().forEach(name -> values.add(record.account().tags().get(name)));
        return values;
    }

    private void add(Sku sku, long quantity, long begin, @Nullable String project, List<@Nullable String> tags) {
        if (quantity == 0) {
            return;
        }
        Key key = new Key(sku, begin, project, tags);
        Sum sum = sums.get(key);
        if (sum == null) {
            if (sums.size() >= Limit.FOCUS_ROWS.most()) {
                throw new WrongUseException(
                        "The FOCUS file would have more than %s; price fewer days at once, or take a longer --period."
                                .formatted(Limit.FOCUS_ROWS.words()));
            }
            sum = new Sum();
            sums.put(key, sum);
        }
        sum.add(quantity);
    }

    /** Returns the rows as CSV, a head first: by period, sub-account and SKU; what agreements and credits come to last. */
    public String csv(Statement statement) {
        List<FocusColumns.Column> columns = new FocusColumns(card, settings, statement.revision()).all();
        return Csv.of(
                columns.stream().map(FocusColumns.Column::name).toList(),
                rows(statement).map(row -> columns.stream()
                        .map(column -> Objects.requireNonNullElse(column.cell().apply(row), ""))
                        .toList()));
    }

    Stream<FocusRow> rows(Statement statement) {
        Comparator<FocusRow> order = Comparator.comparingLong(FocusRow::begin)
                .thenComparing(row -> Objects.requireNonNullElse(row.project(), ""))
                .thenComparing(row -> row.tags().toString())
                .thenComparing(row -> Objects.requireNonNull(row.sku()).priceId())
                .thenComparing(row -> Objects.requireNonNull(row.sku()).toString());
        Stream<FocusRow> usage = sums.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .sorted(order);
        Stream<FocusRow> agreements = statement.settlement().lines().stream().map(this::agreement);
        return Stream.concat(
                Stream.concat(usage, agreements),
                statement.credits().stream()
                        .filter(each -> !each.used().isZero())
                        .map(this::credit));
    }

    private FocusRow row(Key key, Sum sum) {
        return new FocusRow(
                key.sku(),
                key.begin(),
                settings.period().end(key.begin()),
                key.project(),
                key.tags(),
                sum.quantity(),
                sum.records,
                null,
                "",
                "Usage");
    }

    /** What is taken off a statement stands in the last period that has usage. */
    private FocusRow credit(CreditLine credit) {
        return new FocusRow(
                null,
                last,
                settings.period().end(last),
                null,
                List.of(),
                BigInteger.ZERO,
                0,
                credit.used().negated(),
                "Credit " + credit.grant().name(),
                "Credit");
    }

    /** What an agreement adds or takes off, in its own period. */
    private FocusRow agreement(BillLine line) {
        String[] days = line.period().split(" to ", -1);
        boolean month = line.period().length() < DAY;
        LocalDate first = LocalDate.parse(month ? days[0] + "-01" : days[0]);
        LocalDate end = month
                ? first.plusMonths(1)
                : LocalDate.parse(days[days.length - 1]).plusDays(1);
        return new FocusRow(
                null,
                first.toEpochDay() * SECONDS_A_DAY,
                end.toEpochDay() * SECONDS_A_DAY,
                null,
                List.of(),
                BigInteger.ZERO,
                0,
                line.amount(),
                "%s %s".formatted(line.step().replace('-', ' '), line.agreement()),
                line.isTax() ? "Tax" : "Adjustment");
    }

    /** Returns what stands beside the file: its version and columns, and what has no row in it. */
    public String metadata(Statement statement, String generator) {
        List<FocusColumns.Column> columns = new FocusColumns(card, settings, statement.revision()).all();
        return Json.document(
                json -> json.text("FocusVersion", settings.version().word())
                        .text("DataGenerator", generator)
                        .texts(
                                "Columns",
                                columns.stream().map(FocusColumns.Column::name).toList())
                        .text("x_CostBasis", "calculated")
                        .text("x_Rulebook", statement.revision())
                        .flag("x_AtLeast", statement.atLeast())
                        .number("x_RecordsRead", statement.records().read())
                        .number("x_RecordsPriced", statement.records().priced())
                        .number("x_RecordsUnpriced", statement.records().unpriced())
                        .number("x_RecordsNotBilled", statement.records().notBilled())
                        .number("x_RecordsRejected", statement.records().rejected())
                        .number("x_RecordsDuplicate", statement.records().duplicate()));
    }
}
