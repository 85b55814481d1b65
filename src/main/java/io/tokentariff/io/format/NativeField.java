package io.tokentariff.io.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a native usage record; their names are the constants' in lower case. */
public enum NativeField {
    ID,
    AT,
    MODEL,
    SERVICE_TIER,
    OPERATION,
    INPUT_TOKENS,
    CACHED_INPUT_TOKENS,
    CACHE_WRITE_TOKENS,
    OUTPUT_TOKENS,
    TRAINING_TOKENS,
    EPOCHS,
    TRAINED_TOKENS,
    REGION,
    CONTEXT_TOKENS,
    STATUS,
    REQUESTS,
    PROJECT,
    USER,
    API_KEY,
    WORKLOAD,
    BILLED_USD,
    METERS,
    TAGS;

    /** All names, in the order of the constants. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(NativeField::word).toList();

    private static final Map<String, NativeField> BY_NAME = new HashMap<>();

    static {
        for (NativeField field : values()) {
            BY_NAME.put(field.word, field);
        }
    }

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in usage files. */
    public String word() {
        return word;
    }

    /** Its place in an array with one for each field. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /** Its bit in a set of fields. */
    public int bit() {
        return 1 << index();
    }

    /** Returns the field of that very name, null if there is none. */
    public static @Nullable NativeField of(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the first field of a set that is not empty. */
    static NativeField first(int bits) {
        return values()[Integer.numberOfTrailingZeros(bits)];
    }

    /** Whether its value is an object, not a single value. */
    public boolean isObject() {
        return this == METERS || this == TAGS;
    }
}
