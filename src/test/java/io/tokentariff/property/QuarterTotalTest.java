package io.tokentariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of the fixture file, to its last digit, by a calculation that shares only the reader with the program. */
class QuarterTotalTest {

    private static final Pattern TOTAL = Pattern.compile("\"total_usd\" ?: ?\"([^\"]+)\"");
    private static final Pattern WORKLOAD =
            Pattern.compile("\"workload\" ?: ?\"([^\"]+)\"[^}]*}.*?\"amount_usd\" ?: ?\"([^\"]+)\"", Pattern.DOTALL);

    private static final class Sum implements UsageSink {

        private final Oracle oracle = new Oracle(ShippedRules.texts(), EnumSet.noneOf(Oracle.Twist.class));
        private final Set<String> ids = new HashSet<>();
        private final TreeMap<String, BigDecimal> byWorkload = new TreeMap<>();
        private final TreeMap<String, Integer> byStatus = new TreeMap<>();

        @Override
        public void record(UsageRecord record, long line, long offset) {
            if (!ids.add(String.valueOf(record.id()))) {
                byStatus.merge("seen before", 1, Integer::sum);
                return;
            }
            Oracle.Answer answer = oracle.price(record);
            byStatus.merge(answer.status(), 1, Integer::sum);
            BigDecimal amount = answer.amount();
            if (amount != null) {
                byWorkload.merge(String.valueOf(record.workload()), amount, BigDecimal::add);
            }
        }

        @Override
        public void reject(Reject reject) {
            byStatus.merge("rejected", 1, Integer::sum);
        }
    }

    @Test
    void theStatementIsWhatTheRecordsAddUpTo() {
        Sum sum = new Sum();
        new UsageReader().read(UsageInput.of(CliRun.USAGE.resolve("2026-q2.jsonl")), sum);
        String statement = CliRun.of("price", CliRun.USAGE.resolve("2026-q2.jsonl"), "--json", "--group-by", "workload")
                .out();

        BigDecimal total = sum.byWorkload.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(first(TOTAL, statement).group(1))).isEqualByComparingTo(total);

        TreeMap<String, BigDecimal> groups = new TreeMap<>();
        WORKLOAD.matcher(statement)
                .results()
                .forEach(group -> groups.put(group.group(1), new BigDecimal(group.group(2)).stripTrailingZeros()));
        sum.byWorkload.replaceAll((workload, amount) -> amount.stripTrailingZeros());
        assertThat(groups).containsAllEntriesOf(sum.byWorkload).hasSizeGreaterThan(10);

        assertThat(statement)
                .containsPattern("\"priced\" ?: ?" + sum.byStatus.get("priced"))
                .containsPattern("\"unpriced\" ?: ?" + sum.byStatus.get("unpriced"))
                .containsPattern("\"not_billed\" ?: ?" + sum.byStatus.get("not_billed"));
    }

    private static MatchResult first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.toMatchResult();
    }
}
