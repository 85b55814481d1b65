package io.tokentariff.io.format.openai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of the provider's sums of usage, in its API and in its exports; their names are the constants' in lower case. */
enum UsageField {
    INPUT_TOKENS,
    INPUT_CACHED_TOKENS,
    INPUT_CACHE_WRITE_TOKENS,
    INPUT_CACHE_WRITE_12H_TOKENS,
    INPUT_UNCACHED_TOKENS,
    OUTPUT_TOKENS,
    INPUT_AUDIO_TOKENS,
    INPUT_CACHED_AUDIO_TOKENS,
    INPUT_IMAGE_TOKENS,
    INPUT_CACHED_IMAGE_TOKENS,
    OUTPUT_AUDIO_TOKENS,
    OUTPUT_IMAGE_TOKENS,
    NUM_MODEL_REQUESTS,
    CHARACTERS,
    NUM_REQUESTS,
    NUM_SESSIONS,
    SECONDS(Type.ROUNDED_UP),
    BATCH(Type.FLAG),
    MODEL(Type.TEXT),
    SERVICE_TIER(Type.TEXT),
    PROJECT_ID(Type.TEXT),
    USER_ID(Type.TEXT),
    API_KEY_ID(Type.TEXT),
    API_SOURCE(Type.TEXT),

    /** What is left of others: nobody needs it. */
    INPUT_TEXT_TOKENS(Type.REST),
    INPUT_CACHED_TEXT_TOKENS(Type.REST),
    OUTPUT_TEXT_TOKENS(Type.REST);

    /** How a value is read. */
    enum Type {
        COUNT,
        /** A count that may have a fraction. */
        ROUNDED_UP,
        FLAG,
        TEXT,
        REST
    }

    private static final Map<String, UsageField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(field -> field.word, Function.identity()));

    final String word = name().toLowerCase(Locale.ROOT);
    final Type type;

    UsageField() {
        this(Type.COUNT);
    }

    UsageField(Type type) {
        this.type = type;
    }

    /** Returns the field of that very name, null if there is none. */
    static @Nullable UsageField of(String name) {
        return BY_NAME.get(name);
    }
}
