package io.tokentariff.audit.bill;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was billed, as one or several files of costs say.
 *
 * @param lines one for each day, project and line item, in that order
 * @param projectNames names of projects by their ids, where the bill says them
 * @param firstDay the first day that the files cover, null if they cover none
 * @param lastDay the last day with an amount, null if there is none
 * @param repeated rows that came before, word for word; counted once
 * @param ambiguous rows that came before with another amount; counted both times
 * @param withoutAmount rows that say no amount
 * @param morePages whether the last page of some file says that more pages follow
 */
public record Bill(
        List<BillLine> lines,
        Map<String, String> projectNames,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        long repeated,
        long ambiguous,
        long withoutAmount,
        boolean morePages) {

    public Bill {
        lines = List.copyOf(lines);
        projectNames = Map.copyOf(projectNames);
    }

    /**
     * Returns the bill of some days alone.
     *
     * @param from the first of them, null for any
     * @param until the first after them, null for none
     */
    public Bill between(@Nullable LocalDate from, @Nullable LocalDate until) {
        List<BillLine> within = lines.stream()
                .filter(line -> from == null || !line.day().isBefore(from))
                .filter(line -> until == null || line.day().isBefore(until))
                .toList();
        return new Bill(within, projectNames, firstDay, lastDay, repeated, ambiguous, withoutAmount, morePages);
    }

    /** Whether costs are grouped by line item. */
    public boolean hasItems() {
        return lines.stream().anyMatch(line -> line.item() != null);
    }

    /** Whether costs are grouped by project. */
    public boolean hasProjects() {
        return lines.stream().anyMatch(line -> line.project() != null);
    }
}
