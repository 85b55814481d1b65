package io.tokentariff.rulebook.drl;

import java.util.List;

/**
 * A rule file as written: what is checked, compiled, compared and shown.
 *
 * @param file path below the rulebook's folder
 * @param text its content; places are offsets in it
 * @param packageName the package it names
 * @param imports the types it imports; {@code .*} at the end for all of a package
 * @param rules its rules; those with a fault are left out
 * @param opensWithComment whether a comment is the first thing in it
 */
public record RuleFile(
        String file,
        String text,
        Name packageName,
        List<Name> imports,
        List<RuleSource> rules,
        boolean opensWithComment) {

    public RuleFile {
        imports = List.copyOf(imports);
        rules = List.copyOf(rules);
    }
}
