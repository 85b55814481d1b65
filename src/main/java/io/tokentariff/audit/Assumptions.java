package io.tokentariff.audit;

import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All assumptions that bills are tried with, those that are met most first. What they are made of stands in the rulebook's tables. */
final class Assumptions {

    private final Rulebook rulebook;
    private final RateCard card;
    private final List<Assumption> all = new ArrayList<>();

    private Assumptions(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
    }

    static List<Assumption> of(Rulebook rulebook) {
        Assumptions made = new Assumptions(rulebook);
        made.cache();
        made.fineTuning();
        made.tiers();
        made.regions();
        made.contexts();
        made.days();
        made.fees();
        return List.copyOf(made.all);
    }

    private void cache() {
        add("cached-at-full-price", "cached at full price", "Cached input is billed as other input.", priced -> {
            return priced.record().tokens().cachedInput() == 0
                    ? null
                    : record -> record.withTokens(record.tokens().withCachedInput(0));
        });
    }

    private void tiers() {
        List<String> rated = card.rows().tiers().stream()
                .filter(TierInfo::rated)
                .map(TierInfo::name)
                .toList();
        for (String from : rated) {
            for (String to : rated) {
                if (!from.equals(to)) {
                    tier(from, to);
                }
            }
        }
    }

    private void tier(String from, String to) {
        Assumption.Repricing repricing = changed(priced -> {
            return priced.usage().tier().equals(from)
                    ? record -> record.withKind(record.kind().withServiceTier(to))
                    : null;
        });
        String message = "Usage of the %s tier is billed at the %s price.".formatted(from, to);
        if (to.equals(UsageKind.DEFAULT_TIER)) {
            all.add(Assumption.of("missing-tier-discount", "missing %s discount".formatted(from), message, repricing)
                    .ifDearer());
            all.add(Assumption.of("missing-tier-surcharge", "missing %s surcharge".formatted(from), message, repricing)
                    .ifCheaper());
        } else {
            String name = from.equals(UsageKind.DEFAULT_TIER)
                    ? "billed as %s".formatted(to)
                    : "%s billed as %s".formatted(from, to);
            all.add(Assumption.of("other-tier-price", name, message, repricing));
        }
    }

    private void regions() {
        add(
                "missing-residency-surcharge",
                "missing residency surcharge",
                "Usage of a data-residency endpoint is billed without its surcharge.",
                priced -> {
                    RegionInfo region = card.region(priced.usage().region());
                    return region == null || !region.residency()
                            ? null
                            : record -> record.withKind(record.kind().withRegion(UsageKind.NO_REGION));
                });
        card.rows().regions().stream()
                .filter(RegionInfo::residency)
                .findFirst()
                .ifPresent(some -> add(
                        "residency-surcharge",
                        "residency surcharge",
                        "Usage that names no data-residency endpoint is billed with the surcharge of one.",
                        priced -> {
                            RegionInfo region = card.region(priced.usage().region());
                            return region != null && region.residency()
                                    ? null
                                    : record -> record.withKind(record.kind().withRegion(some.name()));
                        }));
    }

    private void contexts() {
        add(
                "missing-long-context-price",
                "long context at the short price",
                "Requests beyond the model's threshold are billed at the price of short ones.",
                priced -> !priced.usage().context().equals(RateCard.LONG) ? null : Assumptions::ofUnknownContext);
        add(
                "long-context-price",
                "short context at the long price",
                "Requests that were taken to be within the model's threshold are billed at the price of long ones.",
                this::beyondThreshold);
    }

    /** The context of several requests is not known, and taken to be short. */
    private static UsageRecord ofUnknownContext(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        return record.withTokens(tokens.withContext(TokenCounts.NOT_SAID).withRequests(Math.max(2, tokens.requests())));
    }

    private @Nullable UnaryOperator<UsageRecord> beyondThreshold(Quote priced) {
        if (priced.usage().context().equals(RateCard.LONG)) {
            return null;
        }
        long most = -1;
        for (LongContext row : card.longContexts(
                priced.usage().model(), priced.usage().tier(), priced.record().day())) {
            if (row.scope().equals(LongContext.WHOLE_REQUEST)) {
                most = Math.max(most, row.threshold());
            }
        }
        long context = most + 1;
        return context == 0
                ? null
                : record -> record.withTokens(
                        record.tokens().withContext(Math.max(record.tokens().input(), context)));
    }

    private void days() {
        addPerMeter("old-rate", "old rate", "The usage is billed at the rates that were in force before.", priced -> {
            LocalDate from = periods(priced)
                    .map(EffectivePeriod::from)
                    .filter(Objects::nonNull)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            return from == null ? null : record -> on(record, from.minusDays(1));
        });
        addPerMeter(
                "next-rate", "next rate", "The usage is billed at the rates that came into force later.", priced -> {
                    LocalDate until = periods(priced)
                            .map(EffectivePeriod::until)
                            .filter(Objects::nonNull)
                            .min(LocalDate::compareTo)
                            .orElse(null);
                    return until == null ? null : record -> on(record, until);
                });
    }

    private static Stream<EffectivePeriod> periods(Quote priced) {
        return priced.lines().stream()
                .flatMap(line -> Stream.of(line.charge().rate(), line.charge().basis()))
                .filter(Objects::nonNull)
                .map(row -> row.period());
    }

    private static UsageRecord on(UsageRecord record, LocalDate day) {
        Instant midnight = record.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        // the same time of another day
        return record.withAt(
                day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.between(midnight, record.at())));
    }

    private void fees() {
        String message = "Calls of tools are not billed.";
        Predicate<LineItem> content = line -> line.charge().perCall() != null;
        without("missing-tool-fees", "missing tool fees", message, this::isFee);
        without("missing-tool-fees", "missing tool fees and content", message, content.or(this::isFee));
        without("missing-tool-fees", "missing tool content", "Tokens that come with calls are not billed.", content);
    }

    private boolean isFee(LineItem line) {
        MeterInfo meter = card.meter(line.meter());
        return meter != null && meter.isFee();
    }

    private void without(String code, String name, String message, Predicate<LineItem> dropped) {
        all.add(Assumption.of(
                code,
                name,
                message,
                priced -> priced.quote().lines().stream().noneMatch(dropped)
                        ? null
                        : priced.quote().lines().stream()
                                .filter(dropped.negate())
                                .toList()));
    }

    private void fineTuning() {
        add(
                "base-model-price",
                "fine-tuned model at the base model's price",
                "A fine-tuned model is billed at the price of the model it is made of.",
                priced -> !priced.usage().fineTuned() ? null : Assumptions::ofBaseModel);
    }

    private static UsageRecord ofBaseModel(UsageRecord record) {
        UsageKind kind = record.kind();
        return record.withKind(kind.withModel(ModelId.parse(kind.model()).base()));
    }

    private void add(
            String code, String name, String message, Function<Quote, @Nullable UnaryOperator<UsageRecord>> change) {
        all.add(Assumption.of(code, name, message, changed(change)));
    }

    private void addPerMeter(
            String code, String name, String message, Function<Quote, @Nullable UnaryOperator<UsageRecord>> change) {
        all.add(Assumption.of(code, name, message, changed(change)).perMeter());
    }

    private Assumption.Repricing changed(Function<Quote, @Nullable UnaryOperator<UsageRecord>> change) {
        return priced -> {
            UnaryOperator<UsageRecord> made = change.apply(priced.quote());
            return made == null ? null : priced.lines(made, rulebook);
        };
    }
}
