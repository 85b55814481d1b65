package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.format.columns.ColumnMap;
import io.tokentariff.io.format.columns.ColumnsFormat;
import io.tokentariff.io.read.UsageChoice;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the usage it sends: {@code input}, {@code map}, {@code at}, {@code from}, {@code until}, {@code tier},
 * {@code region}, {@code project}, {@code group_by}, {@code duplicates} — the options of the command line, by their names.
 *
 * @param reader reads the usage
 * @param by what statements are grouped by
 * @param options how it is priced
 */
public record UsageAsk(UsageReader reader, List<Dimension> by, PriceOptions options) {

    private static final int DAY = "yyyy-MM-dd".length();
    private static final int BAD_REQUEST = 400;

    /** Returns what the request's query says. */
    static UsageAsk of(Context ctx, InstantSource clock) {
        Instant assumed = instant(ctx, "at");
        Instant time = assumed == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : assumed;
        String map = ctx.queryParam("map");
        UsageReader read = map == null
                ? new UsageReader(ctx.queryParam("input"), time)
                : UsageReader.of(new ColumnsFormat(columns(map)), time);
        UsageReader plain = saysHour(ctx) ? read : read.assumingNoHour();
        UsageChoice.Said said =
                new UsageChoice.Said(ctx.queryParam("tier"), ctx.queryParam("region"), ctx.queryParam("project"));
        Instant from = instant(ctx, "from");
        Instant until = instant(ctx, "until");
        boolean chosen =
                from != null || until != null || said.tier() != null || said.region() != null || said.project() != null;
        return new UsageAsk(
                chosen ? plain.choosing(new UsageChoice(from, until, Map.of(), said)) : plain,
                dimensions(ctx.queryParam("group_by")),
                options(ctx.queryParam("duplicates")));
    }

    private static boolean saysHour(Context ctx) {
        String at = ctx.queryParam("at");
        return at != null && at.length() > DAY;
    }

    private static ColumnMap columns(String map) {
        return map.contains("=") ? ColumnMap.ofText(map) : ColumnMap.ofJson("map", map);
    }

    static List<Dimension> dimensions(@Nullable String names) {
        return names == null || names.isBlank()
                ? Dimension.DEFAULT
                : Arrays.stream(names.split(",")).map(Dimension::new).toList();
    }

    private static PriceOptions options(@Nullable String duplicates) {
        if (duplicates != null && !duplicates.equals("on") && !duplicates.equals("off")) {
            throw new HttpFault(BAD_REQUEST, "wrong-use", "duplicates is on or off, not \"%s\".".formatted(duplicates));
        }
        PriceOptions usual = PriceOptions.DEFAULT;
        return new PriceOptions(!"off".equals(duplicates), usual.rememberPlans(), usual.verifyOneIn(), usual.threads());
    }

    /** Returns a day's first instant, or an instant; null if the parameter is absent. */
    static @Nullable Instant instant(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() <= DAY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new HttpFault(
                    BAD_REQUEST,
                    "wrong-use",
                    "%s is a day such as 2026-04-12, or an instant such as 2026-04-12T08:30:00Z.".formatted(name));
        }
    }
}
