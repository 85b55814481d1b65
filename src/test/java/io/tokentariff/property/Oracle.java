package io.tokentariff.property;

import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices a record by policy 2 in the plainest way: tables as text, one decimal multiplication after the other, no rules, no
 * plans, nothing of the code it checks but the usage record itself.
 */
final class Oracle {

    /** What an edited rule says instead of the shipped one. */
    enum Twist {
        RESIDENCY_ON_BATCH_ONLY,
        EXPIRED_BATCH_ONLY_IS_FREE,
        NO_HALF_PRICE_FOR_FINE_TUNED
    }

    /**
     * @param status {@code priced}, {@code unpriced} or {@code not_billed}
     * @param amount null if unpriced
     * @param byMeter what each meter costs, empty unless priced
     */
    record Answer(String status, @Nullable BigDecimal amount, Map<String, BigDecimal> byMeter) {}

    private static final Answer UNPRICED = new Answer("unpriced", null, Map.of());
    private static final Answer NOT_BILLED = new Answer("not_billed", BigDecimal.ZERO, Map.of());

    private final Map<String, Map<String, String>> models;
    private final Map<String, Map<String, String>> tiers;
    private final Map<String, Map<String, String>> regions;
    private final Map<String, String> withoutRate = new HashMap<>();
    private final Map<String, List<Map<String, String>>> ratesByModel = new HashMap<>();
    private final List<Map<String, String>> terms;
    private final List<Map<String, String>> longContexts;
    private final Set<Twist> twists;

    Oracle(Map<String, String> texts, Set<Twist> twists) {
        this.models = named(rows(texts, "models"), "model");
        this.tiers = named(rows(texts, "tiers"), "tier");
        this.regions = named(rows(texts, "regions"), "region");
        rows(texts, "meters").forEach(row -> withoutRate.put(cell(row, "meter"), cell(row, "without_rate")));
        rows(texts, "rates").forEach(row -> ratesByModel
                .computeIfAbsent(cell(row, "model"), m -> new ArrayList<>())
                .add(row));
        this.terms = rows(texts, "terms");
        this.longContexts = rows(texts, "long-context");
        this.twists = twists.isEmpty() ? EnumSet.noneOf(Twist.class) : EnumSet.copyOf(twists);
    }

    Answer price(UsageRecord record) {
        String name = record.kind().model();
        String rest = name.startsWith("openai/") ? name.substring(7) : name;
        boolean tuned = rest.startsWith("ft:");
        Map<String, String> modelRow = models.get(tuned ? rest.substring(3).split(":", 2)[0] : rest);
        String model = modelRow == null ? name : cell(modelRow, "model");
        Map<String, String> tierRow = tiers.get(record.kind().serviceTier());
        String tier = tierRow == null ? record.kind().serviceTier() : cell(tierRow, "tier");
        boolean training = record.kind().operation() == Operation.TRAINING;
        if (record.kind().status() == UsageStatus.GATEWAY_CACHE) {
            return NOT_BILLED;
        }
        boolean completed = record.kind().status() == UsageStatus.COMPLETED;
        if (training ? !completed && record.tokens().training() == 0 : freeBatch(tier, record)) {
            return NOT_BILLED;
        }
        if (!training
                && !completed
                && !tier.equals("batch")
                && used(record.tokens()).isEmpty()) {
            return NOT_BILLED;
        }
        if (modelRow == null) {
            return UNPRICED;
        }
        return training ? training(record, model, tuned) : inference(record, model, tuned, tier, tierRow);
    }

    private boolean freeBatch(String tier, UsageRecord record) {
        UsageStatus status = record.kind().status();
        return tier.equals("batch")
                && (twists.contains(Twist.EXPIRED_BATCH_ONLY_IS_FREE)
                        ? status == UsageStatus.EXPIRED
                        : status != UsageStatus.COMPLETED);
    }

    private Answer training(UsageRecord record, String model, boolean tuned) {
        BigDecimal amount = BigDecimal.ZERO;
        Map<String, BigDecimal> byMeter = new TreeMap<>();
        for (Map.Entry<String, Long> used : used(record.tokens()).entrySet()) {
            List<Map<String, String>> rates = ratesByModel.getOrDefault(model, List.of()).stream()
                    .filter(row -> cell(row, "meter").equals("training")
                            && inForce(row, day(record))
                            && (blank(row, "fine_tuned")
                                    || cell(row, "fine_tuned").equals(tuned ? "yes" : "no")))
                    .toList();
            if (!used.getKey().equals("training") || rates.size() != 1) {
                return UNPRICED;
            }
            amount = perMillion(used.getValue(), number(rates.get(0), "price"));
            byMeter.put("training", amount);
        }
        return new Answer("priced", amount, byMeter);
    }

