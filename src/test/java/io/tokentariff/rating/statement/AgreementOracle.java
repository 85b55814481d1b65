package io.tokentariff.rating.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a month's bill comes to, written apart from the program: plain decimals over rows as maps and a list of amounts, day by
 * day. Knows no facts, rules or totals.
 */
final class AgreementOracle {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Usage that nothing tells apart. */
    static final class Atom {
        final LocalDate day;
        final @Nullable String project;
        final @Nullable String user;
        final boolean prod;
        final String model;
        final String tier;
        final String meter;
        final boolean usage;
        BigDecimal tokens = BigDecimal.ZERO;
        BigDecimal list = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal credit = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;

        Atom(
                LocalDate day,
                @Nullable String project,
                @Nullable String user,
                boolean prod,
                String model,
                String tier,
                String meter,
                boolean usage) {
            this.day = day;
            this.project = project;
            this.user = user;
            this.prod = prod;
            this.model = model;
            this.tier = tier;
            this.meter = meter;
            this.usage = usage;
        }

        private String order() {
            return "%s|%s|%s|%s|%s|%s|%s"
                    .formatted(day, nulls(project), nulls(user), model, tier, meter, prod ? "1" : "0");
        }

        private static String nulls(@Nullable String name) {
            return name == null ? "0" : "1" + name;
        }

        BigDecimal due() {
            return net.subtract(credit);
        }
    }

    private final Map<String, List<Map<String, String>>> tables;
    private final Map<String, Atom> usage = new TreeMap<>();
    private final List<Atom> atoms = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<String> budgets = new ArrayList<>();
    final Map<String, BigDecimal> credits = new TreeMap<>();
    final Map<String, BigDecimal> paid = new TreeMap<>();
    BigDecimal total = BigDecimal.ZERO;
    private final List<BigDecimal> amounts = new ArrayList<>();
    private int decimals = -1;

    AgreementOracle(Map<String, List<Map<String, String>>> tables) {
        this.tables = tables;
    }

    void add(Atom atom, long tokens, BigDecimal amount) {
        Atom sum = usage.computeIfAbsent(atom.order(), unseen -> atom);
        sum.tokens = sum.tokens.add(BigDecimal.valueOf(tokens));
        sum.list = sum.list.add(amount);
        sum.net = sum.list;
    }

    /** What usage costs without agreements. */
    BigDecimal list() {
        return usage.values().stream().map(atom -> atom.list).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void settle() {
        atoms.addAll(usage.values());
        Map<String, BigDecimal> groups = new TreeMap<>();
        atoms.forEach(atom -> groups.merge(atom.model + " " + atom.tier, atom.list, BigDecimal::add));
        discounts("graduated");
        discounts("volume");
        forEach("allowance", this::allowance);
        forEach("commitment", this::commitment);
        forEach("cap", this::cap);
        forEach("minimum-charge", this::minimumCharge);
        forEach("budget", this::budget);
        credits();
        rounding(groups);
        taxes();
        currencies();
        groups.values().forEach(amount -> total = total.add(amount));
        amounts.forEach(amount -> total = total.add(amount));
        credits.values().forEach(amount -> total = total.subtract(amount));
    }

    private List<Map<String, String>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        String cell = cell(row, column);
        return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
    }

    private static boolean inForce(Map<String, String> row, LocalDate day) {
        return (cell(row, "from").isEmpty() || !day.isBefore(LocalDate.parse(cell(row, "from"))))
                && (cell(row, "until").isEmpty() || day.isBefore(LocalDate.parse(cell(row, "until"))));
    }

    private static boolean covers(Map<String, String> row, Atom atom) {
        return any(cell(row, "project"), atom.project)
                && any(cell(row, "account"), atom.project)
                && (cell(row, "tag").isEmpty() || atom.prod)
                && (cell(row, "model").isEmpty()
                        || (cell(row, "model").endsWith("*")
                                ? !atom.model.isEmpty()
                                        && atom.model.startsWith(
                                                cell(row, "model").replace("*", ""))
                                : atom.model.equals(cell(row, "model"))))
                && (cell(row, "tier").isEmpty()
                        || List.of(cell(row, "tier").split(";")).contains(atom.tier))
                && (cell(row, "meter").isEmpty()
                        || List.of(cell(row, "meter").split(";")).contains(atom.meter));
    }

    private static boolean any(String asked, @Nullable String said) {
        return asked.isEmpty() || asked.equals(said);
    }

    private interface Action {
        void apply(List<Map<String, String>> rows, List<Atom> about, Where where);
    }

