package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums people check first, through {@code tariff quote --json}. */
class QuoteEndToEndTest {

    private static final String MINI = "--model gpt-4.1-mini ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--model GPT-4.1-Mini --input 9, GPT-4.1-Mini (priced as gpt-4.1-mini)",
        "--model GPT-4.1-Minni --input 9, Nearest known: gpt-4.1-mini",
        "--model gpt-4.1-mini --tier BATCH --input 9, Nearest known: batch.",
        "--model gpt-4.1-mini --region EU --input 9, Nearest known: eu.",
        "--model my-own --input 9, The models shipped are OpenAI's; others need rows of your own.",
        "--model claude-x --input 9, The model claude-x is called as models of Anthropic are"
    })
    void namesInCapitalsAreToldTheRightOne(String args, String hint) {
        assertThat(CliRun.of((Object[]) ("quote " + args).split(" ")).out()).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-04-01 00:00:00Z", "2026-04-01T00:00Z", "2026-04-01 00:00 UTC", "2026-04-01 02:00:00+02:00"
            })
    void timesAreReadAsPeopleWriteThem(String time) {
        assertThat(CliRun.of("quote", "--model", "o3", "--input", "1", "--at", time)
                        .out())
                .contains("2026-04-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --input 1200 --cached 1000 --output 300                          | 0.00066
                    --input 1200 --cached 1000 --output 300 --tier batch             | 0.00033
                    --input 1200 --cached 1000 --output 300 --tier batch --region eu | 0.000363
                    --input 300k --output 10k                                        | 0.164
                    --input 265,000 --output 10_000                                  | 0.130
                    --training 2M --epochs 3                                         | 30.00
                    """)
    void theWorkedSumsOfGpt41Mini(String args, BigDecimal amount) {
        assertThat(amount(quote(MINI + args))).isEqualByComparingTo(amount);
    }

    @Test
    void oneCellPricesALongContextAsAWhole() throws IOException {
        RulesCopy rules = RulesCopy.in(folder)
                .edit("tables/long-context.csv", "gpt-4.1-mini,270000,excess", "gpt-4.1-mini,270000,whole-request");
        CliRun run = quote(MINI + "--input 300k --output 10k --rules " + rules.folder());

        assertThat(amount(run)).isEqualByComparingTo("0.272");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --model gpt-5.4 --input 272000 --cached 1 --output 1                    | 2.50 0.25 15.00
                    --model gpt-5.4 --input 272001 --cached 1 --output 1                    | 5.00 0.50 22.50
                    --model gpt-5.6-luna --input 9 --cached 1 --output 1 --at 2026-07-29    | 1.00 0.10 6.00
                    --model gpt-5.6-luna --input 9 --cached 1 --output 1 --at 2026-07-30    | 0.20 0.02 1.20
                    --model o3 --input 9 --output 1 --at 2025-06-09                         | 10.00 40.00
                    --model o3 --input 9 --output 1 --at 2025-06-10                         | 2.00 8.00
                    --model gpt-4.1-mini-2025-04-14 --input 9 --cached 1 --output 1 --tier priority | 0.70 0.175 2.80
                    --model gpt-4.1-mini --input 9 --cached 1 --output 1 --tier priority    | 0.70 0.175 2.80
                    """)
    void ratesChangeWhereTheTablesSaySo(String args, String rates) {
        assertThat(values(quote(args), "usd_per_million")).containsExactlyInAnyOrder(rates.split(" ", -1));
    }

    @Test
    void aFineTunedModelInBatchTakesHalfOfItsOwnRates() {
        CliRun run = quote("--model ft:gpt-4.1-mini-2025-04-14:acme::x --input 2M --cached 1M --output 1M --tier batch"
                + " --context 2M");
        CliRun small =
                quote("--model ft:gpt-4.1-mini-2025-04-14:acme::x --input 2k --cached 1k --output 1k --tier batch");

        // 1,000 x 0.40 + 1,000 x 0.10 + 1,000 x 1.60 per million
        assertThat(amount(small)).isEqualByComparingTo("0.0021");
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --model ft:gpt-4.1-mini-2025-04-14:acme::x --input 9 --tier flex | There is no rate for input of ft:gpt-4.1-mini on the flex tier.
                    --model gpt-4.1-mimi --input 9                                   | Nearest known: gpt-4.1-mini,
                    --model no-such-model --input 9                                  | The model no-such-model is in no row of models.csv. Nearest known:
                    --model gpt-4.1-mini --input 9 --region mars                     | The region mars is in no row of regions.csv
                    --model gpt-4.1-mini --input 9 --tier auto                       | The tier auto is a request, not a rate
                    --model gpt-5-nano --input 9 --tier priority                     | There is no rate for input of gpt-5-nano on the priority tier.
                    """)
    void whatHasNoPriceSaysWhyAndHasNoAmount(String args, String why) {
        CliRun run = quote(args);

        assertThat(run.exit()).isEqualTo(Exit.UNPRICED);
        assertThat(run.out()).contains(why).contains("\"unpriced\"").doesNotContain("amount_usd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    quote                                                     | Missing required option: '--model=NAME'
                    quote --model m                                           | Say how many tokens
                    quote --model m --input abc                               | "abc" is not a number of tokens
                    quote --model m --input 1.5                               | "1.5" is not a whole number of tokens.
                    quote --model m --input 10 --cached 20                    | cached_input_tokens (20) is more than input_tokens (10)
                    quote --model m --input 10 --at tomorrow                  | --at "tomorrow" is neither a day
                    quote --model m --input 10 --training 5                   | --training is priced alone
                    quote --model m --input 10 --epochs 5                     | --epochs goes with --training
                    quote --model m --input 9999999M                          | is more tokens than one record can have
                    """)
    void wrongUseIsOneSentence(String args, String sentence) {
        CliRun run = CliRun.of((Object[]) args.split(" ", -1));

        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theTextShowsTheRateTheRuleAndTheirSources() {
        String text = CliRun.of(
                        "quote", "--model", "gpt-4.1-mini", "--input", "1000", "--region", "eu", "--at", "2026-04-12")
                .out();

        assertThat(text)
                .contains("input  1,000 x 0.40 x 1.1 / 1,000,000 = 0.00044")
                .containsPattern("rate +0.40 USD per million, .*tables/rates.csv:\\d+")
                .containsPattern("rule  .*charges/published-rate.drl:\\d+")
                .contains("guide, Data Residency Endpoints");
    }

    private static CliRun quote(String args) {
        List<Object> all = new ArrayList<>(List.of("quote", "--json"));
        all.addAll(List.of(args.strip().split(" +", -1)));
        return CliRun.of(all.toArray());
    }

    private static BigDecimal amount(CliRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
        return new BigDecimal(values(run, "amount_usd").get(0));
    }

    private static List<String> values(CliRun run, String field) {
        return Pattern.compile("\"" + field + "\" ?: ?\"([^\"]+)\"")
                .matcher(run.out())
                .results()
                .map(value -> value.group(1))
                .toList();
    }
}
