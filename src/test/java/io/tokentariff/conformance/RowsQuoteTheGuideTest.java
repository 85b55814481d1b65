package io.tokentariff.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Quote;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number of the guide stands in a row that quotes its sentence, and is charged by a rule whose source is the guide. */
class RowsQuoteTheGuideTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final String NUMBERED = "guide[.][0-9]{2}[.].*";

    /** The cases of single numbers: the usage, and the sentence. */
    static List<Arguments> sentences() {
        return StreamSupport.stream(
                        Corpus.read(Corpus.FOLDER.resolve("guide.json"))
                                .get("cases")
                                .spliterator(),
                        false)
                .filter(each -> each.get("id").textValue().matches(NUMBERED))
                .map(each -> Arguments.of(
                        each.get("source").textValue(), each.get("usage").get(0).toString()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void theRowQuotesTheSentence(String sentence, String usage) {
        Quote quote = TARIFF.price(Tariff.usage(usage));
        assertThat(quote.lines()).hasSize(1);
        LineItem line = quote.lines().get(0);
        assertThat(line.charge().rate().source()).isEqualTo(sentence);
        assertThat(line.charge().rate().row().file()).isEqualTo("tables/rates.csv");
        assertThat(line.rule().id()).isEqualTo("charges.published-rate");
        assertThat(line.rule().source()).startsWith("guide, ");
        assertThat(line.adjustments()).isEmpty();
    }
}
