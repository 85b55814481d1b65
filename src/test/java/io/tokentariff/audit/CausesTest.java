package io.tokentariff.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.Audit.Status;
import io.tokentariff.audit.bill.BillReader;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.money.Money;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageBuilder;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single causes: one or two records of a day beside a bill of it. */
class CausesTest {

    private static final Rulebook RULEBOOK = ShippedRules.with(Map.of());

    private final List<UsageRecord> usage = new ArrayList<>();
    private final StringBuilder bill =
            new StringBuilder("start_time_iso,line_item,project_id,project_name,amount_value\n");

    private static UsageBuilder on(String day, String model) {
        return UsageRecord.builder(Instant.parse(day + "T10:00:00Z"), model);
    }

    private void use(UsageBuilder record) {
        usage.add(record.build());
    }

    private void bill(String day, String item, String amount) {
        bill.append("%sT00:00:00Z,\"%s\",,,%s\n".formatted(day, item, amount));
    }

    private Audit audit() {
        var read = BillReader.read(List.of(
                UsageInput.of("bill", new ByteArrayInputStream(bill.toString().getBytes(UTF_8)))));
        BillAudit audit = new BillAudit(RULEBOOK, read, EnumSet.allOf(Part.class), Money.ZERO);
        usage.forEach(audit::add);
        return audit.build();
    }

    private List<String> causes() {
        return audit().causes().stream().map(share -> share.cause().name()).toList();
    }

    @Test
    void aFineTunedModelForItsBase() {
        use(on("2026-04-12", "ft:gpt-4.1-mini-2025-04-14:acme::x").input(100_000));
        bill("2026-04-12", "ft-gpt-4.1-mini-2025-04-14, input", "0.04");
        assertThat(causes()).containsExactly("fine-tuned model at the base model's price");
    }

    @Test
    void aSurchargeThatIsNotDue() {
        use(on("2026-04-12", "gpt-4.1").input(1_000_000).output(10_000));
        bill("2026-04-12", "gpt-4.1-2025-04-14, input", "2.20");
        bill("2026-04-12", "gpt-4.1-2025-04-14, output", "0.088");
        assertThat(causes()).containsExactly("residency surcharge");
    }

    @Test
    void longContextsOfASumOfRequests() {
        use(on("2026-04-12", "gpt-5.4").input(1_000_000).requests(3));
        bill("2026-04-12", "gpt-5.4, input, long context", "5.00");
        Audit audit = audit();
        assertThat(audit.rows()).extracting(Audit.Row::status).containsExactly(Status.ONLY_THEIRS, Status.ONLY_OURS);
        assertThat(audit.causes()).singleElement().satisfies(share -> {
            assertThat(share.cause().name()).isEqualTo("short context at the long price");
            assertThat(share.delta()).isEqualTo(Money.of("-2.50"));
        });
    }

    @Test
    void ratesThatCameLater() {
        use(on("2026-07-29", "gpt-5.6-terra").output(1_000_000));
        bill("2026-07-29", "gpt-5.6-terra, output", "12");
        assertThat(causes()).containsExactly("next rate");
    }

    @Test
    void aTierThatIsNotCharged() {
        use(on("2026-04-12", "gpt-4o").serviceTier("priority").input(1_000_000));
        bill("2026-04-12", "gpt-4o-2024-08-06, input", "2.5");
        assertThat(causes()).containsExactly("missing priority surcharge");
    }

    @Test
    void aShareOfThePriceAndNothingAtAll() {
        use(on("2026-04-12", "gpt-5-mini").input(123_456).output(7_890));
        bill("2026-04-12", "gpt-5-mini-2025-08-07, input", "0.02716032"); // 0.030864 x 0.88
        bill("2026-04-12", "gpt-5-mini-2025-08-07, output", "0");
        assertThat(causes()).containsExactlyInAnyOrder("flat percentage", "billed at zero");
        assertThat(audit().causes().stream().map(share -> share.cause().message()))
                .anyMatch(message -> message.contains("exactly 88 % of our price"));
    }

