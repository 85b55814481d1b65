package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checks the package and the imports of a rule file. */
final class Imports {

    private static final List<String> RESERVED =
            List.of("java", "javax", "jdk", "sun", "com", "org", "io", "net", "kie");

    private Imports() {}

    static void check(RuleFile file, RuleVocabulary vocabulary, Report report) {
        String top = file.packageName().text().split("\\.", 2)[0];
        if (RESERVED.contains(top) || file.packageName().text().endsWith("*")) {
            report.error(
                    file.packageName().at(),
                    "forbidden-construct",
                    "The package \"%s\" is not allowed for rules."
                            .formatted(file.packageName().text()),
                    "Name it as the folder is named.");
        }
        file.imports().forEach(each -> check(each, vocabulary, report));
    }

    /** Whether the file imports a type. */
    static boolean covers(RuleFile file, Class<?> type) {
        return file.imports().stream()
                .map(Name::text)
                .anyMatch(each -> each.equals(type.getName()) || each.equals(type.getPackageName() + ".*"));
    }

    private static void check(Name target, RuleVocabulary vocabulary, Report report) {
        List<String> allowed = Stream.concat(
                        vocabulary.packages().stream().map(each -> each + ".*"),
                        vocabulary.types().stream().map(Class::getName))
                .sorted(Comparator.naturalOrder())
                .toList();
        if (!allowed.contains(target.text())) {
            List<String> packages =
                    allowed.stream().filter(each -> each.endsWith("*")).toList();
            report.unknown(
                    target.at(),
                    "forbidden-import",
                    "The import \"%s\" is not allowed in a rule file.".formatted(target.text()),
                    target.text(),
                    packages);
        }
    }
}
