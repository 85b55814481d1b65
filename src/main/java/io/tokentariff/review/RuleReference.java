package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.TableRows;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rulebook as prose, for those who answer for it: each rule with the rows it uses, and every price it makes. */
public final class RuleReference {

    private final String revision;
    private final List<Entry> rules;
    private final List<Seen> facts;
    private final RateGrid grid;
    private final String usage;

    /**
     * One rule.
     *
     * @param text the rule as written
     * @param rows the rows it took numbers from, each in words with its place
     * @param fired when it decided something about the usage, empty if no usage was given
     */
    record Entry(RuleText text, List<UsedRow> rows, String fired) {

        RuleRef rule() {
            return text.rule();
        }

        /** The first part of its id, such as {@code charges}. */
        String folder() {
            String file = rule().file();
            return file.contains("/") ? file.substring(0, file.indexOf('/')) : "rules";
        }
    }

    /**
     * A row that a rule uses.
     *
     * @param place where it stands
     * @param words its key and its numbers
     */
    record UsedRow(String place, String words) {}

    /**
     * A fact that rules can see.
     *
     * @param name its name in rules
     * @param there when it is there
     * @param has what rules may ask of it
     */
    record Seen(String name, String there, String has) {}

    private RuleReference(String revision, List<Entry> rules, List<Seen> facts, RateGrid grid, String usage) {
        this.revision = revision;
        this.rules = List.copyOf(rules);
        this.facts = List.copyOf(facts);
        this.grid = grid;
        this.usage = usage;
    }

    /**
     * Looks a rulebook through.
     *
     * @param firings what its rules did about a usage file, null where there is none
     */
    public static RuleReference of(Rulebook rulebook, @Nullable RuleFirings firings) {
        List<RateSurvey.Answer> answers = new ArrayList<>();
        new RateSurvey(rulebook).ask(answers::add);
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        describeRows(rulebook, words, sources);
        Map<String, Set<RowRef>> used = usedRows(answers);
        List<Entry> entries = new ArrayList<>();
        for (RuleText text : RuleText.of(rulebook)) {
            Set<String> places = new TreeSet<>(RuleReference::byPlace);
            used.getOrDefault(text.rule().id(), Set.of()).forEach(row -> places.add(row.toString()));
            places.addAll(namedTerms(rulebook, text));
            List<UsedRow> rows = places.stream()
                    .map(place -> new UsedRow(place, words.getOrDefault(place, "")))
                    .toList();
            entries.add(new Entry(text, rows, firings == null ? "" : firings.words(text)));
        }
        return new RuleReference(
                rulebook.revision(),
                entries,
                facts(rulebook.vocabulary()),
                RateGrid.of(answers, sources, rulebook.rateCard().billOrder()),
                firings == null ? "" : firings.usage());
    }

    private static List<Seen> facts(RuleVocabulary vocabulary) {
        return vocabulary.facts().stream()
                .map(fact -> new Seen(fact.name(), fact.there(), String.join(", ", vocabulary.fieldsOf(fact))))
                .toList();
    }

    private static void describeRows(Rulebook rulebook, Map<String, String> words, Map<String, String> sources) {
        rulebook.files().texts().forEach((file, text) -> {
            if (TableSchema.isTable(file)) {
                for (TableRow row : Table.readSound(file, text).rows()) {
                    String place = TableRows.place(row).toString();
                    words.put(place, row.title() + ": " + row.details());
                    sources.put(place, row.knows("source") ? row.text("source") : "");
                }
            }
        });
    }

    private static Map<String, Set<RowRef>> usedRows(List<RateSurvey.Answer> answers) {
        Map<String, Set<RowRef>> used = new TreeMap<>();
        for (RateSurvey.Answer answer : answers) {
            Set<RowRef> rows = used.computeIfAbsent(answer.charge().rule().id(), rule -> new java.util.HashSet<>());
            rows.addAll(answer.charge().charge().rows());
            answer.charge().adjustments().forEach(each -> used.computeIfAbsent(
                            each.rule().id(), rule -> new java.util.HashSet<>())
                    .add(each.adjustment().term()));
        }
        return used;
    }

    /** Terms a rule asks for by name, also where it asks that there be none. */
    private static List<String> namedTerms(Rulebook rulebook, RuleText text) {
        Set<String> named = text.words();
        return rulebook.rateCard().rows().terms().stream()
                .filter(term -> text.facts().contains("Term") && named.contains(term.name()))
                .map(term -> term.row().toString())
                .toList();
    }

    private static int byPlace(String one, String other) {
        int file = one.substring(0, one.lastIndexOf(':')).compareTo(other.substring(0, other.lastIndexOf(':')));
        return file != 0 ? file : Integer.compare(line(one), line(other));
    }

    private static int line(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    /** Returns the whole reference in a form for people, ending in a line break. */
    public String write(Form form, Screen screen) {
        return form == Form.HTML
                ? new ReferenceHtml(this).write()
                : ReferencePage.of(this).write(form, screen);
    }

    String revision() {
        return revision;
    }

    List<Entry> rules() {
        return rules;
    }

    /** The facts that its rules can see, or could. */
    List<Seen> facts() {
        return facts;
    }

    RateGrid grid() {
        return grid;
    }

    /** Whether usage was looked through. */
    boolean hasUsage() {
        return !usage.isEmpty();
    }

    /** What was looked through, empty if nothing was. */
    String usage() {
        return usage;
    }
}
