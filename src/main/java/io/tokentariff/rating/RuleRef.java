package io.tokentariff.rating;

import java.io.Serializable;

/**
 * A rule of the rulebook, as shown beside what it decided.
 *
 * @param id stable id, such as {@code charges.data-residency}
 * @param sentence its name, what an analyst would say
 * @param source the sentence of the guide or the address it rests on
 * @param reviewed the day somebody last looked at it, as written
 * @param file where it stands, below the rulebook's folder
 * @param line line of the rule in that file, from 1
 */
public record RuleRef(String id, String sentence, String source, String reviewed, String file, int line)
        implements Serializable {

    /** Stands for the pricing machinery itself, for findings no rule explains. */
    public static final RuleRef ENGINE =
            new RuleRef("engine", "What no rule decides is not priced", "policy 2.8", "", "", 0);
}
