package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Alternative;
import io.tokentariff.cases.Expectable.Read;
import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cases about a workload can expect.
 *
 * <pre>{@code
 * expect:
 *   verdict: migrate        # stay, migrate, move-tier, use-caching, review
 *   target: acme-5          # the model moved to
 *   tier: batch             # the tier moved to
 *   saving_usd: 0.39        # on the usage given, exactly
 *   cost_usd: 1.44          # now, exactly
 *   reasons: [migrate.input-heavy]                          # all that stand, the deciding one first
 *   overruled: {migrate.input-heavy: migrate.simple-task}   # all that gave way, and to which
 *   candidates: [acme-5, acme-6]                            # all that the tables allow for these models and this task
 *   says: "at 20.00"        # a part of the deciding reason's sentence
 *   findings: [too-few-days]                                # these are among the findings
 *   no_findings: [partly-priced]                            # these are not
 * }</pre>
 */
final class AdvisedExpectables {

    private static final String NONE = "none";
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private static final Read<Money> MONEY = (reader, value, name) -> {
        BigDecimal usd = reader.decimal(value, name);
        return usd == null ? null : new Money(usd);
    };

    private static final Read<Set<String>> SET = (reader, value, name) -> new TreeSet<>(reader.names(value, name));

    /** All of them. */
    static final Expectable.All<Advised> ALL = new Expectable.All<>(
            Map.ofEntries(
                    Map.entry("verdict", is("the verdict", FieldReader::text, Advice::verdict)),
                    Map.entry("target", is("the target", FieldReader::text, ofTarget(Alternative::model))),
                    Map.entry("tier", is("the tier", FieldReader::text, ofTarget(Alternative::tier))),
                    Map.entry("saving_usd", is("the saving", MONEY, AdvisedExpectables::saving)),
                    Map.entry("cost_usd", is("the cost", MONEY, Advice::cost)),
                    Map.entry("reasons", is("the reasons", FieldReader::names, AdvisedExpectables::reasons)),
                    Map.entry("overruled", is("overruled", AdvisedExpectables::overruled, AdvisedExpectables::gaveWay)),
                    Map.entry(
                            "candidates",
                            Expectable.of(
                                    SET, (wanted, advised) -> same("the candidates", wanted, advised.candidates()))),
                    Map.entry("says", Expectable.of(FieldReader::text, AdvisedExpectables::says)),
                    Map.entry(
                            "findings", Expectable.of(SET, (wanted, advised) -> codes(wanted, advised.advice(), true))),
                    Map.entry(
                            "no_findings",
                            Expectable.of(SET, (wanted, advised) -> codes(wanted, advised.advice(), false)))),
            Map.of());

    private AdvisedExpectables() {}

    private static <T> Expectable<Advised> is(String what, Read<T> read, Function<Advice, T> got) {
        return Expectable.of(read, (wanted, advised) -> same(what, wanted, got.apply(advised.advice())));
    }

    private static Stream<Deviation> same(String what, Object wanted, Object is) {
        if (wanted.equals(is)) {
            return Stream.empty();
        }
        return Stream.of(
                is instanceof Collection
                        ? Deviation.of("%s must be %s, but they are %s".formatted(what, wanted, is))
                        : Deviation.of("%s must be %s, but it is %s".formatted(what, wanted, is), is.toString()));
    }

    private static Function<Advice, String> ofTarget(Function<Alternative, String> got) {
        return advice -> Optional.ofNullable(advice.target()).map(got).orElse(NONE);
    }

    private static Money saving(Advice advice) {
        if (advice.reasons().isEmpty()) {
            return Money.ZERO;
        }
        Alternative about = advice.reasons().get(0).recommendation().alternative();
        Money saving = about == null ? null : about.saving();
        return saving == null ? Money.ZERO : saving;
    }

    private static List<String> reasons(Advice advice) {
        return advice.reasons().stream().map(reason -> reason.rule().id()).toList();
    }

    private static Set<String> overruled(FieldReader reader, YamlNode value, String name) {
        YamlNode.Fields fields = reader.fields(value, name);
        Set<String> overruled = new TreeSet<>();
        fields.values().keySet().forEach(loser -> overruled.add(loser + " by " + reader.text(fields, loser)));
        return overruled;
    }

    private static Set<String> gaveWay(Advice advice) {
        return advice.overruled().stream()
                .map(each -> each.id() + " by " + each.by())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Deviation> says(String wanted, Advised advised) {
        List<Advice.Reason> reasons = advised.advice().reasons();
        String said = reasons.isEmpty() ? "" : reasons.get(0).message();
        return said.contains(wanted)
                ? Stream.empty()
                : Stream.of(new Deviation(
                        "the reason must say \"%s\", but it says \"%s\"".formatted(wanted, said),
                        withNumbersOf(wanted, said),
                        null));
    }

    /** Returns the piece of a sentence that says the same with other numbers, null if there is none. */
    private static @Nullable String withNumbersOf(String wanted, String said) {
        String form = Arrays.stream(NUMBER.split(wanted, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(NUMBER.pattern()));
        Matcher same = Pattern.compile(form).matcher(said);
        return same.find() ? same.group() : null;
    }

    private static Stream<Deviation> codes(Set<String> wanted, Advice advice, boolean there) {
        Set<String> are =
                advice.findings().stream().map(Advice.Note::code).collect(Collectors.toCollection(TreeSet::new));
        return wanted.stream()
                .filter(code -> are.contains(code) != there)
                .map(code -> there
                        ? "the finding %s must be there, but the findings are %s".formatted(code, are)
                        : "the finding %s must not be there, but it is".formatted(code))
                .map(Deviation::of);
    }
}
