package io.tokentariff.cases;

import org.jspecify.annotations.Nullable;

/**
 * What every case has, whatever it is about.
 *
 * @param file the file of cases, below the rulebook's folder
 * @param line line on which the case begins
 * @param name what it shows, a sentence
 * @param rule id of the rule it is about, null for a case about prices and not about one rule
 */
record CaseHead(String file, int line, String name, @Nullable String rule) implements FilePlace {

    @Override
    public int column() {
        return 0;
    }
}
