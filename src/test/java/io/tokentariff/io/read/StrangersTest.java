package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Inside;
import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.io.format.Interner;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage made by somebody who means ill: long names, names of one hash, names without end, pages that break. */
class StrangersTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final Instant DAY = Instant.parse("2026-04-12T08:30:00Z");
    private static final UsageKind MINI = UsageKind.of("gpt-4.1-mini");

    /** Texts of one length and one hash, as many as there are numbers. */
    private static String sameHash(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static UsageRecord of(Account account) {
        return new UsageRecord(null, DAY, MINI, TokenCounts.of(1_000, 0, 0), account, null);
    }

    private static Statement statement(List<String> by, int records, java.util.function.IntFunction<Account> account) {
        List<Dimension> dimensions = by.stream().map(Dimension::new).toList();
        StatementBuilder builder = new StatementBuilder(dimensions, List.of());
        for (int n = 0; n < records; n++) {
            UsageRecord record = of(account.apply(n));
            builder.add(record, Inside.rulebook(TARIFF).plan(record));
        }
        return builder.build("", List.of());
    }

    @Test
    void projectsOfOneHashAreAddedUpEachForItself() {
        assertThat(sameHash(1)).isNotEqualTo(sameHash(2)).hasSameHashCodeAs(sameHash(2));
        Statement statement = statement(List.of("project"), 100_000, n -> Account.ofProject(sameHash(n)));
        assertThat(statement.groups()).hasSize(100_000);
        assertThat(statement.total()).isEqualTo(Money.of("40"));
    }

    @Test
    void tagsOfOneHashAreAddedUpEachForItself() {
        Statement statement = statement(
                List.of("tag:team", "user"),
                50_000,
                n -> new Account(null, sameHash(n / 2), null, Map.of("team", sameHash(n))));
        assertThat(statement.groups()).hasSize(50_000);
        assertThat(statement.total()).isEqualTo(Money.of("20"));
    }

    @Test
    void groupsBeyondTheLimitAreOneThatAddsUp() {
        int most = Limit.GROUPS.most();
        Statement statement = statement(List.of("project"), most + 500, n -> Account.ofProject("p" + n));
        assertThat(statement.groups()).hasSize(most + 1);
        assertThat(statement.total()).isEqualTo(Money.of("40.2"));
        assertThat(statement.groups().stream()
                        .filter(group ->
                                StatementBuilder.OTHERS.equals(group.by().get("project")))
                        .map(Statement.Group::known))
                .containsExactly(Money.of("0.2"));
    }

    @Test
    void kindsAndAccountsAreOrderedAsTheyAreEqual() {
        List<UsageKind> kinds = List.of(MINI, UsageKind.of("Aa"), UsageKind.of("BB"), MINI.withServiceTier("batch"));
        for (UsageKind one : kinds) {
            for (UsageKind other : kinds) {
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
            }
        }
        List<Account> accounts = List.of(
                Account.NONE,
                Account.ofProject("Aa"),
                Account.ofProject("BB"),
                new Account(null, "u", null, Map.of()),
                new Account(null, null, "k", Map.of()),
                new Account(null, null, null, Map.of("a", "b")),
                new Account(null, null, null, Map.of("a", "c")),
                new Account(null, null, null, Map.of("a", "b", "c", "d")));
        for (Account one : accounts) {
            for (Account other : accounts) {
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "service_tier", "region", "id", "project", "user", "api_key", "workload"})
    void aNameThatIsTooLongCostsItsLineOnly(String field) {
        String line =
                """
                {"id":"a%s","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","input_tokens":1}
                """;
        String tooLong = "x".repeat(Limit.NAME.most() + 1);
        Map<String, String> fields =
                new TreeMap<>(Map.of("id", "b", "at", "2026-04-12T08:30:00Z", "model", "gpt-4.1-mini"));
        fields.put(field, tooLong);
        StringBuilder bad = new StringBuilder("{\"input_tokens\":1");
        fields.forEach((name, value) ->
                bad.append(",\"").append(name).append("\":\"").append(value).append('"'));
        Collected read = Collected.read(line.formatted(1) + bad + "}\n" + line.formatted(2));
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("a1", "a2");
        assertThat(read.codes()).containsExactly("name-too-long");
        assertThat(read.onlyReject().message()).contains("1001 characters").hasSizeLessThan(100);
    }

    @Test
    void aNameAsLongAsNamesMayBeIsRead() {
        String name = "x".repeat(Limit.NAME.most());
        Collected read = Collected.read(
                "{\"id\":\"a\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"%s\",\"input_tokens\":1}\n".formatted(name));
        assertThat(read.only().kind().model()).isEqualTo(name);
    }

    @Test
    void tooManyTagsCostTheirLine() {
        StringBuilder tags = new StringBuilder("\"t\":\"v\"");
        for (int n = 0; n < Limit.TAGS.most(); n++) {
            tags.append(",\"t").append(n).append("\":\"v\"");
        }
        Collected read = Collected.read(
                """
                {"id":"a","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","input_tokens":1,"tags":{%s}}
                """
                        .formatted(tags));
        assertThat(read.codes()).containsExactly("too-many-tags");
    }

    @Test
    void namesAreForgottenBeforeTheyFillTheMemory() {
        Interner interner = new Interner();
        String first = interner.text("first");
        int names = Limit.KEPT_CHARACTERS.most() / Limit.NAME.most() + 1;
        for (int n = 0; n < names; n++) {
            String name = String.format("%1$" + Limit.NAME.most() + "s", n);
            assertThat(interner.text(name)).isEqualTo(name);
        }
        assertThat(names).isLessThan(Interner.MOST);
        assertThat(interner.text("first")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void aTextThatIsNoNameIsNotKept() {
        Interner interner = new Interner();
        String text = "x".repeat(Limit.NAME.most() + 1);
        assertThat(interner.text(text)).isEqualTo(text).isNotSameAs(interner.text(text));
    }

    @Test
    void fortyThousandBrokenPagesAreRejectedOneByOne() {
        Collected read = Collected.readAs("openai-usage", "{\"object\":\"page\" x\n".repeat(40_000));
        assertThat(read.records).isEmpty();
        assertThat(read.rejects).hasSize(40_000);
        assertThat(read.rejects.get(39_999).line()).isEqualTo(40_000);
        assertThat(read.rejects.get(39_999).code()).isEqualTo("bad-json");
    }
}
