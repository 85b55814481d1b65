package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;
import io.tokentariff.ratecard.ForWhom;
import io.tokentariff.rating.Usage;
import io.tokentariff.rating.statement.CellKey.Who;
import io.tokentariff.usage.Account;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What usage is told apart by for some agreements, and by nothing else: so totals are few. Names that no row names are nobody in
 * particular. Immutable.
 */
final class AskedTotals {

    private final boolean byDay;
    private final boolean byMeter;
    private final boolean byModel;
    private final boolean byTier;
    private final boolean byRegion;
    private final boolean byProvider;
    private final Asked projects;
    private final Asked users;
    private final Asked keys;
    private final Map<String, Set<String>> tags = new HashMap<>();
    private final TreeSet<LocalDate> changes = new TreeSet<>();

    /**
     * The names that rows ask for.
     *
     * @param all whether each name is told apart, as some row takes each for itself
     */
    private record Asked(boolean all, Set<String> names) {

        boolean isNothing() {
            return !all && names.isEmpty();
        }

        @Nullable
        String of(@Nullable String name) {
            return all || (name != null && names.contains(name)) ? name : null;
        }
    }

    AskedTotals(Collection<Agreement> rows, Collection<CreditGrant> grants) {
        this(rows, grants, false);
    }

    /** @param eachMeter whether groups of a statement tell meters apart */
    AskedTotals(Collection<Agreement> rows, Collection<CreditGrant> grants, boolean eachMeter) {
        this.byDay = !grants.isEmpty() || rows.stream().anyMatch(AskedTotals::asksForDays);
        this.byMeter =
                eachMeter || rows.stream().anyMatch(row -> !row.scope().meters().isEmpty() || row.countsTokens());
        this.byModel = rows.stream().anyMatch(row -> !row.scope().models().isEmpty());
        this.byTier = rows.stream().anyMatch(row -> !row.scope().tiers().isEmpty());
        this.byRegion = names(rows, ForWhom::region).findAny();
        this.byProvider = names(rows, ForWhom::provider).findAny();
        Set<String> named = names(rows, ForWhom::project).names();
        grants.stream().map(CreditGrant::account).filter(each -> each != null).forEach(named::add);
        this.projects = new Asked(takesEach(rows, "project"), named);
        this.users =
                new Asked(takesEach(rows, "user"), names(rows, ForWhom::user).names());
        this.keys = new Asked(
                takesEach(rows, "api_key"), names(rows, ForWhom::apiKey).names());
        for (Agreement row : rows) {
            ForWhom.Tag tag = row.scope().whom().tag();
            if (tag != null) {
                tags.computeIfAbsent(tag.name(), name -> new HashSet<>()).add(tag.value());
            }
            row.period().addTo(changes);
        }
    }

    private record Names(Set<String> names) {

        boolean findAny() {
            return !names.isEmpty();
        }
    }

    private static Names names(Collection<Agreement> rows, Function<ForWhom, @Nullable String> name) {
        return new Names(rows.stream()
                .map(row -> name.apply(row.scope().whom()))
                .filter(each -> each != null)
                .collect(Collectors.toCollection(HashSet::new)));
    }

    private static boolean asksForDays(Agreement row) {
        return row.per().equals("day")
                || List.of(Step.BUDGET.word(), Step.FREE_CREDIT.word()).contains(row.kind());
    }

    private static boolean takesEach(Collection<Agreement> rows, String column) {
        return rows.stream().anyMatch(row -> row.each().equals(column));
    }

    boolean byMeter() {
        return byMeter;
    }

    /** The first of the days that are not told apart from a day. */
    LocalDate first(LocalDate day) {
        if (byDay) {
            return day;
        }
        LocalDate month = YearMonth.from(day).atDay(1);
        LocalDate change = changes.floor(day);
        return change == null || change.isBefore(month) ? month : change;
    }

    /** Whose usage it is, as far as somebody asks. */
    Who who(Account account) {
        if (projects.isNothing() && users.isNothing() && keys.isNothing() && tags.isEmpty()) {
            return Who.ANYBODY;
        }
        return new Who(
                projects.of(account.project()),
                users.of(account.user()),
                keys.of(account.apiKey()),
                tags.isEmpty() || account.tags().isEmpty() ? Map.of() : tags(account.tags()));
    }

    private Map<String, String> tags(Map<String, String> said) {
        Map<String, String> asked = new HashMap<>();
        tags.forEach((name, values) -> {
            String value = said.get(name);
            if (value != null && values.contains(value)) {
                asked.put(name, value);
            }
        });
        return asked;
    }

    /** The key of usage of one kind. */
    CellKey key(LocalDate day, Who who, Usage usage, @Nullable String meter, List<@Nullable String> group) {
        return new CellKey(
                day,
                who,
                byRegion ? usage.region() : null,
                byProvider ? usage.provider() : null,
                byModel ? usage.model() : null,
                byTier ? usage.tier() : null,
                meter,
                group);
    }
}
