package io.tokentariff.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Usage of ten models, and a bill of it that was made with one wrong assumption for each but the last; prices are typed in here, so that
 * nothing of the program takes part in making the bill.
 */
final class WrongBill {

    /** Dollars per million of input, cached input and output. */
    private record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {

        static Price of(String input, String cached, String output) {
            return new Price(new BigDecimal(input), new BigDecimal(cached), new BigDecimal(output));
        }
    }

    /**
     * A model's usage and bill.
     *
     * @param fields of its records
     * @param prefix of its line items
     * @param smallest the smallest input
     * @param searches whether each record searches the web
     * @param cause what an audit shall call the mistake
     */
    private record Wrong(
            String model,
            String fields,
            String prefix,
            int smallest,
            boolean searches,
            Price right,
            Price billed,
            String cause) {}

    private static final List<Wrong> MODELS = List.of(
            wrong("gpt-5-mini", "", "0.25 0.025 2.00", "0.25 0.25 2.00", "cached at full price"),
            wrong("gpt-4.1-mini", "batch", "0.20 0.05 0.80", "0.40 0.10 1.60", "missing batch discount"),
            wrong("gpt-5-nano", "flex", "0.025 0.0025 0.20", "0.05 0.005 0.40", "missing flex discount"),
            wrong("gpt-4o", "", "2.50 1.25 10.00", "4.25 2.125 17.00", "billed as priority"),
            wrong("gpt-5.4", "long", "5.00 0.50 22.50", "2.50 0.25 15.00", "long context at the short price"),
            wrong("gpt-5.6-terra", "", "2.00 0.20 12.00", "2.50 0.25 15.00", "old rate"),
            wrong("gpt-4.1", "eu", "2.20 0.55 8.80", "2.00 0.50 8.00", "missing residency surcharge"),
            wrong("gpt-5", "search", "1.25 0.125 10.00", "1.25 0.125 10.00", "missing tool fees"),
            wrong("o4-mini", "", "1.10 0.275 4.40", "1.10 0.275 4.40", "rounding"),
            wrong("gpt-4.1-nano", "", "0.10 0.025 0.40", "0.10 0.025 0.40", ""));

    private static final BigDecimal SEARCH = new BigDecimal("0.01");
    private static final int MILLION_DIGITS = 6;
    private static final int RECORD_DIGITS = 4;
    private static final int LINE_DIGITS = 2;

    /** The usage, one native record a line, each with what it is said to have cost. */
    final List<String> usage = new ArrayList<>();

    /** Ours less theirs, by cause, as the records have it, and how many records differ. */
    final Map<String, BigDecimal> byRecords = new TreeMap<>();

    final Map<String, Integer> records = new TreeMap<>();

    /** The same as the line items of the bill have it. */
    final Map<String, BigDecimal> byLines = new TreeMap<>();

    private final Map<String, BigDecimal> lines = new LinkedHashMap<>();
    private final Map<String, BigDecimal> exactLines = new HashMap<>();
    private final Random random;

