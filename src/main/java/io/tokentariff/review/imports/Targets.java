package io.tokentariff.review.imports;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.ModelName;
import io.tokentariff.ratecard.RateCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which model of the rulebook, known or new, each model of price lists is. Not thread-safe. */
final class Targets {

    private static final int LONGEST_NAME = 200;

    private final RateCard card;
    private final Consumer<LeftOut> leftOut;
    private final Map<String, NewModel> added = new LinkedHashMap<>();
    private final Map<String, String> providers = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * A model of a list, and whose prices in the rulebook it has.
     *
     * @param known the model there is, null for a new one
     * @param added the new model, null for one there is
     * @param provider who serves it, null for its developer
     */
    record Target(
            String file,
            ListedModel listed,
            @Nullable ModelInfo known,
            @Nullable NewModel added,
            boolean fineTuned,
            @Nullable String provider) {

        String model() {
            return known != null ? known.name() : added != null ? added.name : listed.name();
        }
    }

    Targets(RateCard card, Consumer<LeftOut> leftOut) {
        this.card = card;
        this.leftOut = leftOut;
    }

    /** Returns the models of all lists that rows can be made of. */
    List<Target> of(List<PriceFile> files) {
        for (PriceFile file : files) {
            Map<String, String> own = new HashMap<>();
            file.models().forEach(listed -> add(file.name(), listed, own));
        }
        for (PriceFile file : files) {
            file.models().forEach(listed -> names(file.name(), listed));
        }
        return targets.stream().map(this::settled).toList();
    }

    /** The provider of a price of a new model's developer needs not be said. */
    private Target settled(Target target) {
        String developer = target.known() != null
                ? target.known().developer()
                : target.added() == null ? "" : target.added().developer();
        return developer.equals(target.provider())
                ? new Target(target.file(), target.listed(), target.known(), target.added(), target.fineTuned(), null)
                : target;
    }

    private void add(String file, ListedModel listed, Map<String, String> own) {
        String fault = fault(listed);
        if (fault != null) {
            leftOut.accept(new LeftOut(file, listed.name(), "", fault));
            return;
        }
        ModelName said = card.modelName(served(file, listed));
        if (said.region() != null) {
            leftOut.accept(
                    new LeftOut(
                            file,
                            listed.name(),
                            "",
                            "What an endpoint of a region costs follows from the model's prices and the surcharge of terms.csv."));
            return;
        }
        ModelInfo known = said.variant() == null ? said.model() : null;
        if (known != null) {
            targets.add(new Target(file, listed, known, null, said.fineTuned(), said.provider()));
            return;
        }
        String provider = said.provider() == null ? provider(listed) : said.provider();
        String name =
                said.base() + (said.variant() == null ? "" : said.variant().name());
        if (said.provider() == null) {
            String other = own.putIfAbsent(name.toLowerCase(Locale.ROOT), provider);
            name = other == null || other.equals(provider) ? name : provider + "/" + name;
        }
        String called = name;
        NewModel model = added.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new NewModel(called));
        model.add(listed, provider, said.provider() == null);
        targets.add(new Target(file, listed, null, model, said.fineTuned(), said.provider()));
    }

    /** genai-prices says apart who serves a model, LiteLLM says it in the name. */
    private String served(String file, ListedModel listed) {
        boolean inName = listed.name().contains("/") || !listed.source().equals(file);
        return inName || listed.provider().isEmpty() ? listed.name() : card.servedBy(listed.name(), listed.provider());
    }

    private static @Nullable String fault(ListedModel listed) {
        TreeSet<Long> thresholds = listed.thresholds();
        if (listed.prices().isEmpty()) {
            return "It has no price that could be read.";
        }
        if (listed.prices().stream().allMatch(ListedPrice::isFree)) {
            return "All its prices are 0: free of charge, or not known. Nothing is taken for free.";
        }
        if (thresholds.size() > 1) {
            return "Its prices change above several sizes of context (%s); a model has one."
                    .formatted(String.join(
                            ", ", thresholds.stream().map(String::valueOf).toList()));
        }
        if (!listed.name().matches("[!-~&&[^;,]]{1," + LONGEST_NAME + "}")) {
            return "Its name is empty, too long, or has letters or blanks that names in tables do not have.";
        }
        return null;
    }

    /** The developer that the rulebook calls so, else as the list does. */
    private String provider(ListedModel listed) {
        return providers.computeIfAbsent(listed.provider(), name -> {
            String known = card.modelName(name + "/x").provider();
            return known == null ? name : known;
        });
    }

    /** Other names of a new model, where they are nobody's. */
    @SuppressWarnings("ReferenceEquality") // the entry itself, not one that says the same
    private void names(String file, ListedModel listed) {
        Target target = targets.stream()
                .filter(each -> each.listed() == listed)
                .findFirst()
                .orElse(null);
        if (target == null) {
            return;
        }
        for (String other : listed.alsoCalled()) {
            ModelInfo known = card.model(other);
            boolean taken = known != null || added.containsKey(other.toLowerCase(Locale.ROOT));
            if (target.added() != null && !taken && other.matches("[!-~&&[^;,]]{1," + LONGEST_NAME + "}")) {
                added.put(other.toLowerCase(Locale.ROOT), target.added());
                target.added().alsoCalled(other);
            } else if (known == null || !known.equals(target.known())) {
                leftOut.accept(new LeftOut(
                        file,
                        listed.name(),
                        "match",
                        target.added() == null
                                ? "The name %s is not among those of %s in models.csv.".formatted(other, target.model())
                                : "The name %s is another model's, or no name of a table.".formatted(other)));
            }
        }
    }
}
