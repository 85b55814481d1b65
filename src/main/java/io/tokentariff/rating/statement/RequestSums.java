package io.tokentariff.rating.statement;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.RequestLine;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what caps and minimum charges a request do to records. Exact, in whatever order they come. Not thread-safe. */
final class RequestSums {

    private static final List<@Nullable String> OTHERS = List.of(StatementBuilder.OTHERS);

    private final TreeMap<Key, Sum> sums = new TreeMap<>();

    /** Which row did something to which usage, and by which rule. */
    private record Key(CellKey usage, String step, String file, int line, String rule) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::usage)
                .thenComparing(Key::step)
                .thenComparing(Key::file)
                .thenComparing(Key::line)
                .thenComparing(Key::rule);

        static Key of(CellKey usage, RequestSum like) {
            return new Key(
                    usage,
                    like.step(),
                    like.row().file(),
                    like.row().line(),
                    like.rule().id());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {

        private final RequestSum like;
        private final ExactSum amount = new ExactSum();
        private final ExactSum before = new ExactSum();
        private BigInteger requests = BigInteger.ZERO;

        private Sum(RequestSum like) {
            this.like = like;
        }

        private void add(RequestSum more) {
            amount.add(more.usage().amount().usd());
            before.add(more.before().usd());
            requests = requests.add(more.requests());
        }

        private RequestSum total(CellKey usage) {
            return new RequestSum(
                    usage.sum(BigInteger.ZERO, amount.total()),
                    like.step(),
                    like.agreement(),
                    like.row(),
                    like.source(),
                    like.rule(),
                    requests,
                    before.total());
        }
    }

    /** Adds what a row did to a record. */
    void add(CellKey usage, RequestLine line) {
        add(new RequestSum(
                usage.sum(BigInteger.ZERO, line.amount()),
                line.step(),
                line.bound().limit().name(),
                line.bound().limit().row(),
                line.bound().limit().source(),
                line.bound().rule(),
                BigInteger.valueOf(line.requests()),
                line.before()));
    }

    /** Adds a sum; of a group that is one too many, to that of others. */
    void add(RequestSum more) {
        CellKey usage = CellKey.of(more.usage());
        Key own = Key.of(usage, more);
        boolean room = sums.size() < Limit.PERIOD_TOTALS.most() || sums.containsKey(own);
        sums.computeIfAbsent(room ? own : Key.of(usage.ofGroup(OTHERS), more), unseen -> new Sum(more))
                .add(more);
    }

    /** Returns all sums, in the order of their keys. */
    List<RequestSum> all() {
        List<RequestSum> all = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> all.add(sum.total(key.usage())));
        return all;
    }

    /** Returns what they come to, a line for each row and month. */
    static List<BillLine> lines(List<RequestSum> sums) {
        RequestSums byMonth = new RequestSums();
        for (RequestSum each : sums) {
            CellKey month = new CellKey(
                    YearMonth.from(each.usage().day()).atDay(1),
                    CellKey.Who.ANYBODY,
                    null,
                    null,
                    null,
                    null,
                    null,
                    OTHERS);
            byMonth.sums
                    .computeIfAbsent(Key.of(month, each), unseen -> new Sum(each))
                    .add(each);
        }
        List<BillLine> lines = new ArrayList<>();
        for (Map.Entry<Key, Sum> each : byMonth.sums.entrySet()) {
            RequestSum sum = each.getValue().total(each.getKey().usage());
            lines.add(new BillLine(
                    sum.step(),
                    sum.agreement(),
                    YearMonth.from(sum.usage().day()).toString(),
                    "",
                    sum.usage().amount(),
                    formula(sum),
                    sum.rule(),
                    sum.row(),
                    sum.source()));
        }
        return lines;
    }

    private static String formula(RequestSum sum) {
        Money amount = sum.usage().amount();
        return "%s request%s: %s - %s = %s"
                .formatted(
                        Thousands.apart(sum.requests()),
                        sum.requests().equals(BigInteger.ONE) ? "" : "s",
                        sum.before().plus(amount).toPlainString(),
                        sum.before().toPlainString(),
                        amount.toPlainString());
    }
}
