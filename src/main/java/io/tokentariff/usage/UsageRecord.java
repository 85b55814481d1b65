package io.tokentariff.usage;

import io.tokentariff.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a usage log: what ran, when, and how many tokens it took.
 *
 * @param id the request's id, null if it has none; such records are never taken for duplicates
 * @param at when it ran; decides which rates are in force
 * @param within how many seconds from {@code at} on it may have run in: 0 where {@code at} is the moment itself, a day's where its
 *     source names no more than a day, those of a bucket for a sum of usage
 * @param kind model, tier, operation, region and status
 * @param tokens how much of each meter, and how many requests the record sums up
 * @param account whose usage it is
 * @param workload the named stream of usage it belongs to, null if not said
 * @param billed what its source says it cost, null if it does not say; stands beside our price and never decides it
 */
public record UsageRecord(
        @Nullable String id,
        Instant at,
        long within,
        UsageKind kind,
        TokenCounts tokens,
        Account account,
        @Nullable String workload,
        @Nullable Money billed) {

    /** How long a day is that a source names without a time. */
    public static final int SECONDS_A_DAY = 86_400;

    public UsageRecord {
        Objects.requireNonNull(at, "at");
        if (within < 0) {
            throw new IllegalArgumentException("A record runs after its beginning, not %s seconds.".formatted(within));
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(account, "account");
        Names.checkedOrNull("id", id);
        Names.checkedOrNull("workload", workload);
    }

    /** A record of one moment. */
    public UsageRecord(
            @Nullable String id,
            Instant at,
            UsageKind kind,
            TokenCounts tokens,
            Account account,
            @Nullable String workload,
            @Nullable Money billed) {
        this(id, at, 0, kind, tokens, account, workload, billed);
    }

    /** A record of one moment, whose source does not say what it cost. */
    public UsageRecord(
            @Nullable String id,
            Instant at,
            UsageKind kind,
            TokenCounts tokens,
            Account account,
            @Nullable String workload) {
        this(id, at, kind, tokens, account, workload, null);
    }

    /** Returns a builder of a record of completed inference: says one thing after the other, and checks each at once. */
    public static UsageBuilder builder(Instant at, String model) {
        return new UsageBuilder(at, model);
    }

    /** Returns one request with nothing said but when, what and how much. */
    public static UsageRecord of(Instant at, UsageKind kind, TokenCounts tokens) {
        return new UsageRecord(null, at, kind, tokens, Account.NONE, null);
    }

    /** Returns one request at noon of a UTC day, to ask what it costs then; a price of the night or of an hour is not meant. */
    public static UsageRecord atNoon(LocalDate day, UsageKind kind, TokenCounts tokens) {
        return of(noon(day), kind, tokens);
    }

    /** Noon of a UTC day. */
    public static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    public UsageRecord withId(String newId) {
        return new UsageRecord(newId, at, within, kind, tokens, account, workload, billed);
    }

    public UsageRecord withKind(UsageKind newKind) {
        return new UsageRecord(id, at, within, newKind, tokens, account, workload, billed);
    }

    public UsageRecord withTokens(TokenCounts newTokens) {
        return new UsageRecord(id, at, within, kind, newTokens, account, workload, billed);
    }

    public UsageRecord withAccount(Account newAccount) {
        return new UsageRecord(id, at, within, kind, tokens, newAccount, workload, billed);
    }

    public UsageRecord withAt(Instant newAt) {
        return new UsageRecord(id, newAt, within, kind, tokens, account, workload, billed);
    }

    /** Returns the record as one that ran somewhen in so many seconds from {@link #at} on. */
    public UsageRecord withWithin(long seconds) {
        return new UsageRecord(id, at, seconds, kind, tokens, account, workload, billed);
    }

    public UsageRecord withBilled(@Nullable Money newBilled) {
        return new UsageRecord(id, at, within, kind, tokens, account, workload, newBilled);
    }

    /** The UTC day on which it ran, counted from 1970-01-01. */
    public long epochDay() {
        return Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
    }

    /** The UTC day on which it ran. */
    public LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The day on which it ran in a zone. */
    public LocalDate day(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? day() : at.atZone(zone).toLocalDate();
    }

    /** How many requests the record sums up, at least 1. */
    public long requests() {
        return tokens.requests();
    }

    /** Whether it sums up several requests without saying their context. */
    public boolean contextUnknown() {
        return requests() > 1 && !tokens.contextSaid();
    }
}
