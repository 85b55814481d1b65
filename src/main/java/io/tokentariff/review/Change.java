package io.tokentariff.review;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One rule or one row of a table that two rulebooks do not have in common.
 *
 * @param kind added, changed or removed
 * @param what a rule or a row
 * @param id the rule's id, or the table and the row's key in words: {@code terms: batch-half-price, batch}
 * @param title the rule's sentence, or the row's key
 * @param file where it stands, in the new rulebook unless it was removed
 * @param line line in that file, from 1
 * @param details what differs, part by part; of what was added or removed, every part
 */
public record Change(Kind kind, What what, String id, String title, String file, int line, List<Detail> details) {

    /** What became of it. */
    public enum Kind {
        ADDED('+'),
        CHANGED('~'),
        REMOVED('-');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        /** The sign before a line of a diff. */
        public char sign() {
            return sign;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is. */
    public enum What {
        RULE,
        ROW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part of a rule, or one cell of a row.
     *
     * @param name {@code condition}, {@code source}, …, or the column
     * @param before what it was, null if it was not there
     * @param after what it is, null if it is gone
     */
    public record Detail(String name, @Nullable String before, @Nullable String after) {

        boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    public Change {
        details = List.copyOf(details);
    }

    /** What was there, null if it was added. */
    public @Nullable String before() {
        return kind == Kind.ADDED ? null : said(Detail::before);
    }

    /** What is there now, null if it was removed. */
    public @Nullable String after() {
        return kind == Kind.REMOVED ? null : said(Detail::after);
    }

    /** Where it stands: {@code tables/terms.csv:12}. */
    public String place() {
        return file + ":" + line;
    }

    private String said(Function<Detail, @Nullable String> side) {
        return details.stream()
                .filter(detail -> side.apply(detail) != null)
                .map(detail -> detail.name() + " " + side.apply(detail))
                .collect(Collectors.joining("; "));
    }
}
