package io.tokentariff.ratecard;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the names of models apart by what {@code name-parts.csv} says of their parts, and looks them up in {@code models.csv},
 * first as they are written, then whatever their capitals. Immutable.
 */
final class ModelNames {

    private final Map<String, ModelInfo> byName;
    private final Map<String, ModelName> exact = new HashMap<>();
    private final Map<String, ModelInfo> byLowerCase = new HashMap<>();
    private final List<NamePart> parts;
    private final List<Developer> developers;
    private final Map<String, List<Alias>> aliases;

    ModelNames(Rows rows) {
        this.byName = Rows.byNames(rows.models());
        byName.forEach((name, model) -> {
            exact.put(name, new ModelName(model, name, false, null, null, null));
            byLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), model);
        });
        this.parts = rows.nameParts().stream()
                .sorted(Comparator.comparing(part -> -part.name().length()))
                .toList();
        this.developers = rows.developers();
        this.aliases = rows.aliases().stream().collect(Collectors.groupingBy(Alias::name));
    }

    /** Whether names mean the same by the one rows as by the others; false where that would be long to find out. */
    static boolean areSame(Rows some, Rows others) {
        return some.models() == others.models()
                && some.nameParts().equals(others.nameParts())
                && some.developers().equals(others.developers())
                && some.aliases().equals(others.aliases());
    }

    Map<String, ModelInfo> byName() {
        return byName;
    }

    /** Whether a name is another one of its model with dashes for points, which is no hint for people. */
    boolean isWithDashes(String name) {
        ModelInfo model = byName.get(name);
        return model != null
                && (isDashed(name, model.name())
                        || model.alsoCalled().stream().anyMatch(other -> isDashed(name, other)));
    }

    private static boolean isDashed(String name, String other) {
        return !name.equals(other) && name.equals(other.replace('.', '-'));
    }

    /** Returns what a name says. */
    ModelName of(String name) {
        ModelName known = exact.get(name);
        return known == null ? apart(name) : known;
    }

    private ModelName apart(String name) {
        String rest = name;
        String provider = null;
        String region = null;
        NamePart prefix = prefix(rest);
        while (prefix != null) {
            provider = provider == null ? prefix.provider() : provider;
            region = region == null ? prefix.region() : region;
            rest = rest.substring(prefix.name().length());
            prefix = prefix(rest);
        }
        ModelId id = ModelId.parse(rest);
        String base = id.base();
        boolean tuned = id.fineTuned();
        NamePart variant = null;
        if (known(base) == null) {
            NamePart mark = part(base, "fine-tuned");
            if (mark != null) {
                base = base.substring(0, base.toLowerCase(Locale.ROOT).indexOf(mark.name()));
                provider = provider == null ? mark.provider() : provider;
                tuned = true;
            }
            variant = part(base, "suffix");
            base = variant == null
                    ? base
                    : base.substring(0, base.length() - variant.name().length());
        }
        return new ModelName(known(base), base, tuned, provider, region, variant);
    }

    private @Nullable ModelInfo known(String base) {
        ModelInfo written = byName.get(base);
        return written == null ? byLowerCase.get(base.toLowerCase(Locale.ROOT)) : written;
    }

    private @Nullable NamePart prefix(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (NamePart part : parts) {
            if (part.isPrefix()
                    && small.startsWith(part.name())
                    && small.length() > part.name().length()) {
                return part;
            }
        }
        return null;
    }

    private @Nullable NamePart part(String base, String kind) {
        String small = base.toLowerCase(Locale.ROOT);
        for (NamePart part : parts) {
            int at = small.indexOf(part.name());
            boolean there = part.isSuffix() ? small.endsWith(part.name()) : at >= 0;
            if (part.kind().equals(kind) && there && at > 0) {
                return part;
            }
        }
        return null;
    }

    /** Returns the developer whose models are called so, null if nobody's are. */
    @Nullable
    Developer developer(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return developers.stream()
                .filter(developer -> developer.isOf(small))
                .findFirst()
                .orElse(null);
    }

    boolean hasAliases() {
        return !aliases.isEmpty();
    }

    /** Returns the name of the model that a name stands for on a day; the name itself where it stands for none, or for several. */
    String aliased(String name, Account account, LocalDate day) {
        ModelName said = of(name);
        if (said.model() != null || !name.endsWith(said.base())) {
            return name;
        }
        List<Alias> fitting = new ArrayList<>();
        int most = -1;
        for (Alias alias : aliases.getOrDefault(said.base(), List.of())) {
            if (fits(alias, said, account) && alias.period().covers(day) && alias.named() >= most) {
                if (alias.named() > most) {
                    fitting.clear();
                }
                most = alias.named();
                fitting.add(alias);
            }
        }
        if (fitting.size() != 1) {
            return name;
        }
        Alias only = fitting.get(0);
        return said.provider() == null && only.provider() != null
                ? servedBy(only.model(), only.provider())
                : name.substring(0, name.length() - said.base().length()) + only.model();
    }

    private static boolean fits(Alias alias, ModelName said, Account account) {
        boolean same = alias.provider() == null
                || said.provider() == null
                || alias.provider().equals(said.provider());
        return same && (alias.project() == null || alias.project().equals(account.project()));
    }

    /** Returns the name of a model as one provider serves it. */
    String servedBy(String model, String provider) {
        return parts.stream()
                .filter(part -> part.isPrefix() && provider.equals(part.provider()) && part.region() == null)
                .min(Comparator.comparing(part -> part.name().length()))
                .map(part -> part.name() + model)
                .orElse(model);
    }
}
