package io.tokentariff.check;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Usage that a row can matter for, made of its cells and of those of the row that came in its place: what a cell names; where it is
 * blank all that it may stand for, models by those that stand for others; the days on both sides of each end of its period.
 */
final class RowUsage {

    private final RateCard card;
    private final Rows rows;
    private final List<TableRow> pair;
    private final TableRow row;

    /**
     * @param card the tables with the row
     * @param successor what came in its place; the row itself where nothing did
     */
    RowUsage(RateCard card, TableRow row, TableRow successor) {
        this.card = card;
        this.rows = card.rows();
        this.row = row;
        this.pair = List.of(row, successor);
    }

    Stream<UsageRecord> all() {
        List<LocalDate> days = days();
        List<String> regions = regions();
        List<Account> accounts = accounts();
        List<@Nullable String> providers = providers();
        return models().stream()
                .flatMap(model -> tiers().stream()
                        .flatMap(tier -> meters(model).stream().flatMap(meter -> tuned(model).stream()
                                .flatMap(tuned -> accounts.stream().flatMap(account -> providers.stream()
                                        .map(provider -> new Probe(model, tuned, tier, meter, account, provider)))))))
                .flatMap(probe -> bands(probe.model()).stream().flatMap(band -> regions.stream()
                        .flatMap(region -> days.stream().map(day -> probe.record(card, day, region, band)))));
    }

    private boolean isOf(TableSchema schema) {
        return row.file().equals(schema.path());
    }

    /** What the row says in a column; where it says nothing, what came in its place says there and all that may be meant. */
    private List<String> words(String column, Collection<String> any) {
        if (row.knows(column) && !row.text(column).isEmpty()) {
            return row.names(column);
        }
        Set<String> words = new LinkedHashSet<>(said(column));
        words.addAll(any);
        return List.copyOf(words);
    }

    private Set<String> said(String column) {
        Set<String> said = new TreeSet<>();
        pair.stream().filter(each -> each.knows(column)).forEach(each -> said.addAll(each.names(column)));
        return said;
    }

    private List<String> models() {
        if (isOf(Tables.MODELS)) {
            return Stream.concat(Stream.of(row.text("model")), row.names("also_called").stream())
                    .toList();
        }
        if (isOf(Tables.ALIASES)) {
            return List.of(row.text("name"));
        }
        Set<String> named = said("exempt_models");
        named.addAll(said("model"));
        List<String> sample = new ArrayList<>(ModelSample.of(card, named));
        sample.removeAll(named);
        List<String> models = new ArrayList<>(named);
        models.addAll(sample);
        if (isOf(Tables.NAME_PARTS)) {
            boolean before = !row.text("kind").equals("suffix");
            return models.stream()
                    .map(model -> before ? row.text("part") + model : model + row.text("part"))
                    .toList();
        }
        return words("model", models);
    }

    private List<String> tiers() {
        if (isOf(Tables.TIERS)) {
            return Stream.concat(Stream.of(row.text("tier")), row.names("also_called").stream())
                    .toList();
        }
        List<String> rated = rows.tiers().stream()
                .filter(TierInfo::rated)
                .map(TierInfo::name)
                .toList();
        return words(isOf(Tables.LONG_CONTEXT) ? "tiers" : "tier", rated);
    }

    private List<String> regions() {
        if (isOf(Tables.REGIONS)) {
            return Stream.concat(Stream.of(row.text("region")), row.names("also_called").stream())
                    .toList();
        }
        Stream<String> endpoint = rows.regions().stream()
                .filter(RegionInfo::residency)
                .map(RegionInfo::name)
                .limit(isOf(Tables.TERMS) ? 1 : 0);
        return words(
                "region",
                Stream.concat(Stream.of(UsageKind.NO_REGION), endpoint).toList());
    }

    private List<String> meters(String model) {
        ModelInfo known = card.model(model);
        Set<String> rated = new LinkedHashSet<>();
        for (Rate rate : card.ratesOf(known == null ? model : known.name())) {
            rated.add(rate.meter());
        }
        if (isOf(Tables.METERS)) {
            return List.of(row.text("meter"));
        }
        if (rated.isEmpty() || isOf(Tables.ALIASES) || isOf(Tables.NAME_PARTS)) {
            rated.add(Meters.INPUT);
        }
        return words("meter", rated);
    }

    private List<Boolean> tuned(String model) {
        if (row.knows("fine_tuned") && !row.text("fine_tuned").isEmpty()) {
            return List.of(row.yesNo("fine_tuned"));
        }
        boolean any = card.ratesOf(model).stream().anyMatch(rate -> Boolean.TRUE.equals(rate.fineTuned()));
        return any ? List.of(false, true) : List.of(false);
    }

    private List<String> bands(String model) {
        boolean known =
                rows.longContexts().stream().anyMatch(each -> each.model().equals(model));
        if (!known) {
            return List.of(RateCard.SHORT);
        }
        return words("context", List.of(RateCard.SHORT, RateCard.LONG));
    }

    private List<Account> accounts() {
        Set<Account> accounts = new LinkedHashSet<>();
        for (TableRow each : pair) {
            accounts.add(account(each));
        }
        return List.copyOf(accounts);
    }

    private static Account account(TableRow each) {
        String tag = each.knows("tag") ? each.text("tag") : "";
        int is = tag.indexOf('=');
        return new Account(
                optional(each, "project"),
                optional(each, "user"),
                optional(each, "api_key"),
                is < 1 ? Map.of() : Map.of(tag.substring(0, is), tag.substring(is + 1)));
    }

    private List<@Nullable String> providers() {
        List<@Nullable String> providers = new ArrayList<>();
        for (TableRow each : pair) {
            String provider = isOf(Tables.NAME_PARTS) ? null : optional(each, "provider");
            if (!providers.contains(provider)) {
                providers.add(provider);
            }
        }
        return providers;
    }

    private static @Nullable String optional(TableRow each, String column) {
        return each.knows(column) ? each.optional(column) : null;
    }

    /** The days on both sides of each day that a period begins or ends on, and one long after. */
    private List<LocalDate> days() {
        Set<LocalDate> days = new LinkedHashSet<>();
        days.add(Probe.SOME_DAY);
        for (TableRow each : pair) {
            for (String end : List.of("from", "until")) {
                LocalDate day = each.knows(end) ? each.date(end) : null;
                if (day != null) {
                    days.add(day);
                    days.add(day.minusDays(1));
                }
            }
        }
        return List.copyOf(days);
    }
}
