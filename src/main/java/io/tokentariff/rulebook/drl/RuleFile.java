package io.tokentariff.rulebook.drl;

import java.util.List;

/**
 * A rule file as written.
 *
 * @param file path below the rulebook's folder
 * @param packageName the package it names
 * @param imports the types it imports; {@code .*} at the end for all of a package
 * @param rules its rules; those with a fault are left out
 * @param opensWithComment whether a comment is the first thing in it
 * @param lines how many lines it has
 */
public record RuleFile(
        String file,
        Name packageName,
        List<Name> imports,
        List<RuleSource> rules,
        boolean opensWithComment,
        int lines) {

    public RuleFile {
        imports = List.copyOf(imports);
        rules = List.copyOf(rules);
    }
}
