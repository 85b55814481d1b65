package io.tokentariff.rating;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the message of a finding may hold in braces, such as {@code {model}}; it is filled in when the finding is shown. */
public enum FindingPlaceholder {
    MODEL("the usage's model"),
    TIER("the usage's tier"),
    PROVIDER("who serves the model"),
    REGION("the usage's region"),
    STATUS("the usage's status"),
    METER("the meter the finding is about"),
    WHAT("what meters.csv says of the meter"),
    NEAREST("the known models whose names are nearest"),
    NEAREST_TIER("the known tier whose name is nearest"),
    NEAREST_REGION("the known region whose name is nearest"),
    VARIANT("the suffix of the model's name and what it says; only of a finding made of a NamePart"),
    DEVELOPER("who made the model; only of a finding made of a Developer"),
    RELEASED("the day on which the model came out; only of a finding made of a ModelLife"),
    RETIRED("the first day on which the model is no longer served; only of a finding made of a ModelLife"),
    SUCCESSORS("the models that may replace it; only of a finding made of a ModelLife"),
    AGREEMENT("what the row is called; only of a finding made of a RequestLimit");

    private static final Map<String, FindingPlaceholder> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(FindingPlaceholder::word, Function.identity()));

    private final String meaning;

    FindingPlaceholder(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the placeholder of a word, null if it is none. */
    public static @Nullable FindingPlaceholder of(String word) {
        return BY_WORD.get(word);
    }

    /** What stands between the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is filled in. */
    public String meaning() {
        return meaning;
    }
}
