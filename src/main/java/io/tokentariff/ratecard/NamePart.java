package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code name-parts.csv}: a part of models' names that is not the model's own. As a fact it is there for a suffix
 * that stands after a model's name and that no row of models.csv has in it.
 *
 * @param name the part, such as {@code azure/}
 * @param kind {@code prefix}, {@code suffix}, or {@code fine-tuned} before the id of a fine-tuned model
 * @param provider who serves the model then, null if it does not say
 * @param region the data-residency endpoint it stands for, null for none
 * @param means what it says of the model, in words
 * @param source who says so
 * @param row where it stands
 */
public record NamePart(
        String name,
        String kind,
        @Nullable String provider,
        @Nullable String region,
        String means,
        String source,
        RowRef row)
        implements Row.Named {

    static NamePart of(TableRow row) {
        return new NamePart(
                row.text("part"),
                row.text("kind"),
                row.optional("provider"),
                row.optional("region"),
                row.text("means"),
                row.text("source"),
                TableRows.place(row));
    }

    boolean isPrefix() {
        return kind.equals("prefix");
    }

    boolean isSuffix() {
        return kind.equals("suffix");
    }
}
