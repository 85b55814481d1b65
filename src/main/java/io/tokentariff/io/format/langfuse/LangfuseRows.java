package io.tokentariff.io.format.langfuse;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.io.format.rows.RowReader;
import io.tokentariff.money.Money;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes records of the observations of {@link LangfuseFormat}. */
final class LangfuseRows implements RowReader {

    private static final Set<String> USAGE = Set.of("GENERATION", "EMBEDDING");
    private static final Set<String> WANTED = Set.of(
            "id",
            "type",
            "startTime",
            "providedModelName",
            "model",
            "usageDetails",
            "usage",
            "promptTokens",
            "completionTokens",
            "totalTokens",
            "costDetails",
            "totalCost",
            "calculatedTotalCost",
            "userId",
            "sessionId",
            "traceName",
            "name",
            "environment",
            "release",
            "version",
            "tags",
            "traceTags",
            "level",
            "projectId",
            "meta");

    private final ReadLog log;
    private final Interner interner = new Interner();
    private final LangfuseUsage usage;
    private final TreeMap<String, String> tags = new TreeMap<>();
    private boolean hasMore;

    LangfuseRows(ReadLog log) {
        this.log = log;
        this.usage = new LangfuseUsage(log);
    }

    @Override
    public boolean wants(String parent, String name) {
        return !parent.isEmpty() || WANTED.contains(name);
    }

    @Override
    public boolean isPage(String name) {
        return name.equals("data");
    }

    @Override
    public void page(Fields page) {
        Fields meta = page.object("meta");
        hasMore = meta.countOrZero("page") < meta.countOrZero("totalPages") || meta.has("cursor");
    }

    /** Says that usage is missing if the last page was not the last. */
    void end() {
        if (hasMore) {
            log.morePages();
        }
    }

    @Override
    public void read(Fields row, Consumer<UsageRecord> to) {
        String type = row.text("type");
        if (type == null) {
            throw NativeDraft.missing("type");
        }
        if (!USAGE.contains(type)) {
            log.notice("rows-left-out", "Rows that are no calls of a model, such as spans and files, were left out.");
            return;
        }
        TokenCounts tokens = usage.read(row);
        boolean error = "ERROR".equals(row.text("level"));
        UsageStatus status = error ? UsageStatus.FAILED : UsageStatus.COMPLETED;
        if (!error && (tokens == null || tokens.inUse().isEmpty())) {
            tokens = TokenCounts.NONE.with(Map.of("uncounted_usage", 1L));
        }
        String model = row.firstText("providedModelName", "model");
        to.accept(new UsageRecord(
                row.text("id"),
                time(row),
                within(row),
                interner.kind(
                        model == null ? UsageKind.NOT_SAID : interner.text(model),
                        UsageKind.DEFAULT_TIER,
                        false,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        status),
                tokens == null ? TokenCounts.NONE : tokens,
                account(row),
                shared(row.firstText("traceName", "name")),
                billed(row)));
    }

    private static long within(Fields row) {
        String text = row.text("startTime");
        return text == null ? 0 : InstantText.within(text);
    }

    private Instant time(Fields row) {
        String text = row.text("startTime");
        return text == null
                ? log.timeOrAssumed(null, "startTime")
                : InstantText.parse("startTime", text, ZoneOffset.UTC);
    }

    private static @Nullable Money billed(Fields row) {
        Money total = row.object("costDetails").money("total");
        if (total == null) {
            total = row.money("totalCost");
        }
        return total == null ? row.money("calculatedTotalCost") : total;
    }

    private Account account(Fields row) {
        tags.clear();
        for (String tag : row.texts(row.has("tags") ? "tags" : "traceTags")) {
            tag(tag, "true");
        }
        for (String name : new String[] {"environment", "release", "version"}) {
            tag(name, row.text(name));
        }
        tag("session", row.text("sessionId"));
        return interner.account(shared(row.text("projectId")), shared(row.text("userId")), null, tags);
    }

    private void tag(String name, @Nullable String value) {
        if (value != null && !name.isBlank()) {
            tags.put(interner.text(name), interner.text(value));
        }
    }

    private @Nullable String shared(@Nullable String text) {
        return text == null ? null : interner.text(text);
    }
}