    WrongBill(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            add(MODELS.get(i % MODELS.size()), i);
        }
        round();
    }

    private static Wrong wrong(String model, String kind, String right, String billed, String cause) {
        String fields =
                switch (kind) {
                    case "batch", "flex" -> ",\"service_tier\":\"" + kind + "\"";
                    case "eu" -> ",\"region\":\"eu\"";
                    default -> "";
                };
        return new Wrong(
                model,
                fields,
                kind.equals("flex") ? "flex | " : "",
                kind.equals("long") ? 280_000 : 1_000,
                kind.equals("search"),
                price(right),
                price(billed),
                cause);
    }

    private static Price price(String text) {
        String[] parts = text.split(" ", -1);
        return Price.of(parts[0], parts[1], parts[2]);
    }

    private void add(Wrong wrong, int i) {
        int input = wrong.smallest() + random.nextInt(9_000);
        int cached = 1 + random.nextInt(input - 1);
        int output = 1 + random.nextInt(3_000);
        String day = "2026-08-%02d".formatted(1 + i / MODELS.size() % 10);
        BigDecimal right =
                amount(wrong.right(), input, cached, output).add(wrong.searches() ? SEARCH : BigDecimal.ZERO);
        BigDecimal billed = amount(wrong.billed(), input, cached, output);
        if (wrong.cause().equals("rounding")) {
            billed = billed.setScale(RECORD_DIGITS, RoundingMode.HALF_UP);
        }
        BigDecimal delta = right.subtract(billed);
        if (delta.signum() != 0) {
            byRecords.merge(wrong.cause(), delta, BigDecimal::add);
            records.merge(wrong.cause(), 1, Integer::sum);
        }
        usage.add(
                "{\"id\":\"r-%d\",\"at\":\"%sT08:30:00Z\",\"model\":\"%s\"%s,\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d%s,\"project\":\"proj_a\",\"billed_usd\":\"%s\"}"
                        .formatted(
                                i,
                                day,
                                wrong.model(),
                                wrong.fields(),
                                input,
                                cached,
                                output,
                                wrong.searches() ? ",\"meters\":{\"web_search_calls\":1}" : "",
                                billed.toPlainString()));
        bill(wrong, day, input, cached, output);
        if (!wrong.cause().isEmpty() && !wrong.cause().equals("rounding")) {
            byLines.merge(wrong.cause(), delta, BigDecimal::add);
        }
    }

    private void bill(Wrong wrong, String day, int input, int cached, int output) {
        Price price = wrong.billed();
        boolean full = wrong.cause().equals("cached at full price");
        String head = day + "|" + wrong.prefix() + wrong.model();
        line(head + ", input", price.input(), full ? input : input - cached);
        if (!full) {
            line(head + ", cached input", price.cached(), cached);
        }
        line(head + ", output", price.output(), output);
    }

    private void line(String name, BigDecimal price, int tokens) {
        lines.merge(name, price.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS), BigDecimal::add);
    }

    private void round() {
        exactLines.putAll(lines);
        lines.replaceAll((name, amount) ->
                name.contains("|o4-mini") ? amount.setScale(LINE_DIGITS, RoundingMode.HALF_UP) : amount);
        lines.forEach((name, amount) -> {
            BigDecimal delta = Objects.requireNonNull(exactLines.get(name)).subtract(amount);
            if (delta.signum() != 0) {
                byLines.merge("rounding", delta, BigDecimal::add);
            }
        });
    }

    private static BigDecimal amount(Price price, int input, int cached, int output) {
        return price.input()
                .multiply(BigDecimal.valueOf(input - cached))
                .add(price.cached().multiply(BigDecimal.valueOf(cached)))
                .add(price.output().multiply(BigDecimal.valueOf(output)))
                .movePointLeft(MILLION_DIGITS);
    }

    /** The bill as one page of costs, every other amount a text. */
    String costs() {
        Map<String, StringBuilder> days = new TreeMap<>();
        lines.forEach((name, amount) -> {
            String[] parts = name.split("\\|", 2);
            StringBuilder day = days.computeIfAbsent(parts[0], unused -> new StringBuilder());
            String quote = day.length() % 2 == 0 ? "\"" : "";
            day.append(day.isEmpty() ? "" : ",\n")
                    .append(
                            "{\"object\":\"organization.costs.result\",\"amount\":{\"value\":%s%s%s,\"currency\":\"usd\"},\"line_item\":\"%s\",\"project_id\":\"proj_a\"}"
                                    .formatted(quote, amount.toPlainString(), quote, parts[1]));
        });
        StringBuilder page = new StringBuilder("{\"object\":\"page\",\"data\":[");
        days.forEach((day, results) -> page.append(page.charAt(page.length() - 1) == '[' ? "" : ",\n")
                .append("{\"object\":\"bucket\",\"results\":[")
                .append(results)
                .append("],\"start_time_iso\":\"%sT00:00:00+00:00\",\"end_time_iso\":\"%sT23:59:59+00:00\"}"
                        .formatted(day, day)));
        return page.append("],\"has_more\":false}\n").toString();
    }
}
