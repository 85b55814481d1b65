package io.tokentariff.review;

import io.tokentariff.review.Change.What;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What two rulebooks do not have in common: rules by their ids, rows of tables by their key columns. Lines that moved,
 * comments and layout are no changes.
 *
 * @param oldRevision what the old rulebook's content is known by
 * @param newRevision likewise the new one
 * @param changes rules first, then the rows of each table
 */
public record RulebookDiff(String oldRevision, String newRevision, List<Change> changes) {

    private static final Set<String> PERIOD = Set.of("from", "until");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public RulebookDiff {
        changes = List.copyOf(changes);
    }

    /** Compares two rulebooks. */
    public static RulebookDiff between(Rulebook before, Rulebook after) {
        List<Change> changes = new ArrayList<>(RuleChanges.find(RuleText.of(before), RuleText.of(after)));
        TreeSet<String> tables = new TreeSet<>(before.files().texts().keySet());
        tables.addAll(after.files().texts().keySet());
        tables.removeIf(file -> !TableSchema.isTable(file));
        for (String file : tables) {
            changes.addAll(
                    new RowChanges(Table.readSound(before.files(), file), Table.readSound(after.files(), file)).find());
        }
        return new RulebookDiff(before.revision(), after.revision(), changes);
    }

    /** The changes of rules alone, or of rows alone. */
    public List<Change> changesOf(What what) {
        return changes.stream().filter(change -> change.what() == what).toList();
    }

    /** The days after another one on which changed rows begin or end, in order, each once. */
    List<LocalDate> daysAfter(LocalDate day) {
        return changesOf(What.ROW).stream()
                .flatMap(change -> change.details().stream())
                .filter(detail -> PERIOD.contains(detail.name()))
                .flatMap(detail -> Stream.of(detail.before(), detail.after()))
                .filter(Objects::nonNull)
                .filter(text -> ISO_DAY.matcher(text).matches())
                .map(LocalDate::parse)
                .filter(day::isBefore)
                .distinct()
                .sorted()
                .toList();
    }
}
