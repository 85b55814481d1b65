package io.tokentariff.io.format.openai;

import io.tokentariff.io.format.UsageSink;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams whose chunks or events come in, each one record at its end; the oldest is taken to have ended where there are too many. */
final class OpenAiStreams {

    /** So many streams wait for more of their chunks. */
    static final int MOST_OPEN = 10_000;

    private static final TokenCounts UNCOUNTED = TokenCounts.NONE.with(Map.of("uncounted_usage", 1L));
    private static final String WISH = "auto";

    private final UsageSink sink;
    private final LinkedHashMap<String, Open> open = new LinkedHashMap<>();

    private static final class Open {
        private final long line;
        private final long offset;
        private @Nullable String tier;
        private @Nullable String model;

        /** As the last chunk with usage says; before there is one, what is known without. */
        private @Nullable UsageRecord record;

        private @Nullable UsageRecord images;
        private boolean counted;

        Open(long line, long offset) {
            this.line = line;
            this.offset = offset;
        }
    }

    OpenAiStreams(UsageSink sink) {
        this.sink = sink;
    }

    /** Takes a chunk or an event that has an id. */
    void add(OpenAiBody body, long line, long offset) {
        Open stream = open.computeIfAbsent(String.valueOf(body.id), id -> new Open(line, offset));
        if (body.serviceTier != null && !body.serviceTier.equals(WISH)) {
            stream.tier = body.serviceTier;
        }
        if (body.model != null && !body.model.isEmpty()) {
            stream.model = body.model;
        }
        String model = stream.model == null ? UsageKind.NOT_SAID : stream.model;
        if (body.tokens != null) {
            stream.counted = true;
            stream.record = body.record(model, stream.tier, body.tokens());
            stream.images = body.images(stream.record);
        } else if (!stream.counted) {
            if (body.status == UsageStatus.IN_PROGRESS) {
                body.status = UsageStatus.COMPLETED; // nobody says how it ended; it was answered
            }
            boolean completed = body.status == UsageStatus.COMPLETED;
            stream.record = body.record(model, stream.tier, completed ? UNCOUNTED : TokenCounts.NONE);
        }
        if (open.size() > MOST_OPEN) {
            Iterator<Open> eldest = open.values().iterator();
            handOut(eldest.next());
            eldest.remove();
        }
    }

    /** Hands out all of them, in the order in which they began. */
    void end() {
        open.values().forEach(this::handOut);
        open.clear();
    }

    private void handOut(Open stream) {
        if (stream.record != null) {
            sink.record(stream.record, stream.line, stream.offset);
        }
        if (stream.images != null) {
            sink.record(stream.images, stream.line, stream.offset);
        }
    }
}