    private Answer inference(
            UsageRecord record, String model, boolean tuned, String tier, @Nullable Map<String, String> tierRow) {
        LocalDate day = day(record);
        Map<String, String> region = regions.get(record.kind().region());
        if (tierRow == null || !cell(tierRow, "rated").equals("yes") || region == null) {
            return UNPRICED;
        }
        boolean resident = cell(region, "residency").equals("yes")
                && !List.of(cell(region, "exempt_models").split(";", -1)).contains(model);
        List<Map<String, String>> surcharges = terms("data-residency", model, tier, day);
        if (resident && surcharges.isEmpty()) {
            return UNPRICED;
        }
        boolean surcharged = resident && (!twists.contains(Twist.RESIDENCY_ON_BATCH_ONLY) || tier.equals("batch"));
        List<Map<String, String>> thresholds = longContexts.stream()
                .filter(row -> cell(row, "model").equals(model)
                        && inForce(row, day)
                        && (blank(row, "tiers")
                                || List.of(cell(row, "tiers").split(";", -1)).contains(tier)))
                .toList();
        Map<String, String> modelRow = models.get(model);
        String window = modelRow == null ? "" : cell(modelRow, "context_window");
        boolean tooLarge = record.tokens().context() < 0
                && !window.isEmpty()
                && record.tokens().input() > Long.parseLong(window);
        boolean isLong = (record.requests() == 1 || record.tokens().context() >= 0)
                && !tooLarge
                && thresholds.stream().anyMatch(row -> exceeds(record.tokens(), row));
        List<Map<String, String>> rates = rates(model, tuned, day, isLong ? "long" : "short");
        List<Map<String, String>> shortRates = rates(model, tuned, day, "short");
        boolean halfPrice = !tuned || !twists.contains(Twist.NO_HALF_PRICE_FOR_FINE_TUNED);
        BigDecimal total = BigDecimal.ZERO;
        Map<String, BigDecimal> byMeter = new TreeMap<>();
        for (Map.Entry<String, Long> used : used(record.tokens()).entrySet()) {
            String meter = used.getKey();
            BigDecimal price = unitPrice(meter, model, tier, day, rates, isLong ? thresholds : List.of(), halfPrice);
            if (price == null || unitPrice(meter, model, tier, day, shortRates, List.of(), halfPrice) == null) {
                return UNPRICED; // what has no price in a short context has none in a long one
            }
            long beyond = 0;
            BigDecimal within = price;
            BigDecimal above = price;
            for (Map<String, String> row : isLong ? thresholds : List.<Map<String, String>>of()) {
                if (!blank(row, "factor") && covers(row, meter)) {
                    above = above.multiply(number(row, "factor"));
                    if (cell(row, "scope").equals("whole-request")) {
                        within = within.multiply(number(row, "factor"));
                    } else {
                        beyond = beyond(record.tokens(), meter, Long.parseLong(cell(row, "threshold_tokens")));
                    }
                }
            }
            BigDecimal amount = perMillion(used.getValue() - beyond, within).add(perMillion(beyond, above));
            for (Map<String, String> term : surcharged ? surcharges : List.<Map<String, String>>of()) {
                amount = covers(term, meter) ? changed(amount, term) : amount;
            }
            byMeter.put(meter, amount);
            total = total.add(amount);
        }
        return new Answer("priced", total, byMeter);
    }

    private List<Map<String, String>> rates(String model, boolean tuned, LocalDate day, String context) {
        return ratesByModel.getOrDefault(model, List.of()).stream()
                .filter(row -> inForce(row, day)
                        && (blank(row, "fine_tuned") || cell(row, "fine_tuned").equals(tuned ? "yes" : "no"))
                        && (blank(row, "context") || cell(row, "context").equals(context)))
                .toList();
    }

    private @Nullable BigDecimal unitPrice(
            String meter,
            String model,
            String tier,
            LocalDate day,
            List<Map<String, String>> rates,
            List<Map<String, String>> exceeded,
            boolean halfPrice) {
        String fallback = withoutRate.getOrDefault(meter, "");
        boolean own = rates.stream().anyMatch(row -> cell(row, "meter").equals(meter));
        String ratedAs = own || fallback.isEmpty() ? meter : fallback;
        BigDecimal published = rate(rates, tier, ratedAs);
        if (published != null) {
            return published;
        }
        BigDecimal standard = rate(rates, "standard", ratedAs);
        if (tier.equals("batch")) {
            return halfPrice ? derived(standard, "batch-half-price", model, tier, meter, day) : null;
        }
        BigDecimal input = rate(rates, tier, "input");
        if (meter.equals("cached_input") && input != null) {
            return derived(input, "cached-input-discount", model, tier, meter, day);
        }
        boolean noFlexRates = rates.stream().noneMatch(row -> cell(row, "tier").equals("flex"));
        boolean longRates = !exceeded.isEmpty() && exceeded.stream().allMatch(row -> blank(row, "factor"));
        if (tier.equals("flex") && longRates && noFlexRates) {
            return derived(standard, "flex-long-context", model, tier, meter, day);
        }
        return null;
    }

