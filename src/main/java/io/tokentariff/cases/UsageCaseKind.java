package io.tokentariff.cases;

import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.stream.Stream;

/** Cases with {@code usage:}, about what one usage record costs. */
final class UsageCaseKind implements CaseKind {

    static final String USAGE = "usage";

    @Override
    public String key() {
        return USAGE;
    }

    @Override
    public List<Trial<?>> read(CaseText text) {
        Expectation<Priced> expected = text.expected(PricedExpectables.ALL);
        return Stream.ofNullable(UsageWords.read(text.onTop(USAGE), text.own(USAGE), text.reader()))
                .<Trial<?>>map(usage -> trial("", usage, expected))
                .toList();
    }

    static Trial<Priced> trial(String words, UsageRecord usage, Expectation<Priced> expected) {
        return new Trial<>(words, expected, (rulebook, shipped) -> Priced.of(usage, rulebook));
    }
}
