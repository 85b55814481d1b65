package io.tokentariff.rulebook.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.ratecard.AccountTerms;
import io.tokentariff.ratecard.Row;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountSetsTest {

    private static final int TAGS = 14;

    /** A term of its own for each of some tags, so that each set of tags is a set of rows. */
    private static AccountTerms terms() {
        StringBuilder rows = new StringBuilder(ShippedRules.text("tables/terms.csv"));
        for (int tag = 0; tag < TAGS; tag++) {
            rows.append("term-%d,,,,-1,,,a test,,,,t%d=yes%n".formatted(tag, tag));
        }
        return ShippedRules.with(Map.of("tables/terms.csv", rows.toString()))
                .rateCard()
                .accountTerms();
    }

    private static Account account(int set) {
        Map<String, String> tags = new TreeMap<>();
        for (int tag = 0; tag < TAGS; tag++) {
            tags.put("t" + tag, (set >> tag & 1) == 0 ? "no" : "yes");
        }
        return new Account(null, null, null, tags);
    }

    @Test
    void equalSetsHaveOneNumberAndOthersAnother() {
        AccountTerms terms = terms();
        AccountSets sets = new AccountSets(terms, AccountSets.MOST);
        Map<List<Row.OfAccounts>, Integer> numbers = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            for (int set = 0; set < 1 << 9; set++) {
                Account account = account(set);
                int number = sets.of(account);
                assertThat(numbers.computeIfAbsent(terms.of(account), rows -> number))
                        .isEqualTo(number);
            }
        }
        assertThat(numbers.values()).doesNotHaveDuplicates().hasSize(1 << 9);
        assertThat(sets.of(Account.NONE)).isEqualTo(AccountSets.EMPTY);
        assertThat(sets.of(account(0))).isEqualTo(AccountSets.EMPTY);
    }

    @Test
    void plansOfSetsWithoutANumberAreTheAccountsOwn() {
        StringBuilder rows = new StringBuilder(ShippedRules.text("tables/terms.csv"));
        for (int i = 0; i < 30; i++) {
            rows.append("negotiated-discount,,,,-%d,,,a test,p%d%n".formatted(i + 1, i));
        }
        Rulebook rulebook = ShippedRules.with(Map.of("tables/terms.csv", rows.toString()));
        PlanMemory memory = new PlanMemory(rulebook.rateCard(), AskedFacts.NOTHING, rulebook::evaluate, 10);
        for (int i = 0; i < 90; i++) {
            UsageRecord record = UsageRecord.of(
                            Instant.parse("2026-04-12T08:30:00Z"),
                            UsageKind.of("gpt-4.1-mini"),
                            TokenCounts.of(10, 0, 3))
                    .withAccount(Account.ofProject("p" + i % 31));
            assertThat(memory.plan(record)).isEqualTo(rulebook.evaluateApart(record));
        }
    }

    @Test
    void setsBeyondTheMostHaveNoNumber() {
        AccountSets sets = new AccountSets(terms(), 100);
        int without = 0;
        for (int set = 0; set < 1 << 9; set++) {
            without += sets.of(account(set)) == AccountSets.UNNUMBERED ? 1 : 0;
        }
        assertThat(without).isBetween(400, 411);
        assertThat(sets.of(account(1))).isPositive();
    }
}
