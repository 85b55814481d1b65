package io.tokentariff.rulebook.facts;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One type of fact that rules can have patterns on.
 *
 * @param type the fact
 * @param stay how long it stays in a session
 * @param there when it is there, in words
 * @param ofRecord makes it of a usage record where it is inserted only for rules that have a pattern on it, null for other
 *     facts
 */
public record FactKind(Class<?> type, Stay stay, String there, @Nullable OfRecord ofRecord) {

    /** Makes a fact of a usage record. It is a value: plans are remembered under it, equal facts, equal plan. */
    @FunctionalInterface
    public interface OfRecord {

        /** Returns all that the fact may be, always in the same order: mostly one, several where the record leaves it open. */
        List<Object> of(UsageRecord record, RateCard card);
    }

    /** How long a fact stays in a session. */
    public enum Stay {
        /** New for each usage, as outcomes are. */
        USAGE,
        /** As long as the next usage has the same. */
        METER,
        /** A table row, as long as the next usage has it too. */
        ROW,
        /** New for each workload; never there where usage is priced. */
        WORKLOAD,
        /** New for each statement; never there where usage is priced. */
        STATEMENT
    }

    static FactKind of(Stay stay, Class<?> type, String there) {
        return new FactKind(type, stay, there, null);
    }

    /** A fact of the record itself, inserted only where some rule has a pattern on it. */
    public static <T> FactKind onRequest(Class<T> type, Function<UsageRecord, ? extends T> ofRecord) {
        return onRequest(type, (record, card) -> List.of(ofRecord.apply(record)));
    }

    /** A fact of the record itself and of what the tables say, which the record may leave open. */
    static FactKind onRequest(Class<?> type, OfRecord ofRecord) {
        return new FactKind(type, Stay.USAGE, "if some rule has a pattern on it", ofRecord);
    }

    /** Its name in rules. */
    public String name() {
        return type.getSimpleName();
    }
}
