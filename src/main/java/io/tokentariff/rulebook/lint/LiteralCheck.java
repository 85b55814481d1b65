package io.tokentariff.rulebook.lint;

import io.tokentariff.problem.NearestName;
import io.tokentariff.rulebook.drl.Expression;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the values written in a rule: words that no table knows, and what should stand in a table. */
final class LiteralCheck {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    private final Report report;
    private final @Nullable WordsOfTables tables;
    private final boolean withoutRows;

    /**
     * @param tables their words, null where they have errors of their own: then no word is called unknown
     * @param withoutRows whether the rule says what holds while the row that it names is missing
     */
    LiteralCheck(Report report, @Nullable WordsOfTables tables, boolean withoutRows) {
        this.report = report;
        this.tables = tables;
        this.withoutRows = withoutRows;
    }

    /** Checks a text that a field is compared with. */
    void text(Expression.Text text, @Nullable KnownWords words) {
        checkTable(text, words);
        if (words == null || tables == null || text.value().isEmpty()) {
            return;
        }
        Set<String> known = tables.of(words);
        if (known.contains(text.value())) {
            return;
        }
        String message = "There is no %s \"%s\".".formatted(words.what(), text.value());
        if (words.mayBeAbsent() && !NearestName.isMisspelt(text.value(), known)) {
            if (!withoutRows) {
                report.warning(text.at(), "unknown-value", message, "Known: " + String.join(", ", known) + ".");
            }
        } else {
            report.unknown(text.at(), "unknown-value", message, text.value(), known);
        }
    }

    /** Checks a regular expression that a field is compared with. */
    void pattern(Expression.Text pattern, @Nullable KnownWords words) {
        String fault = RegexCheck.fault(pattern.value());
        if (fault != null) {
            report.error(
                    pattern.at(),
                    "forbidden-construct",
                    "The expression \"%s\" %s.".formatted(pattern.value(), fault),
                    "Letters, digits, \".\" and one \".*\" are enough for a family of names.");
        }
        if (words == KnownWords.MODEL) {
            inTable(pattern, "A model name");
        }
    }

    /** Checks a number that a field is compared with. Zero is no threshold: it asks whether there is anything. */
    void number(Expression.Numeral number) {
        if (new BigDecimal(number.value()).signum() != 0) {
            inTable(number, "The number " + number.value());
        }
    }

    private void checkTable(Expression.Text text, @Nullable KnownWords words) {
        if (words == KnownWords.MODEL || (tables != null && tables.isModel(text.value()))) {
            inTable(text, "The model name \"%s\"".formatted(text.value()));
        } else if (DATE.matcher(text.value()).matches()) {
            inTable(text, "The date \"%s\"".formatted(text.value()));
        }
    }

    private void inTable(Expression value, String what) {
        report.warning(
                value.at(),
                "price-in-rule",
                "%s stands in a rule; it belongs into a row of a table.".formatted(what),
                "Rows have sources and periods, rules have not.");
    }
}
