package io.tokentariff.advice;

import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.TableRows;
import io.tokentariff.table.TableRow;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * One row of {@code candidates.csv}: a model that may replace others. As a fact it is only there for workloads all of whose
 * models it replaces and whose task it is for.
 *
 * @param model canonical name of the model moved to
 * @param replaces canonical names of the models moved from
 * @param tasks the tasks it is for, empty for any
 * @param advisedFor the recommendations that may name it: {@code new-project}, {@code input-heavy}, {@code simple-task};
 *     empty where it is compared only
 * @param source who says so
 * @param row where it stands
 */
public record Candidate(
        String model, Set<String> replaces, Set<String> tasks, Set<String> advisedFor, String source, RowRef row) {

    static Candidate of(TableRow row) {
        return new Candidate(
                row.text("candidate"),
                row.nameSet("replaces"),
                row.nameSet("tasks"),
                row.nameSet("advised_for"),
                row.text("source"),
                TableRows.place(row));
    }

    public Candidate {
        replaces = Collections.unmodifiableSet(replaces);
        tasks = Collections.unmodifiableSet(tasks);
        advisedFor = Collections.unmodifiableSet(advisedFor);
    }

    /** Whether this recommendation may name the model. */
    public boolean isAdvisedFor(String recommendation) {
        return advisedFor.contains(recommendation);
    }

    boolean replacesAll(Collection<String> models) {
        return replaces.containsAll(models);
    }

    boolean replacesAny(Collection<String> models) {
        return models.stream().anyMatch(replaces::contains);
    }

    boolean isFor(String task) {
        return tasks.isEmpty() || tasks.contains(task);
    }
}
