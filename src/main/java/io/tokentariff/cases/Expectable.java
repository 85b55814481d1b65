package io.tokentariff.cases;

import io.tokentariff.cases.Expectation.Comparison;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that cases can expect of an outcome: how it is read, and how it is compared.
 *
 * @param <O> the outcome
 */
interface Expectable<O> {

    /** Returns how an outcome is compared with what a case says, null if that cannot be read; why is reported. */
    @Nullable
    Comparison<O> read(FieldReader reader, YamlNode value, String name);

    /**
     * All that can be expected of an outcome.
     *
     * @param byName what, by its name below {@code expect:}
     * @param unsaid what must hold, by a name, where the case does not say it
     */
    record All<O>(Map<String, Expectable<O>> byName, Map<String, Comparison<O>> unsaid) {}

    /** How a value is read. */
    interface Read<T> {

        /** Returns the value, null if it is none; that is reported. */
        @Nullable
        T from(FieldReader reader, YamlNode value, String name);
    }

    /** How a value is compared with an outcome. */
    interface Compare<T, O> {

        /** Returns each difference. */
        Stream<Deviation> differences(T wanted, O outcome);
    }

    /** What is read and compared in these ways. */
    static <T, O> Expectable<O> of(Read<T> read, Compare<T, O> compare) {
        return (reader, value, name) -> {
            T wanted = read.from(reader, value, name);
            return wanted == null
                    ? null
                    : outcome -> compare.differences(wanted, outcome).map(each -> each.at(value));
        };
    }
}
