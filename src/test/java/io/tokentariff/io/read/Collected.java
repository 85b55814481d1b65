package io.tokentariff.io.read;

import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a reader hands out. */
final class Collected implements UsageSink {

    final List<UsageRecord> records = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<Long> offsets = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    ReadSummary summary = new ReadSummary("", 0, 0, List.of(), java.util.Collections.emptySortedMap());

    static Collected read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected read(byte[] bytes) {
        return read(bytes, new UsageReader());
    }

    static Collected readAs(String format, String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), new UsageReader(format));
    }

    static Collected read(byte[] bytes, UsageReader reader) {
        Collected collected = new Collected();
        collected.summary = reader.read(UsageInput.of("usage", new ByteArrayInputStream(bytes)), collected);
        return collected;
    }

    List<String> codes() {
        return rejects.stream().map(Reject::code).toList();
    }

    UsageRecord only() {
        if (records.size() != 1 || !rejects.isEmpty()) {
            throw new AssertionError("not one record: " + records + rejects);
        }
        return records.get(0);
    }

    Reject onlyReject() {
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