    @Test
    void theSameSumOnAnotherLine() {
        use(on("2026-04-12", "gpt-5-mini").serviceTier("flex").input(1_000_000));
        use(on("2026-04-12", "gpt-5").serviceTier("flex").input(1_000_000));
        bill("2026-04-12", "gpt-5-mini-2025-08-07, input", "0.125");
        bill("2026-04-12", "flex | gpt-5-2025-08-07, input", "0.625");
        Audit audit = audit();
        assertThat(audit.delta()).isEqualTo(Money.ZERO);
        assertThat(audit.exceeds()).isTrue();
        assertThat(causes()).containsExactly("on another line");
    }

    @Test
    void aRequestWideCauseIsNotFoundInOneOfItsLines() {
        use(on("2026-04-12", "gpt-5-mini").input(1_000_000).output(100_000));
        bill("2026-04-12", "gpt-5-mini-2025-08-07, input", "0.25");
        bill("2026-04-12", "gpt-5-mini-2025-08-07, output", "0.36"); // as on priority, but the input is not
        Audit audit = audit();
        assertThat(audit.causes()).isEmpty();
        assertThat(audit.unexplained()).isEqualTo(Money.of("-0.16"));
    }

    @Test
    void twoModelsOfADayWithAMistakeEach() {
        use(on("2026-04-12", "gpt-5-mini").input(1_000_000).cachedInput(400_000));
        use(on("2026-04-12", "gpt-4o").serviceTier("batch").input(1_000_000));
        use(on("2026-04-12", "gpt-4.1-mini").input(100_000).cachedInput(10_000));
        bill.append("2026-04-12T00:00:00Z,,,,%s\n".formatted("2.787")); // 0.25 + 2.50 + 0.037
        assertThat(audit().causes().stream().map(Share::delta)).containsExactly(Money.of("-1.25"), Money.of("-0.09"));
        assertThat(causes()).containsExactly("missing batch discount", "cached at full price");
    }

    @Test
    void projectsMayBeNamedByTheirNames() {
        use(on("2026-04-12", "gpt-5-mini").input(1_000_000).project("search"));
        bill.append("2026-04-12T00:00:00Z,\"gpt-5-mini, input\",proj_1,search,0.25\n");
        Audit audit = audit();
        assertThat(audit.exceeds()).isFalse();
        assertThat(audit.rows().get(0).by()).containsEntry("project", "proj_1");
    }

    @Test
    void usageWithoutAPriceIsOnTheBillAlone() {
        use(on("2026-04-12", "gpt-99-mystery").input(1_000_000));
        bill("2026-04-12", "gpt-99-mystery, input", "5");
        Audit audit = audit();
        assertThat(audit.atLeast()).isTrue();
        assertThat(causes()).containsExactly("usage without a price");
        assertThat(audit.findings()).extracting(Audit.Note::code).contains("unpriced-usage");
    }

    @Test
    void whatIsNewOnTheLastDayIsLate() {
        use(on("2026-04-12", "gpt-5-mini").input(1_000_000).output(777));
        bill("2026-04-12", "gpt-5-mini, input", "0.25");
        assertThat(causes()).containsExactly("late bill");
    }

    @Test
    void recordsArePricedTogetherAsAlone() {
        for (int i = 1; i <= 500; i++) {
            use(on("2026-04-12", "gpt-4.1-mini")
                    .input(1_000L * i)
                    .cachedInput(100L * i)
                    .output(7L * i)
                    .requests(i % 3 + 1));
        }
        bill("2026-04-12", "gpt-4.1-mini, input", "1");
        Money together = Audit.sum(usage.stream()
                .map(record -> RULEBOOK.quote(record).amount())
                .map(Audit::orZero)
                .toList());
        assertThat(audit().ours()).isEqualTo(together);
    }
}
