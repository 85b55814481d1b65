package io.tokentariff;

import io.tokentariff.rulebook.Rulebook;

/** For tests: from the front door to what is behind it, and back. */
public final class Inside {

    private Inside() {}

    public static Rulebook rulebook(Tariff tariff) {
        return tariff.rulebook();
    }

    public static Tariff tariff(Rulebook rulebook) {
        return Tariff.of(rulebook);
    }
}
