package io.tokentariff.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** Usage files made from a seed: the same lines on every machine. */
final class UsageLines {

    private static final String[] MODELS = {
        "gpt-4.1-mini",
        "gpt-4.1-mini-2025-04-14",
        "gpt-5-mini",
        "gpt-5-nano",
        "gpt-4.1",
        "gpt-4o-mini",
        "o4-mini",
        "ft:gpt-4.1-mini-2025-04-14:acme::a1",
        "ft:gpt-4.1-mini-2025-04-14:acme::b2"
    };
    private static final String[] TIERS = {"default", "default", "default", "batch", "flex", "priority"};
    private static final String[] REGIONS = {"", "", "", "eu", "us"};
    private static final long SEED = 20_260_412;

    private UsageLines() {}

    /** Which lines. */
    enum Kinds {
        /** A few hundred kinds of usage, most records of few of them, as in real logs. */
        USUAL,
        /** No two records of one kind: each names a region of its own, so that the rules decide about each. */
        EACH_ITS_OWN,
        /** Each record is of a fine-tuned model of its own. */
        EACH_ITS_OWN_MODEL
    }

    /** Returns a file of that many lines, made unless it is there. */
    static Path file(Path folder, Kinds kinds, int lines) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("usage-" + kinds.name().toLowerCase(java.util.Locale.ROOT) + "-" + lines + ".jsonl");
        if (!Files.exists(file)) {
            Path draft = folder.resolve(file.getFileName() + ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 20)) {
                write(out, kinds, lines);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static void write(OutputStream out, Kinds kinds, int lines) throws IOException {
        Random random = new Random(SEED);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            line.setLength(0);
            line(line, i, kinds, random);
            out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void line(StringBuilder line, int i, Kinds kinds, Random random) {
        int second = i % 86_400;
        long input = 200 + random.nextInt(4_000) + (random.nextInt(200) == 0 ? 300_000 : 0);
        String region = kinds == Kinds.EACH_ITS_OWN ? "zone-" + i : skewed(REGIONS, random);
        String model =
                kinds == Kinds.EACH_ITS_OWN_MODEL ? "ft:gpt-4.1-mini-2025-04-14:acme::m" + i : skewed(MODELS, random);
        line.append("{\"id\":\"req-").append(1_000_000_000 + i).append("\",\"at\":\"2026-0");
        line.append(1 + i % 6).append('-').append(10 + i / 7 % 18).append('T');
        two(line, second / 3600).append(':');
        two(line, second / 60 % 60).append(':');
        two(line, second % 60).append("Z\",\"model\":\"").append(model);
        line.append("\",\"service_tier\":\"").append(TIERS[random.nextInt(TIERS.length)]);
        line.append("\",\"input_tokens\":").append(input);
        if (random.nextInt(3) > 0) {
            line.append(",\"cached_input_tokens\":").append(random.nextInt((int) input));
        }
        line.append(",\"output_tokens\":").append(random.nextInt(1_200));
        if (!region.isEmpty()) {
            line.append(",\"region\":\"").append(region).append('"');
        }
        line.append(",\"project\":\"p").append(random.nextInt(20));
        line.append("\",\"workload\":\"w").append(random.nextInt(40)).append("\"}\n");
    }

    private static String skewed(String[] values, Random random) {
        return values[Math.min(random.nextInt(values.length), random.nextInt(values.length))];
    }

    private static StringBuilder two(StringBuilder line, int value) {
        return line.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