    /** The days and the name that a line is of. */
    private record Where(LocalDate first, LocalDate last, String of) {
        String period() {
            YearMonth month = YearMonth.from(first);
            if (first.equals(last) && !(month.lengthOfMonth() == 1)) {
                return first.toString();
            }
            return first.equals(month.atDay(1)) && last.equals(month.atEndOfMonth())
                    ? month.toString()
                    : first + " to " + last;
        }
    }

    private void forEach(String table, Action action) {
        Map<String, List<Map<String, String>>> byName = new LinkedHashMap<>();
        rows(table).forEach(row -> byName.computeIfAbsent(cell(row, "agreement"), name -> new ArrayList<>())
                .add(row));
        byName.values().forEach(rows -> parts(rows, action));
    }

    private LocalDate start() {
        return YearMonth.from(usage.values().iterator().next().day).atDay(1);
    }

    private LocalDate end() {
        return YearMonth.from(new ArrayList<>(usage.values()).get(usage.size() - 1).day)
                .atEndOfMonth();
    }

    /** Goes through the days, one by one, and gives those together on which the same rows are in force. */
    private void parts(List<Map<String, String>> rows, Action action) {
        boolean daily = cell(rows.get(0), "per").equals("day");
        Set<LocalDate> used = new TreeSet<>();
        usage.values().forEach(atom -> used.add(atom.day));
        LocalDate first = start();
        for (LocalDate day = start(); !day.isAfter(end()); day = day.plusDays(1)) {
            LocalDate next = day.plusDays(1);
            boolean ends = next.getDayOfMonth() == 1
                    || !inForceOn(rows, day).equals(inForceOn(rows, next))
                    || (daily && (used.contains(day) || used.contains(next)));
            if (ends) {
                List<Map<String, String>> there = new ArrayList<>(inForceOn(rows, day));
                if (!there.isEmpty()) {
                    names(there, first, day, action);
                }
                first = next;
            }
        }
    }

    private static List<Map<String, String>> inForceOn(List<Map<String, String>> rows, LocalDate day) {
        return rows.stream().filter(row -> inForce(row, day)).toList();
    }

    private void names(List<Map<String, String>> rows, LocalDate first, LocalDate last, Action action) {
        String each = cell(rows.get(0), "each");
        if (each.isEmpty()) {
            action.apply(rows, about(rows.get(0), first, last), new Where(first, last, ""));
            return;
        }
        Set<String> names = new TreeSet<>();
        about(rows.get(0), first, last).stream().filter(atom -> atom.usage).forEach(atom -> {
            String name = each.equals("user") ? atom.user : atom.project;
            if (name != null) {
                names.add(name);
            }
        });
        for (String name : names) {
            List<Atom> some = about(rows.get(0), first, last).stream()
                    .filter(atom -> name.equals(each.equals("user") ? atom.user : atom.project))
                    .toList();
            action.apply(rows, some, new Where(first, last, name));
        }
    }

    private List<Atom> about(Map<String, String> row, LocalDate first, LocalDate last) {
        return atoms.stream()
                .filter(atom -> !atom.day.isBefore(first) && !atom.day.isAfter(last) && covers(row, atom))
                .toList();
    }

