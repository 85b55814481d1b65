package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small rulebook in a repository, and what is done with it again and again. */
final class Stores {

    static final String RATES = "tables/rates.csv";
    static final String RULE = "charges/rate.drl";
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    /** What the gate says of a rulebook with this in its rates. */
    static final String BAD = "bad";

    private Stores() {}

    static Map<String, String> seed() {
        return Map.of(
                RATES, "model,price\nsmall,0.40\n", RULE, "// a rule\n", "charges/rate.cases.yaml", "cases: []\n");
    }

    static RulebookStore.Options options() {
        return new RulebookStore.Options(NOON, Stores::gate, false);
    }

    private static List<Problem> gate(io.tokentariff.rulebook.folder.RulebookFiles files) {
        String rates = files.text(RATES);
        return rates != null && rates.contains(BAD)
                ? List.of(Problem.error("case-failed", RATES, 2, "The price is bad."))
                : List.of(Problem.warning("no-cases", RULE, 0, 0, "There are no cases.", ""));
    }

    static RulebookStore open(Path folder) {
        return RulebookStore.open(folder, Stores::seed, options());
    }

    static String rates(String price) {
        return "model,price\nsmall," + price + "\n";
    }

    /** A draft of Ann's with another price, submitted. */
    static Draft submitted(RulebookStore store, String price) {
        Draft begun = store.create("ann", "Price " + price, "The list says so.");
        Draft written = store.write(begun.number(), begun.commit(), "ann", Map.of(RATES, rates(price)));
        return store.submit(written.number(), written.commit(), "ann");
    }

    /** Bob says yes. */
    static Publication publish(RulebookStore store, Draft draft) {
        return store.publish(draft.number(), draft.commit(), draft.base(), "bob", "+1.50");
    }
}
