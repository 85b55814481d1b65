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
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code usage:} of a case: the fields of a usage file, {@code _tokens} and {@code service_} may be left out.
 *
 * <p>{@code at} is a day or an instant, both UTC; counts may be written {@code 270_000}; {@code tier_said: no} is usage whose
 * log does not tell the tier.
 */
final class UsageWords {

    private final FieldReader reader;
    private final YamlNode.Fields fields;
    private boolean sound = true;

    private UsageWords(FieldReader reader, YamlNode.Fields fields) {
        this.reader = reader;
        this.fields = fields;
    }

    /**
     * Returns the usage, the defaults on top of the file filling what the case does not say; null if something is wrong.
     */
    static @Nullable UsageRecord read(YamlNode.@Nullable Fields top, YamlNode.Fields own, FieldReader reader) {
        YamlNode.Fields named = longNames(own, reader);
        return new UsageWords(
                        reader, top == null ? named : longNames(top, reader).overlaidBy(named))
                .record();
    }

    private static YamlNode.Fields longNames(YamlNode.Fields fields, FieldReader reader) {
        reader.allow(fields, UsageNames.ALL);
        Map<String, YamlNode.Field> named = new LinkedHashMap<>();
        fields.values().forEach((name, field) -> {
            String word = UsageNames.LONG.getOrDefault(name, name);
            if (named.putIfAbsent(word, field) != null) {
                reader.report(
                        "duplicate-key", field.line(), field.column(), "\"%s\" is said twice.".formatted(word), "");
            }
        });
        return new YamlNode.Fields(named, fields.line(), fields.column());
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
                    Operation.valueOf(upper(word(
                            "operation",
                            Arrays.stream(Operation.values())
                                    .map(Operation::word)
                                    .toList()))),
                    or("region", UsageKind.NO_REGION),
                    UsageStatus.valueOf(upper(word(
                            "status",
                            Arrays.stream(UsageStatus.values())
                                    .map(UsageStatus::word)
                                    .toList()))));
            UsageRecord record = new UsageRecord(
                    reader.text(fields, "id"), at, kind, tokens(), account(), reader.text(fields, "workload"));
            return sound ? record : null;
        } catch (InvalidUsageException e) {
            reader.report(
                    e.code(), fields, Objects.requireNonNullElse(e.getMessage(), "The usage contradicts itself."));
            return null;
        } catch (ArithmeticException e) {
            reader.report("out-of-range", fields, "training_tokens times epochs is too large for one record.");
            return null;
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    private String or(String name, String otherwise) {
        return Objects.requireNonNullElse(reader.text(fields, name), otherwise);
    }

    /** Returns the word said, the first one if none is. */
    private String word(String name, List<String> words) {
        YamlNode value = FieldReader.value(fields, name);
        if (value == null) {
            return words.get(0);
        }
        String word = reader.word(value, name, words);
        sound &= word != null;
        return word == null ? words.get(0) : word;
    }

    private Instant at() {
        String text = reader.text(fields, "at");
        if (text == null) {
            missing("at");
            return Instant.EPOCH;
        }
        try {
            return text.length() > 10
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            sound = false;
            reader.report(
                    "bad-date",
                    Objects.requireNonNull(FieldReader.value(fields, "at")),
                    "\"at\" must be a day such as 2026-04-12 or an instant such as 2026-04-12T08:30:00Z, not \"%s\"."
                            .formatted(text));
            return Instant.EPOCH;
        }
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
        Long count = reader.whole(value, name);
        sound &= count != null;
        return count == null ? otherwise : count;
    }

    private Map<String, Long> meters() {
        Map<String, Long> counts = new TreeMap<>();
        YamlNode.Fields meters = inner("meters");
        if (meters != null) {
            meters.values().forEach((name, field) -> {
                Long count = reader.whole(field.value(), name);
                sound &= count != null;
                counts.put(name, count == null ? 0L : count);
            });
        }
        return counts;
    }

    private Account account() {
        Map<String, String> tags = new TreeMap<>();
        YamlNode.Fields said = inner("tags");
        if (said != null) {
            said.values().forEach((name, field) -> {
                String text = reader.text(field.value(), name);
                sound &= text != null;
                tags.put(name, Objects.requireNonNullElse(text, ""));
            });
        }
        return new Account(
                reader.text(fields, "project"), reader.text(fields, "user"), reader.text(fields, "api_key"), tags);
    }

    private YamlNode.@Nullable Fields inner(String name) {
        YamlNode value = FieldReader.value(fields, name);
        YamlNode.Fields inner = value == null ? null : reader.fields(value, name);
        sound &= value == null || inner != null;
        return inner;
    }

    private void missing(String name) {
        sound = false;
        reader.report(
                "missing-value",
                fields.line(),
                fields.column(),
                "The usage does not say \"%s\".".formatted(name),
                "Say it in the case, or for all cases in \"usage:\" on top of the file.");
    }
}
