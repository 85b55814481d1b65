package io.tokentariff.review.plans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Native usage of everything that the tables name and of some that they do not, around the thresholds, from a seed. */
final class RandomUsage {

    private static final long FIRST = Instant.parse("2025-04-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 600 * 86_400;
    private static final long[] AROUND = {0, 1, 1_200, 269_999, 270_001, 272_000, 272_001, 300_000, 1_100_000};
    private static final String[] MODELS = {
        "gpt-4.1-mini",
        "openai/gpt-4.1-mini-2025-04-14",
        "ft:gpt-4.1-mini:a::b",
        "gpt-5-mini",
        "gpt-5.4",
        "gpt-5.6-luna",
        "gpt-9"
    };
    private static final String[] TIERS = {"standard", "standard", "batch", "flex", "fast", "auto"};
    private static final String[] REGIONS = {"global", "global", "global", "eu", "mars"};
    private static final String[] STATUSES = {"completed", "completed", "completed", "completed", "failed"};
    private static final String[] METERS = {
        "web_search_calls", "file_search_calls", "container_sessions", "audio_input", "web_search_content", "unread"
    };

    private final Random random;

    RandomUsage(long seed) {
        random = new Random(seed);
    }

    List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private String line(int i) {
        String at = Instant.ofEpochSecond(FIRST + random.nextInt(SECONDS)).toString();
        if (random.nextInt(20) == 0) {
            return String.format(
                    Locale.ROOT,
                    "{\"id\":\"r%d\",\"at\":\"%s\",\"model\":\"%s\",\"operation\":\"training\",\"trained_tokens\":%d}",
                    i,
                    at,
                    any(MODELS),
                    random.nextInt(5_000_000));
        }
        long input = AROUND[random.nextInt(AROUND.length)] + random.nextInt(3);
        long cached = random.nextBoolean() ? 0 : (long) (input * random.nextDouble());
        long written = random.nextInt(4) > 0 ? 0 : (long) ((input - cached) * random.nextDouble());
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"id\":\"r%d\",\"at\":\"%s\",\"model\":\"%s\",\"service_tier\":\"%s\",\"region\":\"%s\",\"status\":\"%s\","
                        + "\"input_tokens\":%d,\"cached_input_tokens\":%d,\"cache_write_tokens\":%d,\"output_tokens\":%d",
                i,
                at,
                any(MODELS),
                any(TIERS),
                any(REGIONS),
                any(STATUSES),
                input,
                cached,
                written,
                random.nextInt(20_000)));
        if (random.nextInt(5) == 0) {
            line.append(",\"context_tokens\":").append(input + random.nextInt(400_000));
        }
        if (random.nextInt(6) == 0) {
            line.append(",\"requests\":").append(1 + random.nextInt(30));
        }
        if (random.nextInt(4) == 0) {
            line.append(",\"meters\":{\"").append(any(METERS)).append("\":").append(random.nextInt(9));
            line.append(random.nextInt(3) == 0 ? ",\"image_input\":7}" : "}");
        }
        return line.append('}').toString();
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
