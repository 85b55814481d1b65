package io.tokentariff.conformance;

import io.tokentariff.money.Factor;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mistakes that calculators are known to make, each made on purpose: what it takes the right price for, null for none. */
final class Faults {

    private static final int DIGITS_OF_A_DOUBLE = 17;
    private static final Set<String> TAKEN_AS_SHORT = Set.of("assumed-short-context", "beyond-window");

    private Faults() {}

    /** Adds up binary floating-point numbers. */
    static @Nullable BigDecimal floatSums(Rulebook rulebook, UsageRecord record, Quote right) {
        if (right.status() != PriceStatus.PRICED) {
            return null;
        }
        double sum = 0;
        for (LineItem line : right.lines()) {
            sum += line.tokens() * unit(line, true).doubleValue();
        }
        return shortest(sum);
    }

    /** The fewest digits that stand for the number, as programs print it. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(DIGITS_OF_A_DOUBLE));
    }

    /** Takes the standard price where there is none. */
    static @Nullable BigDecimal standardPrice(Rulebook rulebook, UsageRecord record, Quote right) {
        Quote taken = right.status() == PriceStatus.UNPRICED
                ? rulebook.quote(record.withKind(record.kind().withServiceTier("standard")))
                : right;
        return amount(taken);
    }

    /** Charges the whole request more where only the excess costs more, and the other way round. */
    static @Nullable BigDecimal otherScope(Rulebook rulebook, UsageRecord record, Quote right) {
        List<LongContext> rows = rulebook.rateCard()
                .longContexts(right.usage().model(), right.usage().tier(), record.day());
        boolean asIs = rows.isEmpty()
                || right.status() != PriceStatus.PRICED
                || right.findings().stream().anyMatch(finding -> TAKEN_AS_SHORT.contains(finding.code()));
        if (asIs) {
            return amount(right);
        }
        LongContext row = rows.get(0);
        boolean over = record.tokens().contextOrInput() > row.threshold();
        if (row.scope().equals(LongContext.EXCESS)) {
            return whole(rulebook, right, over ? row : null);
        }
        return over ? marginal(rulebook, record, right, row.threshold()) : amount(right);
    }

    private static BigDecimal whole(Rulebook rulebook, Quote right, @Nullable LongContext row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LineItem line : right.lines()) {
            BigDecimal plain = unit(line, false).multiply(BigDecimal.valueOf(line.tokens()));
            Factor factor = row == null || isFee(rulebook, line) ? null : row.factor();
            sum = sum.add(factor == null ? plain : plain.multiply(factor.value()));
        }
        return sum;
    }

    private static BigDecimal marginal(Rulebook rulebook, UsageRecord record, Quote right, long threshold) {
        Quote asShort = rulebook.quote(record.withTokens(
                record.tokens().withContext(TokenCounts.NOT_SAID).withRequests(2)));
        Map<String, BigDecimal> shortUnits = new HashMap<>();
        asShort.lines().forEach(line -> shortUnits.put(line.meter(), unit(line, true)));
        BigDecimal sum = BigDecimal.ZERO;
        for (LineItem line : right.lines()) {
            long beyond = beyond(record.tokens(), line, threshold);
            BigDecimal within = Objects.requireNonNull(shortUnits.get(line.meter()), line.meter());
            sum = sum.add(within.multiply(BigDecimal.valueOf(line.tokens() - beyond)))
                    .add(unit(line, true).multiply(BigDecimal.valueOf(beyond)));
        }
        return sum;
    }

    private static long beyond(TokenCounts tokens, LineItem line, long threshold) {
        long before = tokens.contextOrInput() - tokens.input();
        long start =
                switch (line.meter()) {
                    case Meters.CACHED_INPUT -> before;
                    case Meters.CACHE_WRITE -> before + tokens.cachedInput();
                    case Meters.INPUT -> before + tokens.cachedInput() + tokens.cacheWrite();
                    case Meters.OUTPUT -> before + tokens.input();
                    default -> Long.MIN_VALUE / 2;
                };
        return Math.max(0, Math.min(line.tokens(), start + line.tokens() - threshold));
    }

    private static boolean isFee(Rulebook rulebook, LineItem line) {
        MeterInfo meter = rulebook.rateCard().meter(line.meter());
        return meter != null && meter.isFee();
    }

    /** The price of one unit with its factors, those of a long context included or not. */
    private static BigDecimal unit(LineItem line, boolean longToo) {
        BigDecimal unit =
                line.price().usd().divide(BigDecimal.valueOf(line.price().per()));
        for (PlannedAdjustment each : line.adjustments()) {
            if (longToo || !each.adjustment().name().equals(Adjustment.LONG_CONTEXT)) {
                unit = unit.multiply(each.adjustment().factor().value());
            }
        }
        return unit;
    }

    private static @Nullable BigDecimal amount(Quote quote) {
        return quote.amount() == null ? null : quote.amount().usd();
    }
}
