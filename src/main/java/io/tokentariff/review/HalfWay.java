package io.tokentariff.review;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.review.Change.What;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.LayeredTable;
import io.tokentariff.table.Place;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.TablesReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from one rulebook to another, a change at a time: first the files of changed rules, then the rows that are for the same
 * thing, days aside, in the order of the diff. A change that does not load without the next one is made together with it. Where there
 * are many, the rows of a table, and all rules, are one.
 */
final class HalfWay {

    /**
     * One step of the way.
     *
     * @param changes what is changed by it; none for what no change of the diff explains
     * @param rulebook what there is then
     */
    record Step(List<Change> changes, Rulebook rulebook) {

        Step {
            changes = List.copyOf(changes);
        }
    }

    private final Rulebook after;
    private final Map<String, String> texts;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> stepOf = new HashMap<>();
    private Rulebook rules;

    private HalfWay(Rulebook before, Rulebook after) {
        this.after = after;
        this.rules = before;
        this.texts = new TreeMap<>(before.files().texts());
    }

    /** Goes all the way; the last step's rulebook is the second one. */
    static HalfWay between(Rulebook before, Rulebook after, RulebookDiff diff) {
        HalfWay way = new HalfWay(before, after);
        way.go(groups(before, after, diff));
        way.steps.add(new Step(List.of(), after));
        return way;
    }

    List<Step> steps() {
        return steps;
    }

    /** The steps that change rows, by where these stand in one of the two rulebooks. */
    Map<RowRef, Integer> stepsOfRows(Rulebook rulebook) {
        Map<RowRef, Integer> found = new HashMap<>();
        for (TableSchema schema : Rows.schemas()) {
            for (TableRow row : Table.readSound(rulebook.files(), schema.path()).rows()) {
                Integer step = stepOf.get(id(schema, row));
                if (step != null) {
                    found.put(new RowRef(schema.path(), row.line()), step);
                }
            }
        }
        return found;
    }

    private static String id(TableSchema schema, TableRow row) {
        return schema.name() + ": " + row.title();
    }

    /** The changes that can change a price, those made at once together. */
    private static List<List<Change>> groups(Rulebook before, Rulebook after, RulebookDiff diff) {
        Set<String> rules = Stream.of(before, after)
                .flatMap(each -> RuleText.of(each).stream())
                .filter(RuleFirings::isAboutRecords)
                .map(rule -> rule.rule().id())
                .collect(Collectors.toSet());
        Set<String> tables = Rows.schemas().stream().map(TableSchema::name).collect(Collectors.toSet());
        List<Change> changes = diff.changes().stream()
                .filter(change ->
                        change.what() == What.RULE ? rules.contains(change.id()) : tables.contains(table(change)))
                .toList();
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        changes.forEach(change -> groups.computeIfAbsent(
                        change.what() == What.RULE ? change.file() : change.id(), id -> new ArrayList<>())
                .add(change));
        if (groups.size() <= Limit.COMPARED_CHANGES.most()) {
            return List.copyOf(groups.values());
        }
        Map<String, List<Change>> few = new LinkedHashMap<>();
        changes.forEach(
                change -> few.computeIfAbsent(change.what() == What.RULE ? "" : table(change), id -> new ArrayList<>())
                        .add(change));
        return List.copyOf(few.values());
    }

    private static String table(Change change) {
        return change.id().substring(0, Math.max(0, change.id().indexOf(':')));
    }

    private void go(List<List<Change>> groups) {
        List<Change> waiting = new ArrayList<>();
        boolean rulesWait = false;
        for (List<Change> group : groups) {
            waiting.addAll(group);
            boolean ofRules = group.get(0).what() == What.RULE;
            group.stream()
                    .map(change -> change.what() == What.RULE ? change.file() : change.id())
                    .distinct()
                    .forEach(ofRules ? this::takeFile : this::takeRows);
            rulesWait |= ofRules;
            Rulebook made = made(rulesWait);
            if (made != null) {
                rulesWait = false;
                add(waiting, made);
                waiting.clear();
            }
        }
        if (!waiting.isEmpty()) {
            add(waiting, after);
        }
    }

    private void add(List<Change> changes, Rulebook rulebook) {
        changes.forEach(change -> stepOf.put(change.id(), steps.size()));
        steps.add(new Step(changes, rulebook));
    }

    private void takeFile(String file) {
        put(file, after.files().text(file));
    }

    private void put(String file, @Nullable String text) {
        if (text == null) {
            texts.remove(file);
        } else {
            texts.put(file, text);
        }
    }

    /** Takes all rows of one thing from the second rulebook. */
    private void takeRows(String id) {
        TableSchema schema = Rows.schemas().stream()
                .filter(each -> id.startsWith(each.name() + ":"))
                .findFirst()
                .orElseThrow();
        String theirs = after.files().text(schema.path());
        String mine = texts.get(schema.path());
        if (theirs == null || mine == null) {
            put(schema.path(), theirs);
            return;
        }
        Table now = Table.readSound(after.files(), schema.path());
        int start = theirs.lastIndexOf('\n', now.endOfHeader() - 1) + 1;
        StringBuilder rows = new StringBuilder(theirs.substring(start, theirs.indexOf('\n', now.endOfHeader()) + 1));
        now.rows().stream()
                .filter(row -> id(schema, row).equals(id))
                .forEach(row -> rows.append(theirs, row.start(), row.end()));
        put(
                schema.path(),
                LayeredTable.of(
                                schema,
                                new LayeredTable.Layer(mine, line -> new Place(schema.path(), line)),
                                new LayeredTable.Layer(rows.toString(), line -> new Place(schema.path(), line)),
                                Set.of(id))
                        .text());
    }

    /** What there is at this moment, null if it does not load. */
    private @Nullable Rulebook made(boolean ofRules) {
        try {
            if (ofRules) {
                rules = RulebookLoader.load(RulebookFiles.of(texts));
                return rules;
            }
            Problems problems = new Problems();
            TablesReader tables = TablesReader.of(texts::get, problems);
            Rulebook made = rules.withRateCard(RateCardReader.read(tables));
            return problems.hasErrors() ? null : made;
        } catch (RulebookException e) {
            return null;
        }
    }
}