    private static BigDecimal net(List<Atom> some) {
        return some.stream().map(atom -> atom.net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void line(String step, Map<String, String> row, Where where, BigDecimal amount) {
        if (amount.signum() != 0) {
            String name = row.containsKey("tax") ? cell(row, "tax") : cell(row, "agreement");
            lines.add("%s %s %s %s %s".formatted(step, name, where.period(), where.of(), plain(amount)));
            amounts.add(amount);
        }
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** Each has its part of an amount, cut after 18 digits; the largest has the rest. */
    private static void share(List<Atom> some, BigDecimal amount) {
        BigDecimal all = net(some);
        if (amount.signum() == 0 || all.signum() == 0) {
            return;
        }
        if (amount.add(all).signum() == 0) {
            some.forEach(atom -> atom.net = BigDecimal.ZERO);
            return;
        }
        Atom largest = some.get(0);
        for (Atom atom : some) {
            largest = atom.net.compareTo(largest.net) > 0 ? atom : largest;
        }
        BigDecimal rest = amount;
        for (Atom atom : some) {
            if (atom != largest) {
                BigDecimal part = atom.net.multiply(amount).divide(all, 18, RoundingMode.DOWN);
                atom.net = atom.net.add(part);
                rest = rest.subtract(part);
            }
        }
        largest.net = largest.net.add(rest);
    }

    private void discounts(String mode) {
        forEach("volume-discount", (rows, about, where) -> {
            if (!cell(rows.get(0), "mode").equals(mode)) {
                return;
            }
            boolean tokens = cell(rows.get(0), "unit").equals("tokens");
            BigDecimal quantity = about.stream()
                    .filter(atom -> atom.usage)
                    .map(atom -> tokens ? atom.tokens : atom.list)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Map<String, String>> steps = new ArrayList<>(rows);
            steps.sort(Comparator.comparing(row -> number(row, "above")));
            BigDecimal left = net(about);
            BigDecimal taken = BigDecimal.ZERO;
            for (int i = 0; i < steps.size(); i++) {
                BigDecimal above = number(steps.get(i), "above");
                BigDecimal next = i + 1 < steps.size() ? number(steps.get(i + 1), "above") : quantity.max(above);
                BigDecimal percent = number(steps.get(i), "percent");
                BigDecimal amount = BigDecimal.ZERO;
                if (mode.equals("volume") && quantity.compareTo(above) > 0 && quantity.compareTo(next) <= 0) {
                    amount = left.multiply(percent).divide(HUNDRED);
                }
                if (mode.equals("graduated") && quantity.compareTo(above) > 0) {
                    amount = left.multiply(quantity.min(next).subtract(above))
                            .multiply(percent)
                            .divide(quantity.multiply(HUNDRED), 18, RoundingMode.HALF_EVEN);
                }
                line(mode + "-discount", steps.get(i), where, amount);
                taken = taken.add(amount);
            }
            share(about, taken);
        });
    }

    private void allowance(List<Map<String, String>> rows, List<Atom> about, Where where) {
        Map<String, String> row = rows.get(0);
        BigDecimal left = net(about);
        BigDecimal free = number(row, "amount").min(left);
        if (cell(row, "unit").equals("tokens")) {
            BigDecimal tokens = about.stream().map(atom -> atom.tokens).reduce(BigDecimal.ZERO, BigDecimal::add);
            free = tokens.signum() == 0
                    ? BigDecimal.ZERO
                    : left.multiply(number(row, "amount").min(tokens)).divide(tokens, 18, RoundingMode.HALF_EVEN);
        }
        line("allowance", row, where, free.negate());
        share(about, free.negate());
    }

    private void commitment(List<Map<String, String>> rows, List<Atom> about, Where where) {
        Map<String, String> row = rows.get(0);
        BigDecimal beyond = net(about).subtract(number(row, "minimum_usd"));
        if (beyond.signum() < 0) {
            lacking("commitment", row, where, beyond.negate());
        } else {
            BigDecimal change = beyond.multiply(number(row, "overage_percent")).divide(HUNDRED);
            line("commitment", row, where, change);
            share(about, change);
        }
    }

    private void cap(List<Map<String, String>> rows, List<Atom> about, Where where) {
        BigDecimal beyond = net(about).subtract(number(rows.get(0), "most_usd"));
        if (beyond.signum() > 0 && about.stream().anyMatch(atom -> atom.usage)) {
            line("cap", rows.get(0), where, beyond.negate());
            share(about, beyond.negate());
        }
    }

    private void minimumCharge(List<Map<String, String>> rows, List<Atom> about, Where where) {
        BigDecimal lacks = number(rows.get(0), "least_usd").subtract(net(about));
        if (lacks.signum() > 0 && about.stream().anyMatch(atom -> atom.usage)) {
            lacking("minimum-charge", rows.get(0), where, lacks);
        }
    }

    private void lacking(String step, Map<String, String> row, Where where, BigDecimal amount) {
        line(step, row, where, amount);
        added(row, where, amount);
    }

    private void added(Map<String, String> row, Where where, BigDecimal amount) {
        String each = cell(row, "each");
        String project = each.equals("project") ? where.of() : cell(row, "project");
        Atom atom = new Atom(
                where.first(),
                project.isEmpty() ? null : project,
                each.equals("user") ? where.of() : null,
                !cell(row, "tag").isEmpty(),
                "",
                "",
                "",
                false);
        atom.net = amount;
        atoms.add(atom);
    }

    private void budget(List<Map<String, String>> rows, List<Atom> about, Where where) {
        Map<String, String> row = rows.get(0);
        if (about.stream().noneMatch(atom -> atom.usage)) {
            return;
        }
        for (String percent : (cell(row, "thresholds").isEmpty() ? "100" : cell(row, "thresholds")).split(";", -1)) {
            BigDecimal most =
                    number(row, "amount_usd").multiply(new BigDecimal(percent)).divide(HUNDRED);
            for (LocalDate day = where.first(); !day.isAfter(where.last()); day = day.plusDays(1)) {
                LocalDate until = day;
                BigDecimal spent = net(
                        about.stream().filter(atom -> !atom.day.isAfter(until)).toList());
                if (spent.compareTo(most) > 0) {
                    budgets.add("%s %s %s %s".formatted(cell(row, "agreement"), where.of(), percent, day));
                    break;
                }
            }
        }
    }

    private void credits() {
        List<Map<String, String>> grants = new ArrayList<>(rows("free-credit"));
        grants.removeIf(row -> days().noneMatch(day -> inForce(row, day)));
        grants.sort(Comparator.comparing(
                        (Map<String, String> row) -> cell(row, "until").isEmpty() ? "9999" : cell(row, "until"))
                .thenComparing(row -> cell(row, "from"))
                .thenComparing(row -> cell(row, "grant")));
        for (Map<String, String> grant : grants) {
            BigDecimal left = number(grant, "amount_usd");
            for (Atom atom : atoms) {
                if (atom.usage && covers(grant, atom) && inForce(grant, atom.day)) {
                    BigDecimal pays = left.min(atom.due());
                    atom.credit = atom.credit.add(pays);
                    left = left.subtract(pays);
                }
            }
            credits.put(cell(grant, "grant"), number(grant, "amount_usd").subtract(left));
        }
    }

    private Stream<LocalDate> days() {
        return start().datesUntil(end().plusDays(1));
    }

    private void rounding(Map<String, BigDecimal> groups) {
        if (rows("rounding").isEmpty()) {
            return;
        }
        Map<String, String> row = rows("rounding").get(0);
        decimals = Integer.parseInt(cell(row, "decimals"));
        List<BigDecimal> all = new ArrayList<>(groups.values());
        all.addAll(amounts);
        credits.values().forEach(used -> all.add(used.negate()));
        BigDecimal difference = BigDecimal.ZERO;
        for (BigDecimal amount : all) {
            difference = difference.add(round(amount).subtract(amount));
        }
        YearMonth last = YearMonth.from(end());
        Where where = new Where(last.atDay(1), last.atEndOfMonth(), "");
        line("rounding", row, where, difference);
        if (difference.signum() != 0) {
            added(row, where, difference);
        }
    }

    private BigDecimal round(BigDecimal amount) {
        return decimals < 0 ? amount : amount.setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** Of rows that fit, the one that names a project stands before the one for all. */
    private static @Nullable Map<String, String> chosen(List<Map<String, String>> rows, Atom atom) {
        Map<String, String> best = null;
        for (Map<String, String> row : rows) {
            boolean fits = covers(row, atom) && inForce(row, atom.day);
            if (fits && (best == null || !cell(row, "project").isEmpty())) {
                best = row;
            }
        }
        return best;
    }

    private void taxes() {
        for (Map<String, String> row : rows("tax")) {
            months(
                    row,
                    (about, where) -> {
                        BigDecimal due = about.stream().map(Atom::due).reduce(BigDecimal.ZERO, BigDecimal::add);
                        BigDecimal percent = number(row, "percent");
                        about.forEach(
                                atom -> atom.tax = atom.due().multiply(percent).divide(HUNDRED));
                        BigDecimal exact = due.multiply(percent).divide(HUNDRED);
                        about.get(0).tax = about.get(0).tax.add(round(exact).subtract(exact));
                        line("tax", row, where, round(exact));
                    },
                    rows("tax"));
        }
    }

    private void currencies() {
        for (Map<String, String> row : rows("currency")) {
            months(
                    row,
                    (about, where) -> {
                        BigDecimal usd = about.stream()
                                .map(atom -> atom.due().add(atom.tax))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                        paid.merge(cell(row, "currency"), round(usd.multiply(number(row, "per_usd"))), BigDecimal::add);
                    },
                    rows("currency"));
        }
    }

    private interface OfMonth {
        void apply(List<Atom> about, Where where);
    }

    private void months(Map<String, String> row, OfMonth action, List<Map<String, String>> others) {
        for (YearMonth month = YearMonth.from(start());
                !month.isAfter(YearMonth.from(end()));
                month = month.plusMonths(1)) {
            YearMonth of = month;
            List<Atom> about = atoms.stream()
                    .filter(atom -> YearMonth.from(atom.day).equals(of) && chosen(others, atom) == row)
                    .toList();
            if (!about.isEmpty()) {
                action.apply(about, new Where(month.atDay(1), month.atEndOfMonth(), ""));
            }
        }
    }
}
