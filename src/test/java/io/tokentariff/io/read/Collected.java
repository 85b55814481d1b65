package io.tokentariff.io.read;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a reader hands out. */
public final class Collected implements UsageSink {

    public final List<UsageRecord> records = new ArrayList<>();
    public final List<Long> lines = new ArrayList<>();
    public final List<Long> offsets = new ArrayList<>();
    public final List<Reject> rejects = new ArrayList<>();
    public ReadSummary summary = new ReadSummary("", 0, 0, List.of(), java.util.Collections.emptySortedMap());

    public static Collected read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Collected read(byte[] bytes) {
        return read(bytes, new UsageReader());
    }

    public static Collected readAs(String format, String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), new UsageReader(format));
    }

    public static Collected read(byte[] bytes, UsageReader reader) {
        Collected collected = new Collected();
        collected.summary = reader.read(UsageInput.of("usage", new ByteArrayInputStream(bytes)), collected);
        return collected;
    }

    public List<String> codes() {
        return rejects.stream().map(Reject::code).toList();
    }

    public UsageRecord only() {
        if (records.size() != 1 || !rejects.isEmpty()) {
            throw new AssertionError("not one record: " + records + rejects);
        }
        return records.get(0);
    }

    public Reject onlyReject() {
        if (rejects.size() != 1) {
            throw new AssertionError("not one reject: " + records + rejects);
        }
        return rejects.get(0);
    }

    @Override
    public void record(UsageRecord record, long line, long offset) {
        records.add(record);
        lines.add(line);
        offsets.add(offset);
    }

    @Override
    public void reject(Reject reject) {
        rejects.add(reject);
    }
}
