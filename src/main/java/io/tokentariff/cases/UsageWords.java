package io.tokentariff.cases;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code usage:} of a case: the fields of a usage file, {@code _tokens} and {@code service_} may be left out.
 *
 * <p>{@code at} is an instant or a day, both UTC: a day is its noon, or, with {@code hour_said: no}, usage of which no more is known; counts may be written
 * {@code 270_000}; {@code tier_said: no} is usage whose
 * log does not tell the tier.
 */
final class UsageWords {

    static final String USAGE = "usage";

    private static final int DAY = "yyyy-MM-dd".length();

    private final FieldReader reader;
    private final YamlNode.Fields fields;

    private UsageWords(FieldReader reader, YamlNode.Fields fields) {
        this.reader = reader;
        this.fields = fields;
    }

    /** Reads a case with {@code usage:}, about what one usage record costs. */
    static List<Trial<?>> read(CaseText text) {
        Expectation<Priced> expected = text.expected(PricedExpectables.ALL);
        return Stream.ofNullable(read(text.onTop(USAGE), text.own(USAGE), text.reader()))
                .<Trial<?>>map(usage -> Priced.trial("", usage, expected))
                .toList();
    }

    /**
     * Returns the usage, the defaults on top of the file filling what the case does not say; null if it contradicts itself. What
     * is wrong is reported.
     */
    static @Nullable UsageRecord read(YamlNode.Fields top, YamlNode.Fields own, FieldReader reader) {
        return new UsageWords(reader, longNames(top, reader).overlaidBy(longNames(own, reader))).record();
    }

    private static YamlNode.Fields longNames(YamlNode.Fields fields, FieldReader reader) {
        reader.allow(fields, UsageNames.ALL);
        Map<String, YamlNode.Field> named = new LinkedHashMap<>();
        fields.values().forEach((name, field) -> {
            String word = UsageNames.LONG.getOrDefault(name, name);
            if (named.putIfAbsent(word, field) != null) {
                reader.report("duplicate-key", field, "\"%s\" is said twice.".formatted(word));
            }
        });
        return fields.with(named);
    }

    private @Nullable UsageRecord record() {
        Instant at = at();
        String model = reader.text(fields, "model");
        if (model == null) {
            missing("model");
        }
        try {
            UsageKind kind = new UsageKind(
                    Objects.requireNonNullElse(model, ""),
                    or("service_tier", UsageKind.DEFAULT_TIER),
                    !or("tier_said", "yes").equals("no"),
                    word("operation", Operation.values(), Operation::word),
                    or("region", UsageKind.NO_REGION),
                    word("status", UsageStatus.values(), UsageStatus::word));
            return new UsageRecord(
                            reader.text(fields, "id"), at, kind, tokens(), account(), reader.text(fields, "workload"))
                    .withWithin(isHourSaid() ? 0 : UsageRecord.SECONDS_A_DAY);
        } catch (InvalidUsageException e) {
            reader.report(
                    e.code(), fields, Objects.requireNonNullElse(e.getMessage(), "The usage contradicts itself."));
            return null;
        } catch (ArithmeticException e) {
            reader.report("out-of-range", fields, "training_tokens times epochs is too large for one record.");
            return null;
        }
    }

    private String or(String name, String otherwise) {
        return Objects.requireNonNullElse(reader.text(fields, name), otherwise);
    }

    /** Returns the one whose word is said, the first one if none is. */
    private <E> E word(String name, E[] all, Function<E, String> word) {
        YamlNode value = FieldReader.value(fields, name);
        List<String> words = Arrays.stream(all).map(word).toList();
        String said = value == null ? null : reader.word(value, name, words);
        return said == null ? all[0] : all[words.indexOf(said)];
    }

    private Instant at() {
        String text = reader.text(fields, "at");
        if (text == null) {
            missing("at");
            return Instant.EPOCH;
        }
        try {
            return !isDay(text)
                    ? Instant.parse(text)
                    : isHourSaid()
                            ? UsageRecord.noon(LocalDate.parse(text))
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            reader.report(
                    "bad-date",
                    Objects.requireNonNull(FieldReader.value(fields, "at")),
                    "\"at\" must be a day such as 2026-04-12 or an instant such as 2026-04-12T08:30:00Z, not \"%s\"."
                            .formatted(text));
            return Instant.EPOCH;
        }
    }

    private boolean isHourSaid() {
        return !or("hour_said", "yes").equals("no");
    }

    private static boolean isDay(@Nullable String text) {
        return text != null && text.length() <= DAY;
    }

    private TokenCounts tokens() {
        long trained = Math.multiplyExact(count("training_tokens", 0), count("epochs", 1)) + count("trained_tokens", 0);
        return TokenCounts.of(
                        count("input_tokens", 0),
                        count("cached_input_tokens", 0),
                        count("cache_write_tokens", 0),
                        count("output_tokens", 0))
                .withTraining(trained)
                .with(meters())
                .withRequests(count("requests", 1))
                .withContext(count("context_tokens", TokenCounts.NOT_SAID));
    }

    private long count(String name, long otherwise) {
        YamlNode value = FieldReader.value(fields, name);
        if (value == null) {
            return otherwise;
        }
        return Objects.requireNonNullElse(reader.whole(value, name), otherwise);
    }

    private Map<String, Long> meters() {
        return byName("meters", (value, name) -> Objects.requireNonNullElse(reader.whole(value, name), 0L));
    }

    private Account account() {
        return new Account(
                reader.text(fields, "project"),
                reader.text(fields, "user"),
                reader.text(fields, "api_key"),
                byName("tags", (value, name) -> Objects.requireNonNullElse(reader.text(value, name), "")));
    }

    private <V> Map<String, V> byName(String name, BiFunction<YamlNode, String, V> read) {
        Map<String, V> all = new TreeMap<>();
        YamlNode value = FieldReader.value(fields, name);
        if (value != null) {
            reader.fields(value, name)
                    .values()
                    .forEach((each, field) -> all.put(each, read.apply(field.value(), each)));
        }
        return all;
    }

    private void missing(String name) {
        reader.report(
                "missing-value",
                fields,
                "The usage does not say \"%s\".".formatted(name),
                "Say it in the case, or for all cases in \"usage:\" on top of the file.");
    }
}
