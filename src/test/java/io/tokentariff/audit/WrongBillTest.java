package io.tokentariff.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.bill.BillReader;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.money.Money;
import io.tokentariff.rulebook.Rulebook;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 10,000 records of ten models, nine of them billed with one wrong assumption each: every cause is found by name, to the last digit. */
class WrongBillTest {

    private static final WrongBill MADE = new WrongBill(13, 10_000);
    private static final Rulebook RULEBOOK = ShippedRules.with(Map.of());
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    private static Audit audit(Auditor auditor) {
        byte[] usage = (String.join("\n", MADE.usage) + "\n").getBytes(UTF_8);
        new DistinctUsage(true, auditor::add, auditor.tally()::addDuplicate, reject -> {
                    throw new AssertionError(reject.message());
                })
                .read(UsageInput.of("usage.jsonl", new ByteArrayInputStream(usage)), new UsageReader());
        return auditor.build();
    }

    private static <T> Map<String, T> causes(Audit audit, Function<Share, T> value) {
        return audit.causes().stream()
                .collect(Collectors.toMap(share -> share.cause().name(), value, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Money> money(Map<String, BigDecimal> amounts) {
        Map<String, Money> money = new TreeMap<>();
        amounts.forEach((name, amount) -> money.put(name, new Money(amount)));
        return money;
    }

    @Test
    void whatTheRecordsSayTheyCost() {
        Audit audit = audit(new RecordAudit(RULEBOOK, ALL, Money.ZERO));

        assertThat(MADE.byRecords).hasSize(9);
        assertThat(causes(audit, Share::delta)).isEqualTo(money(MADE.byRecords));
        assertThat(causes(audit, share -> (int) share.records())).isEqualTo(MADE.records);
        assertThat(audit.unexplained()).isEqualTo(Money.ZERO);
        assertThat(audit.delta())
                .isEqualTo(Audit.sum(List.copyOf(money(MADE.byRecords).values())));
        assertThat(audit.rows(Audit.Status.MATCHING)).hasSize(10);
        assertThat(audit.rows()).hasSize(100);
    }

    @Test
    void aBillWithLineItems() {
        byte[] costs = MADE.costs().getBytes(UTF_8);
        var bill = BillReader.read(List.of(UsageInput.of("costs.json", new ByteArrayInputStream(costs))));

        Audit audit = audit(new BillAudit(RULEBOOK, bill, ALL, Money.ZERO));

        assertThat(causes(audit, Share::delta)).isEqualTo(money(MADE.byLines));
        assertThat(audit.unexplained()).isEqualTo(Money.ZERO);
        assertThat(audit.delta())
                .isEqualTo(Audit.sum(audit.rows().stream().map(Audit.Row::delta).toList()))
                .isEqualTo(Audit.sum(List.copyOf(money(MADE.byLines).values())));
        assertThat(audit.findings()).extracting(Audit.Note::code).contains("tier-not-on-bill");
    }
}
