package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Row;
import io.tokentariff.io.write.Csv;
import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An audit's lines as CSV; the amounts are exact. */
final class AuditCsv {

    private AuditCsv() {}

    static String of(Audit audit) {
        List<String> head = new ArrayList<>(List.of("status"));
        for (Part part : Part.values()) {
            if (audit.by().contains(part)) {
                head.add(part.word());
            }
        }
        head.addAll(List.of("line_item", "ours_usd", "billed_usd", "difference_usd", "our_count", "billed_count"));
        head.addAll(List.of("causes", "unexplained_usd", "rulebook"));
        return Csv.of(
                head,
                audit.rows().stream().map(row -> cells(row, audit.revision())).toList());
    }

    private static List<String> cells(Row row, String revision) {
        List<String> cells = new ArrayList<>();
        cells.add(row.status().word());
        row.by().values().forEach(value -> cells.add(orEmpty(value)));
        cells.add(orEmpty(row.item()));
        cells.add(amount(row.ours()));
        cells.add(amount(row.theirs()));
        cells.add(row.delta().toPlainString());
        cells.add(count(row.ourCount()));
        cells.add(count(row.theirCount()));
        cells.add(row.causes().stream().map(share -> share.cause().name()).collect(Collectors.joining("; ")));
        cells.add(row.unexplained().toPlainString());
        cells.add(revision);
        return cells;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String count(@Nullable BigDecimal count) {
        return count == null ? "" : count.toPlainString();
    }
}
