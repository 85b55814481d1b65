package io.tokentariff.check;

import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.Account;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that rules compare the fields of facts with. */
final class RuleWords {

    /**
     * A word of a rule.
     *
     * @param text what stands in quotes
     * @param key the key of the field, such as that of a tag; null for none
     */
    record Word(String text, @Nullable String key, RuleFile file, Expression.Text at) {}

    private RuleWords() {}

    /** The words that a field is compared with, whichever fact's it is. */
    static List<Word> of(RulebookFiles files, String field) {
        List<Word> words = new ArrayList<>();
        for (RuleFile file : files.ruleFiles()) {
            file.rules().stream().flatMap(RuleSource::asked).forEach(asked -> {
                if (asked instanceof Expression.Comparison comparison) {
                    add(comparison.left(), Stream.of(comparison.right()), field, file, words);
                } else if (asked instanceof Expression.Membership membership) {
                    add(membership.left(), membership.values().stream(), field, file, words);
                }
            });
        }
        return words;
    }

    private static void add(
            Expression.Operand left,
            Stream<? extends Expression.Operand> right,
            String field,
            RuleFile file,
            List<Word> words) {
        if (!(left instanceof Expression.Path path) || path.steps().isEmpty()) {
            return;
        }
        Expression.Step last = path.steps().get(path.steps().size() - 1);
        if (last.name().text().equals(field)) {
            String key = last.key() == null ? null : last.key().value();
            right.filter(Expression.Text.class::isInstance)
                    .map(Expression.Text.class::cast)
                    .filter(text -> !text.value().isEmpty())
                    .forEach(text -> words.add(new Word(text.value(), key, file, text)));
        }
    }

    /** An account for each project, user, key and tag that a rule names. */
    static Set<Account> accounts(RulebookFiles files) {
        Set<Account> accounts = new LinkedHashSet<>();
        of(files, "project").forEach(word -> accounts.add(Account.ofProject(word.text())));
        of(files, "user").forEach(word -> accounts.add(new Account(null, word.text(), null, Map.of())));
        of(files, "apiKey").forEach(word -> accounts.add(new Account(null, null, word.text(), Map.of())));
        of(files, "tags").forEach(word -> {
            if (word.key() != null) {
                accounts.add(new Account(null, null, null, Map.of(word.key(), word.text())));
            }
        });
        return accounts;
    }
}
