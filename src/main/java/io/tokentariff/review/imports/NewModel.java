package io.tokentariff.review.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model that the rulebook does not know, as it comes together from lists. Not thread-safe. */
final class NewModel {

    final String name;
    private final Set<String> alsoCalled = new LinkedHashSet<>();
    private final List<String> sources = new ArrayList<>();
    private @Nullable String developer;
    private boolean sure;
    private @Nullable Long window;
    private @Nullable Long threshold;
    private boolean ends;

    NewModel(String name) {
        this.name = name;
    }

    /**
     * Takes in what a list says.
     *
     * @param provider who serves it
     * @param own whether the list names it without the provider before it
     */
    void add(ListedModel listed, String provider, boolean own) {
        if (developer == null || (own && !sure)) {
            developer = provider;
            sure = own;
        }
        window = window == null ? listed.window() : window;
        if (!listed.thresholds().isEmpty() && threshold == null) {
            threshold = listed.thresholds().first();
        }
        ends |= listed.ends();
        if (!sources.contains(listed.source())) {
            sources.add(listed.source());
        }
    }

    void alsoCalled(String other) {
        alsoCalled.add(other);
    }

    String developer() {
        return Objects.requireNonNullElse(developer, "");
    }

    @Nullable
    Long threshold() {
        return threshold;
    }

    Map<String, String> cells() {
        return Map.of(
                "model", name,
                "also_called", String.join(";", alsoCalled),
                "developer", developer(),
                "status", ends ? "legacy" : "current",
                "context_window", Objects.toString(window, ""),
                "source", String.join("; ", sources));
    }

    Map<String, String> thresholdCells() {
        return Map.of(
                "model",
                name,
                "threshold_tokens",
                Objects.toString(threshold, ""),
                "scope",
                "whole-request",
                "source",
                String.join("; ", sources));
    }
}
