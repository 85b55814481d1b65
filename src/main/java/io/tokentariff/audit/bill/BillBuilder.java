package io.tokentariff.audit.bill;

import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.NameList;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes rows of costs, each once, and puts those of one day, project and line item together. Not thread-safe; bounded. */
final class BillBuilder {

    private final Map<NameList, BillLine> lines = new TreeMap<>();
    private final Map<NameList, Money> seen = new HashMap<>();
    private final Map<String, String> projectNames = new TreeMap<>();
    private @Nullable LocalDate firstDay;
    private @Nullable LocalDate lastDay;
    private long repeated;
    private long ambiguous;
    private long withoutAmount;
    private boolean morePages;

    /**
     * Notes that the bill is about a time, if there is no cost in it either.
     *
     * @throws UsageInputException if it is longer than a day or in two of them
     */
    void covers(CostRow.Bucket bucket, String place) {
        LocalDate day = day(bucket.start());
        Instant end = bucket.end();
        boolean within = end == null
                || (end.isAfter(bucket.start())
                        && day(end.minusNanos(1)).equals(day)
                        && Duration.between(bucket.start(), end).toDays() <= 1);
        if (!within) {
            throw new UsageInputException(
                    "bad-bucket",
                    "%s: The costs from %s to %s are not those of one UTC day; fetch them with bucket_width=1d."
                            .formatted(place, bucket.start(), end));
        }
        if (firstDay == null || day.isBefore(firstDay)) {
            firstDay = day;
        }
    }

    /** Notes a row without an amount. */
    void addWithoutAmount() {
        withoutAmount++;
    }

    /** Notes whether more pages follow. */
    void more(boolean follow) {
        morePages |= follow;
    }

    void add(CostRow row, String place) {
        covers(row.bucket(), place);
        NameList key = new NameList(row.key());
        Money before = seen.get(key);
        if (before != null && before.equals(row.amount())) {
            repeated++;
            return;
        }
        if (before != null) {
            ambiguous++;
        } else if (seen.size() >= Limit.BILL_LINES.most()) {
            throw new UsageInputException(
                    "bill-too-long",
                    "%s: The bill has more than %s rows; compare it month by month."
                            .formatted(place, Limit.BILL_LINES.most()));
        }
        seen.put(key, row.amount());
        LocalDate day = day(row.bucket().start());
        if (lastDay == null || day.isAfter(lastDay)) {
            lastDay = day;
        }
        String project = row.project();
        String name = row.projectName();
        if (project != null && name != null) {
            projectNames.put(project, name);
        }
        BillLine line = new BillLine(day, project, row.item(), row.amount(), row.tokens());
        lines.merge(new NameList(Arrays.asList(day.toString(), project, row.item())), line, BillLine::plus);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    Bill build() {
        return new Bill(
                List.copyOf(lines.values()),
                projectNames,
                firstDay,
                lastDay,
                repeated,
                ambiguous,
                withoutAmount,
                morePages);
    }
}
