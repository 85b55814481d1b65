package io.tokentariff.review;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule as it is written.
 *
 * @param rule which one
 * @param annotations its annotations, such as {@code source} and {@code owner}, without quotes, in their order
 * @param when the lines of its condition, without comments and common indentation
 * @param then the lines of its outcome, likewise
 */
record RuleText(RuleRef rule, Map<String, String> annotations, List<String> when, List<String> then) {

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern END = Pattern.compile("\\bend\\b");
    private static final Pattern ANNOTATION =
            Pattern.compile("@(\\w+)\\s*\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)", Pattern.DOTALL);
    private static final Pattern FACT = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(");
    private static final Pattern ABSENT = Pattern.compile("\\bnot\\s*\\(?\\s*([A-Z]\\w*)\\s*\\(");
    private static final Pattern OUTCOME = Pattern.compile("\\binsert\\s*\\(\\s*(?:new\\s+)?([A-Z]\\w*)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    RuleText {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        when = List.copyOf(when);
        then = List.copyOf(then);
    }

    /** Returns all rules of a rulebook, in the order of files and lines. */
    static List<RuleText> of(Rulebook rulebook) {
        List<RuleText> texts = new ArrayList<>();
        List<RuleRef> rules = rulebook.rules();
        for (int i = 0; i < rules.size(); i++) {
            RuleRef rule = rules.get(i);
            boolean last = i + 1 == rules.size() || !rules.get(i + 1).file().equals(rule.file());
            texts.add(of(
                    rule,
                    rulebook.files(),
                    last ? Integer.MAX_VALUE : rules.get(i + 1).line()));
        }
        return texts;
    }

    private static RuleText of(RuleRef rule, RulebookFiles files, int nextLine) {
        String text = files.text(rule.file());
        List<String> lines = text == null ? List.of() : text.lines().toList();
        int from = Math.min(Math.max(0, rule.line() - 1), lines.size());
        String block = String.join("\n", lines.subList(from, Math.max(from, Math.min(nextLine - 1, lines.size()))));
        DrlText drl = DrlText.of(block);
        int when = find(WHEN, drl.skeleton(), 0);
        int then = find(THEN, drl.skeleton(), when);
        int end = lastEnd(drl.skeleton(), then);
        return new RuleText(
                rule,
                annotations(drl.code().substring(0, when)),
                trimmed(part(drl.code(), when, then)),
                trimmed(part(drl.code(), then, end)));
    }

    private static int find(Pattern keyword, String skeleton, int from) {
        Matcher matcher = keyword.matcher(skeleton);
        return matcher.find(from) ? matcher.start() : skeleton.length();
    }

    private static int lastEnd(String skeleton, int from) {
        Matcher matcher = END.matcher(skeleton);
        int end = skeleton.length();
        for (int at = from; matcher.find(at); at = matcher.end()) {
            end = matcher.start();
        }
        return end;
    }

    /** What stands between two keywords, the first of which has four letters. */
    private static String part(String code, int from, int to) {
        return code.substring(Math.min(from + 4, to), to);
    }

    private static Map<String, String> annotations(String head) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = ANNOTATION.matcher(head);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return found;
    }

    private static List<String> trimmed(String part) {
        List<String> lines = part.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        int common = lines.stream()
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream().map(line -> line.substring(common)).toList();
    }

    /** Its condition on one line, blanks evened out: what is compared. */
    String condition() {
        return oneLine(when);
    }

    /** Its outcome on one line. */
    String outcome() {
        return oneLine(then);
    }

    /** The facts it has patterns on, in the order of the condition. */
    Set<String> facts() {
        return found(FACT, DrlText.of(String.join("\n", when)).skeleton());
    }

    /** The facts that must not be there. */
    Set<String> absentFacts() {
        return found(ABSENT, DrlText.of(String.join("\n", when)).skeleton());
    }

    /** The outcomes it inserts. */
    Set<String> outcomes() {
        return found(OUTCOME, DrlText.of(String.join("\n", then)).skeleton());
    }

    /** The words in quotes in its condition: names of terms, tiers and meters. */
    Set<String> words() {
        return found(QUOTED, String.join("\n", when));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String oneLine(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(text.length() == 0 ? "" : "; ").append(evened(line.strip()));
        }
        return text.toString();
    }

    /** Evens out blanks, but not in quotes. */
    private static String evened(String line) {
        StringBuilder text = new StringBuilder();
        Matcher quoted = QUOTED.matcher(line);
        int at = 0;
        while (quoted.find()) {
            text.append(line.substring(at, quoted.start()).replaceAll("\\s+", " "))
                    .append(quoted.group());
            at = quoted.end();
        }
        return text.append(line.substring(at).replaceAll("\\s+", " ")).toString();
    }
}
