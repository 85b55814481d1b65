package io.tokentariff.review.imports;

import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.review.edit.TableText;
import io.tokentariff.review.imports.Targets.Target;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that are made of what lists offer, and the tables' texts with them. Not thread-safe. */
final class RowsMade {

    private final RateCard card;
    private final List<Map<String, String>> rates = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> priced = new TreeSet<>();
    private final Set<String> meters = new TreeSet<>();
    private int same;

    RowsMade(RateCard card) {
        this.card = card;
    }

    /** @param ofRulebook the price that the rulebook has already, null if none */
    void add(RowKey key, List<Offer> offers, @Nullable String ofRulebook) {
        Map<String, List<Offer>> byFile =
                offers.stream().collect(Collectors.groupingBy(Offer::file, LinkedHashMap::new, Collectors.toList()));
        Map<String, String> said = new LinkedHashMap<>();
        if (ofRulebook != null) {
            said.put(Difference.RULEBOOK, ofRulebook);
        }
        byFile.forEach((file, all) -> said.put(file, words(all)));
        if (Set.copyOf(said.values()).size() > 1) {
            differences.add(
                    new Difference(words(key), said, said.keySet().iterator().next()));
        } else if (ofRulebook != null) {
            same++;
        }
        if (ofRulebook == null) {
            String taken = said.keySet().iterator().next();
            String source = offers.stream()
                    .filter(offer -> Objects.equals(said.get(offer.file()), said.get(taken)))
                    .map(Offer::source)
                    .distinct()
                    .collect(Collectors.joining("; "));
            rows(key, byFile.getOrDefault(taken, List.of()), source);
        }
    }

    private static String words(List<Offer> offers) {
        return inOrder(offers).stream()
                .map(offer -> plain(offer.price()) + (offer.from() == null ? "" : " from " + offer.from()))
                .collect(Collectors.joining(", "));
    }

    private static String words(RowKey key) {
        return (key.provider() == null ? "" : key.provider() + ": ")
                + (key.fineTuned() ? "fine-tuned " : "")
                + key.model() + ", " + key.tier()
                + (key.context().isEmpty() ? "" : ", " + key.context() + " context")
                + ", " + key.meter();
    }

    private static List<Offer> inOrder(List<Offer> offers) {
        return offers.stream()
                .sorted(Comparator.comparing(Offer::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static String plain(BigDecimal price) {
        return PlainDecimal.withCents(price);
    }

    private void rows(RowKey key, List<Offer> offers, String source) {
        List<Offer> inOrder = inOrder(offers);
        for (int i = 0; i < inOrder.size(); i++) {
            Map<String, String> cells = new HashMap<>(key.cells());
            cells.put("price", plain(inOrder.get(i).price()));
            cells.put("from", Objects.toString(inOrder.get(i).from(), ""));
            cells.put(
                    "until",
                    i + 1 < inOrder.size() ? Objects.toString(inOrder.get(i + 1).from(), "") : "");
            cells.put("certainty", "published");
            cells.put("source", source);
            rates.add(cells);
        }
        priced.add(key.model());
        meters.add(key.meter());
    }

    Imported result(
            Rulebook base,
            List<PriceFile> files,
            List<Target> targets,
            Map<Target, Integer> used,
            List<LeftOut> leftOut) {
        List<NewModel> models = targets.stream()
                .map(Target::added)
                .filter(Objects::nonNull)
                .distinct()
                .filter(model -> priced.contains(model.name))
                .toList();
        List<Map<String, String>> added = meters.stream()
                .filter(name -> card.meter(name) == null)
                .map(name -> Objects.requireNonNull(PriceFields.meter(name)).cells())
                .toList();
        Map<String, String> texts = new TreeMap<>(base.files().texts());
        edit(texts, Tables.METERS, added);
        edit(texts, Tables.MODELS, models.stream().map(NewModel::cells).toList());
        edit(
                texts,
                Tables.LONG_CONTEXT,
                models.stream()
                        .filter(model -> model.threshold() != null)
                        .map(NewModel::thresholdCells)
                        .toList());
        edit(texts, Tables.RATES, rates);
        Map<String, Imported.Count> counts = new LinkedHashMap<>();
        for (PriceFile file : files) {
            int taken = (int) used.entrySet().stream()
                    .filter(each -> each.getKey().file().equals(file.name()) && each.getValue() > 0)
                    .count();
            counts.put(file.name(), new Imported.Count(file.entries(), taken, file.entries() - taken));
        }
        return new Imported(
                new TreeMap<>(texts),
                counts,
                models.stream().map(model -> model.name).toList(),
                rates.size(),
                added.size(),
                same,
                differences,
                leftOut);
    }

    private void edit(Map<String, String> texts, TableSchema schema, List<Map<String, String>> rows) {
        if (texts.containsKey(schema.path())) {
            texts.put(
                    schema.path(), TableText.of(texts, schema.path()).with(rows).text());
        }
    }
}
