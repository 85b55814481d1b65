package io.tokentariff.io.format.openai;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.CellValues;
import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.Limit;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of the rows of {@link OpenAiDashboardFormat}. */
final class OpenAiDashboardRows implements CsvRows.Row {

    private static final List<String> TIMES = List.of(OpenAiDashboardFormat.TIMES.split(","));

    /** A column that only exports of one kind have, the most telling first. */
    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry("characters", "audio_speeches"),
            Map.entry("seconds", "audio_transcriptions"),
            Map.entry("num_sessions", "code_interpreter_sessions"),
            Map.entry("images", "images"),
            Map.entry("usage_bytes", "vector_stores"),
            Map.entry("context_level", "web_searches"),
            Map.entry("num_requests", "file_searches"),
            Map.entry("output_tokens", OpenAiUsageSum.COMPLETIONS));

    private final List<String> columns;
    private final ReadLog log;
    private final String kind;
    private final Interner interner = new Interner();
    private final OpenAiUsageSum sum;

    /** The number of each row of the bucket, by what it says; and how many say something else of the same group. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private final Map<String, Integer> alike = new HashMap<>();
    private @Nullable Instant bucket;

    OpenAiDashboardRows(List<String> header, ReadLog log) {
        this.columns = List.copyOf(header);
        this.log = log;
        this.sum = new OpenAiUsageSum(interner, log);
        this.kind = KINDS.stream()
                .filter(each -> header.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OpenAiUsageSum.EMBEDDINGS);
    }

    @Override
    public @Nullable UsageRecord read(List<String> cells) {
        sum.clear();
        boolean used = false;
        for (int i = TIMES.size(); i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                used = true;
                take(columns.get(i), cells.get(i));
            }
        }
        Instant start = time(cells, 0);
        Instant end = time(cells, 1);
        return used ? numbered(sum.record(kind, new OpenAiUsageSum.Bucket(start, end))) : null;
    }

    private void take(String name, String cell) {
        UsageField field = UsageField.of(name);
        if (field == null) {
            if (name.contains("token")) {
                sum.others().unread(name, CellValues.count(name, cell));
            } else {
                log.ignoredField(name).increment();
            }
            return;
        }
        switch (field.type) {
            case COUNT -> sum.count(field, CellValues.count(name, cell));
            case ROUNDED_UP -> sum.count(field, CellValues.countRoundedUp(name, cell));
            case FLAG -> sum.batch(CellValues.isTrue(name, cell));
            case TEXT -> sum.text(field, interner.text(cell));
            case REST -> {}
        }
    }

    /** The beginning (0) or the end (1) of the bucket: the column in seconds, else the one in words. */
    private static Instant time(List<String> cells, int which) {
        String seconds = cells.get(which);
        String words = cells.get(which + 2);
        if (!seconds.isEmpty()) {
            return OpenAiBody.instant(TIMES.get(which), CellValues.count(TIMES.get(which), seconds));
        }
        if (words.isEmpty()) {
            throw NativeDraft.missing(TIMES.get(which));
        }
        return InstantText.parse(TIMES.get(which + 2), words.toCharArray(), 0, words.length());
    }

    /** Rows that were grouped alike are told apart by their number, so that none is taken for the other. */
    private UsageRecord numbered(UsageRecord record) {
        String id = String.valueOf(record.id());
        if (!record.at().equals(bucket) || numbers.size() >= Limit.KEPT_NAMES.most()) {
            bucket = record.at();
            numbers.clear();
            alike.clear();
        }
        Integer known = numbers.get(id + record.tokens());
        int number = known == null ? alike.merge(id, 1, Integer::sum) : known;
        numbers.put(id + record.tokens(), number);
        if (number == 1) {
            return record;
        }
        log.notice(
                "rows-alike",
                "%s has rows of one bucket that were grouped alike and differ; all were charged."
                        .formatted(log.file()));
        return record.withId(id + "#" + number);
    }
}
