package io.tokentariff.audit.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.read.UsageInput;
import io.tokentariff.money.Money;
import io.tokentariff.problem.UsageInputException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillReaderTest {

    /** 2026-10-05 and the day after. */
    private static final String TIMES = "\"start_time\":1791158400,\"end_time\":1791244800";

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final String HEADER =
            "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id\n";
    private static final String CELLS = "1791158400,1791244800,2026-10-05T00:00:00+00:00,2026-10-06T00:00:00+00:00,";

    private static Bill read(String... files) {
        return BillReader.read(Arrays.stream(files)
                .map(text -> UsageInput.of("bill", new ByteArrayInputStream(text.getBytes(UTF_8))))
                .toList());
    }

    private static String bucket(String... results) {
        return "{\"object\":\"bucket\",%s,\"results\":[%s]}".formatted(TIMES, String.join(",", results));
    }

    private static String result(String amount, String more) {
        return "{\"object\":\"organization.costs.result\",\"amount\":{\"value\":%s,\"currency\":\"usd\"}%s}"
                .formatted(amount, more);
    }

    private static String page(String... buckets) {
        return "{\"object\":\"page\",\"data\":[%s],\"has_more\":false,\"next_page\":null}"
                .formatted(String.join(",", buckets));
    }

    @ParameterizedTest
    @CsvSource({
        "1.25,1.25",
        "'\"2.25\"',2.25",
        "'\"0.8958740000000000\"',0.895874",
        "0.30000000000000004,0.30000000000000004",
        "5e-05,0.00005",
        "-3,-3",
        "0,0",
    })
    void amountsAreNumbersOrTextsAndExact(String said, String amount) {
        assertThat(read(page(bucket(result(said, "")))).lines())
                .extracting(BillLine::amount)
                .containsExactly(Money.of(amount));
    }

    @Test
    void aLineKnowsItsDayProjectItemAndTokens() {
        Bill bill = read(
                page(
                        bucket(
                                result(
                                        "1",
                                        ",\"line_item\":\"gpt-5-mini, input\",\"project_id\":\"p\",\"project_name\":\"search\",\"quantity\":4.5,\"quantity_unit\":\"1000_tokens\""))));
        assertThat(bill.lines())
                .containsExactly(new BillLine(DAY, "p", "gpt-5-mini, input", Money.of("1"), new BigDecimal("4500")));
        assertThat(bill.projectNames()).containsEntry("p", "search");
        assertThat(bill.lastDay()).isEqualTo(DAY);
        assertThat(bill.hasItems()).isTrue();
    }

    @Test
    void resultsMayStandBeforeTheTimesOfTheirBucket() {
        String sorted =
                "{\"end_time\":1791244800,\"results\":[%s],\"start_time\":1791158400}".formatted(result("1", ""));
        assertThat(read(page(sorted)).lines()).extracting(BillLine::day).containsExactly(DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]", "[\n%s\n]\n", "%s\n%1$s"})
    void pagesMayBeAloneInAListOrBehindEachOther(String form) {
        Bill bill = read(form.formatted(page(bucket(result("1", "")))));
        assertThat(bill.lines()).hasSize(1);
        assertThat(bill.lines().get(0).amount()).isEqualTo(Money.of("1"));
    }

    @Test
    void theSameRowAgainCountsOnceAndAnotherAmountBothTimes() {
        String item = ",\"line_item\":\"gpt-5-mini, input\"";
        Bill bill = read(page(bucket(result("1", item))), page(bucket(result("\"1.00\"", item))));
        assertThat(bill.lines()).extracting(BillLine::amount).containsExactly(Money.of("1"));
        assertThat(bill.repeated()).isEqualTo(1);

        Bill ambiguous = read(page(bucket(result("1", item))), page(bucket(result("2", item))));
        assertThat(ambiguous.lines()).extracting(BillLine::amount).containsExactly(Money.of("3"));
        assertThat(ambiguous.ambiguous()).isEqualTo(1);
    }

    @Test
    void rowsOfSeveralKeysAreAddedUp() {
        Bill bill = read(page(bucket(result("1", ",\"api_key_id\":\"a\""), result("1", ",\"api_key_id\":\"b\""))));
        assertThat(bill.lines()).extracting(BillLine::amount).containsExactly(Money.of("2"));
        assertThat(bill.repeated()).isZero();
    }

    @Test
    void whatIsMissingIsKnown() {
        String open = page(bucket(result("1", ""))).replace("\"has_more\":false", "\"has_more\":true");
        assertThat(read(open).morePages()).isTrue();
        assertThat(read(open, page(bucket())).morePages()).isTrue();
        assertThat(read(page(bucket("{\"object\":\"organization.costs.result\"}")))
                        .withoutAmount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t"})
    void theExportOfTheUsagePageIsReadWithItsEmptyBuckets(String separator) {
        String csv = HEADER + CELLS + "0.8958740000000000,usd,,,org-a\n"
                + CELLS.replace("10-05", "10-07").replace("1791158400,1791244800", "1791331200,1791417600")
                + ",,,,\n";
        Bill bill = read("\uFEFF" + csv.replace(",", separator).replace("\n", "\r\n"));
        assertThat(bill.lines()).containsExactly(new BillLine(DAY, null, null, Money.of("0.895874"), null));
        assertThat(bill.firstDay()).isEqualTo(DAY);
        assertThat(bill.lastDay()).isEqualTo(DAY);
        assertThat(bill.hasItems()).isFalse();
    }

    @Test
    void anExportWithoutAnyCostHasItsTimesAlone() {
        Bill bill = read(
                "start_time,end_time,start_time_iso,end_time_iso\n" + CELLS.substring(0, CELLS.length() - 1) + "\n");
        assertThat(bill.lines()).isEmpty();
        assertThat(bill.firstDay()).isEqualTo(DAY);
        assertThat(bill.lastDay()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"object\":\"page\",\"data\":[; bad-bill; bill:1: This is not JSON",
                "{\"object\":\"chat.completion\"}; not-a-bill; neither pages of",
                "hello; not-a-bill; neither pages of",
                "''; not-a-bill; is empty",
                "[1]; bad-bill; A page of costs is an object",
                "{\"results\":[{\"amount\":{\"value\":1}}]}; bad-bill; no start_time",
                "start_time,amount_value\\nsoon,1; bad-bill; bill:2: The time \"soon\"",
                "start_time,amount_value\\n,1; bad-bill; an amount and no start_time",
                "start_time,amount_value\\n1791158400,'0,5'; bad-bill; bill:2: The amount \"'0\"",
                "start_time,amount_value\\n1791158400,$5; bad-bill; The amount \"$5\"",
                "start_time,amount_value,amount_currency\\n1791158400,5,eur; other-currency; is in \"eur\"",
                "start_time,end_time,amount_value\\n1791158400,1793750400,5; bad-bucket; bucket_width=1d",
                "start_time,num_model_requests\\n1791158400,5; not-a-bill; export of usage",
            })
    void whatCannotBeReadIsToldWithItsPlace(String text, String code, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining(message)
                .satisfies(fault ->
                        assertThat(((UsageInputException) fault).code()).isEqualTo(code));
    }

    @Test
    void usageIsNoBill() {
        String usage = bucket("{\"object\":\"organization.usage.completions.result\",\"input_tokens\":1}");
        assertThatThrownBy(() -> read(page(usage))).hasMessageContaining("is no cost");
    }
}
