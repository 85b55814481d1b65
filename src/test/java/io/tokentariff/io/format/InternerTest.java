package io.tokentariff.io.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternerTest {

    private final Interner interner = new Interner();

    private UsageKind kind(String model) {
        return interner.kind(model, "standard", true, Operation.INFERENCE, "global", UsageStatus.COMPLETED);
    }

    @Test
    void equalTextsAreOneInstanceWhileTheTableLasts() {
        String first = interner.text("xabcx".toCharArray(), 1, 3);
        assertThat(first).isEqualTo("abc");
        for (int i = 0; i < Interner.MOST - 1; i++) {
            assertThat(interner.text("t" + i)).isEqualTo("t" + i);
        }
        assertThat(interner.text("abc")).isSameAs(first);
        interner.text("one more");
        assertThat(interner.text("abc")).isEqualTo("abc").isNotSameAs(first);
    }

    @Test
    void equalKindsAreOneInstanceWhileTheTableLasts() {
        UsageKind first = kind("abc");
        for (int i = 0; i < Interner.MOST - 1; i++) {
            assertThat(kind("m" + i).model()).isEqualTo("m" + i);
        }
        assertThat(kind("abc")).isSameAs(first);
        kind("one more");
        assertThat(kind("abc")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void textsOfOneHashAreBounded() {
        for (int bits = 0; bits < 1 << 12; bits++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append((bits >> i & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(interner.text(text.toString())).isEqualTo(text.toString());
        }
    }

    @Test
    void equalAccountsAreOneInstance() {
        Account first = interner.account("p", null, null, Map.of("a", "b"));
        interner.account("q", null, null, Map.of());
        assertThat(interner.account("p", null, null, Map.of("a", "b"))).isSameAs(first);
        assertThat(interner.account(null, null, null, Map.of())).isSameAs(Account.NONE);
    }
}
