package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.Place;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The house rules that one file alone can break: what a rule must say about itself, and how large a file is. */
final class HouseRules {

    /** Rules of one file that a reader can keep in mind. */
    static final int RULES_PER_FILE = 3;

    /** Lines of one file that fit a screen. */
    static final int LINES = 60;

    private static final String ID = "id";
    private static final String SOURCE = "source";
    private static final String REVIEWED = "reviewed";
    /** What holds while the row that a rule looks up is missing, where that is nothing to find. */
    static final String WITHOUT = "without";

    /** What a rule says about itself, and what that is. */
    static final Map<String, String> ANNOTATIONS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            ID,
            "a name that stays when its sentence changes",
            SOURCE,
            "the sentence or the address it rests on",
            REVIEWED,
            "the day somebody last looked at it",
            "owner",
            "who answers for it",
            WITHOUT,
            "what holds while the row that it looks up is missing, if that is nothing to find")));

    /** What every rule must say. */
    static final List<String> REQUIRED = List.of(ID, SOURCE, REVIEWED);

    private final RuleFile file;
    private final Report report;

    HouseRules(RuleFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    void check() {
        if (!file.opensWithComment()) {
            report.warning(
                    Place.TOP,
                    "no-opening-comment",
                    "The file does not open with a comment: what, why, and where the numbers are.",
                    "");
        }
        if (file.rules().size() > RULES_PER_FILE) {
            report.warning(
                    file.rules().get(RULES_PER_FILE).name().at(),
                    "too-many-rules",
                    "The file holds %s rules; %s is the most."
                            .formatted(file.rules().size(), RULES_PER_FILE),
                    "One idea a file.");
        }
        long lines = file.text().lines().count();
        if (lines > LINES) {
            report.warning(
                    Place.ofLine(LINES + 1),
                    "file-too-long",
                    "The file has %s lines; %s is the most.".formatted(lines, LINES),
                    "One idea a file.");
        }
        checkPackage();
        file.rules().forEach(this::checkAnnotations);
    }

    private void checkPackage() {
        String folder = folder();
        if (!folder.isEmpty() && !file.packageName().text().equals(folder)) {
            report.warning(
                    file.packageName().at(),
                    "wrong-package",
                    "The package \"%s\" is not named as its folder."
                            .formatted(file.packageName().text()),
                    "Write: package %s".formatted(folder));
        }
    }

    private void checkAnnotations(RuleSource rule) {
        Set<String> seen = new HashSet<>();
        for (RuleSource.Annotation each : rule.annotations()) {
            Name name = each.name();
            if (!ANNOTATIONS.containsKey(name.text())) {
                report.unknown(
                        name.at(),
                        "forbidden-annotation",
                        "The annotation @%s is not allowed in a rule.".formatted(name.text()),
                        name.text(),
                        ANNOTATIONS.keySet());
            } else if (!seen.add(name.text())) {
                report.error(
                        name.at(),
                        "forbidden-annotation",
                        "The annotation @%s stands twice.".formatted(name.text()),
                        "");
            }
        }
        required(rule, ID, "missing-id").ifPresent(this::checkId);
        required(rule, SOURCE, "missing-source");
        required(rule, REVIEWED, "missing-review").ifPresent(this::checkReviewed);
    }

    private Optional<Name> required(RuleSource rule, String annotation, String code) {
        Optional<Name> value =
                rule.annotation(annotation).filter(each -> !each.text().isBlank());
        if (value.isEmpty()) {
            report.error(
                    rule.name().at(),
                    code,
                    "The rule has no @%s( \"…\" ), %s.".formatted(annotation, ANNOTATIONS.get(annotation)),
                    annotation.equals(ID) ? "Write @id( \"%s\" ).".formatted(stem()) : "");
        }
        return value;
    }

    private void checkId(Name id) {
        if (!namesItsFile(id.text())) {
            report.warning(
                    id.at(),
                    "wrong-id",
                    "The id \"%s\" does not begin with \"%s\", the folder and the file.".formatted(id.text(), stem()),
                    "The file's name alone is enough where it has two parts, as in migrate-input-heavy: migrate.input-heavy.");
        } else if (!id.text().matches("[a-z0-9.-]+")) {
            report.warning(
                    id.at(),
                    "wrong-id",
                    "The id \"%s\" holds other than small letters, digits, dots and hyphens.".formatted(id.text()),
                    "");
        }
    }

    private void checkReviewed(Name day) {
        try {
            LocalDate.parse(day.text());
        } catch (DateTimeParseException e) {
            report.error(
                    day.at(), "wrong-review", "\"%s\" is not a day.".formatted(day.text()), "Write it as 2026-11-22.");
        }
    }

    /** Whether the id is the folder and the file, or a file's name of two parts, with a dot for the hyphen between them. */
    private boolean namesItsFile(String id) {
        String name = stem().substring(stem().lastIndexOf('.') + 1);
        String hyphened = id.replace('.', '-');
        boolean twoParts = name.indexOf('-') > 0 && id.indexOf('.') > 0;
        return id.equals(stem())
                || id.startsWith(stem() + ".")
                || (twoParts && (hyphened.equals(name) || hyphened.startsWith(name + "-")));
    }

    private String folder() {
        int end = file.file().lastIndexOf('/');
        return end < 0 ? "" : file.file().substring(0, end).replace('/', '.');
    }

    private String stem() {
        String path = file.file().replace('/', '.');
        return path.endsWith(".drl") ? path.substring(0, path.length() - ".drl".length()) : path;
    }
}