    private @Nullable BigDecimal derived(
            @Nullable BigDecimal base, String term, String model, String tier, String meter, LocalDate day) {
        for (Map<String, String> row : terms(term, model, tier, day)) {
            if (base != null && covers(row, meter)) {
                return changed(base, row);
            }
        }
        return null;
    }

    private List<Map<String, String>> terms(String name, String model, String tier, LocalDate day) {
        return terms.stream()
                .filter(row -> cell(row, "term").equals(name)
                        && (blank(row, "model") || cell(row, "model").equals(model))
                        && (blank(row, "tier") || cell(row, "tier").equals(tier))
                        && inForce(row, day))
                .toList();
    }

    private static @Nullable BigDecimal rate(List<Map<String, String>> rates, String tier, String meter) {
        for (Map<String, String> row : rates) {
            if (cell(row, "tier").equals(tier) && cell(row, "meter").equals(meter)) {
                return number(row, "price");
            }
        }
        return null;
    }

    private static boolean exceeds(TokenCounts tokens, Map<String, String> row) {
        long context = tokens.context() < 0 ? tokens.input() : tokens.context();
        long reach = cell(row, "scope").equals("excess") ? context + tokens.output() : context;
        return reach > Long.parseLong(cell(row, "threshold_tokens"));
    }

    /** Counts the session's tokens in their order: before, cached, written, other input, output. */
    private static long beyond(TokenCounts tokens, String meter, long threshold) {
        long position = (tokens.context() < 0 ? tokens.input() : tokens.context()) - tokens.input();
        long plain = tokens.input() - tokens.cachedInput() - tokens.cacheWrite();
        Map<String, Long> order = new LinkedHashMap<>();
        order.put("cached_input", tokens.cachedInput());
        order.put("cache_write", tokens.cacheWrite());
        order.put("input", plain);
        order.put("output", tokens.output());
        for (Map.Entry<String, Long> part : order.entrySet()) {
            long end = position + part.getValue();
            if (part.getKey().equals(meter)) {
                return end <= threshold ? 0 : position >= threshold ? part.getValue() : end - threshold;
            }
            position = end;
        }
        return 0;
    }

    private static Map<String, Long> used(TokenCounts tokens) {
        Map<String, Long> used = new TreeMap<>();
        used.put(Meters.INPUT, tokens.input() - tokens.cachedInput() - tokens.cacheWrite());
        used.put(Meters.CACHED_INPUT, tokens.cachedInput());
        used.put(Meters.CACHE_WRITE, tokens.cacheWrite());
        used.put(Meters.OUTPUT, tokens.output());
        used.put(Meters.TRAINING, tokens.training());
        tokens.meters().others().forEach(name -> used.put(name, tokens.count(name)));
        used.values().removeIf(count -> count == 0);
        return used;
    }

    private static BigDecimal perMillion(long tokens, BigDecimal price) {
        return price.multiply(new BigDecimal(tokens)).multiply(new BigDecimal("0.000001"));
    }

    private static BigDecimal changed(BigDecimal value, Map<String, String> term) {
        BigDecimal percent = new BigDecimal("100").add(number(term, "percent"));
        return value.multiply(percent).multiply(new BigDecimal("0.01"));
    }

    private static boolean covers(Map<String, String> row, String meter) {
        return blank(row, "meter") || cell(row, "meter").equals(meter);
    }

    private static boolean inForce(Map<String, String> row, LocalDate day) {
        String date = day.toString();
        return (blank(row, "from") || cell(row, "from").compareTo(date) <= 0)
                && (blank(row, "until") || date.compareTo(cell(row, "until")) < 0);
    }

    private static LocalDate day(UsageRecord record) {
        return LocalDate.ofInstant(record.at(), ZoneOffset.UTC);
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(cell(row, column));
    }

    private static boolean blank(Map<String, String> row, String column) {
        return cell(row, column).isEmpty();
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return cell;
    }

    private static List<Map<String, String>> rows(Map<String, String> texts, String table) {
        String text = texts.get("tables/" + table + ".csv");
        if (text == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return new OracleTable(text).rows;
    }

    private static Map<String, Map<String, String>> named(List<Map<String, String>> rows, String column) {
        Map<String, Map<String, String>> named = new HashMap<>();
        for (Map<String, String> row : rows) {
            named.put(cell(row, column), row);
            for (String other : cell(row, "also_called").split(";", -1)) {
                if (!other.isBlank()) {
                    named.put(other.strip(), row);
                }
            }
        }
        return named;
    }
}
