package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.TableRows;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook as prose, for those who answer for it: each rule with the rows it uses, and every price it makes.
 *
 * @param revision what its content is known by
 * @param rules in the order of files and lines
 * @param facts the facts that its rules can see, or could
 * @param grid its prices
 * @param tables its tables
 * @param usage what was looked through, empty if nothing was
 */
public record RuleReference(
        String revision, List<Entry> rules, List<Seen> facts, RateGrid grid, List<ListedTable> tables, String usage) {

    private static final Comparator<String> BY_PLACE = Comparator.comparing(
                    (String place) -> place.substring(0, place.lastIndexOf(':')))
            .thenComparing(place -> Integer.valueOf(place.substring(place.lastIndexOf(':') + 1)));

    public RuleReference {
        rules = List.copyOf(rules);
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
    }

    /**
     * One rule.
     *
     * @param text the rule as written
     * @param rows the rows it took numbers from, each in words with its place
     * @param fired when it decided something about the usage, empty if no usage was given
     * @param usd what its decisions come to in that usage, null where it decided about no amount
     */
    record Entry(RuleText text, List<UsedRow> rows, String fired, @Nullable Money usd) {

        /** When it decided something, and what that comes to: {@code 2 records, last on 2026-06-30, +0.0004 USD}. */
        String firedWords() {
            return usd == null ? fired : "%s, %s USD".formatted(fired, usd.toSignedString());
        }

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
            Set<String> places = new TreeSet<>(BY_PLACE);
            used.getOrDefault(text.rule().id(), Set.of()).forEach(row -> places.add(row.toString()));
            places.addAll(namedTerms(rulebook, text));
            List<UsedRow> rows = places.stream()
                    .map(place -> new UsedRow(place, words.getOrDefault(place, "")))
                    .toList();
            entries.add(new Entry(
                    text,
                    rows,
                    firings == null ? "" : firings.words(text),
                    firings == null ? null : firings.dollars(text)));
        }
        return new RuleReference(
                rulebook.revision(),
                entries,
                facts(rulebook.vocabulary()),
                RateGrid.of(answers, sources, rulebook.rateCard().billOrder()),
                ListedTable.of(rulebook.files()),
                firings == null ? "" : firings.usage());
    }

    private static List<Seen> facts(RuleVocabulary vocabulary) {
        return vocabulary.facts().stream()
                .map(fact -> new Seen(fact.name(), fact.there(), String.join(", ", vocabulary.fieldsOf(fact))))
                .toList();
    }

    private static void describeRows(Rulebook rulebook, Map<String, String> words, Map<String, String> sources) {
        rulebook.files().texts().keySet().forEach(file -> {
            if (TableSchema.isTable(file)) {
                for (TableRow row : Table.readSound(rulebook.files(), file).rows()) {
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
            PlannedCharge charge = answer.charge();
            used.computeIfAbsent(charge.rule().id(), rule -> new HashSet<>())
                    .addAll(charge.charge().rows());
            charge.adjustments()
                    .forEach(each -> used.computeIfAbsent(each.rule().id(), rule -> new HashSet<>())
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

    /** Returns the whole reference in a form for people or as JSON, ending in a line break. */
    public String write(Form form, Screen screen) {
        return form == Form.JSON
                ? Json.document(json -> ReferenceJson.write(json, this))
                : ReferencePage.of(this, form == Form.HTML).write(form, screen);
    }

    /** The rules by their folder; a folder's rules stand together. */
    Map<String, List<Entry>> folders() {
        return rules.stream()
                .collect(Collectors.groupingBy(Entry::folder, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    /** Whether usage was looked through. */
    boolean hasUsage() {
        return !usage.isEmpty();
    }
}
