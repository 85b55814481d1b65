package io.tokentariff.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of results, and whether bounds are kept. */
final class Report {

    /** By how much a bound may be missed before the check fails: machines differ and are not quiet. */
    private static final double TOLERANCE = 1.3;

    private record Row(String what, String figure, String bound, String verdict, boolean fails) {}

    private final List<Row> rows = new ArrayList<>();

    /** A figure without a bound. */
    void tell(String what, String format, Object... values) {
        print(new Row(what, String.format(Locale.ROOT, format, values), "", "", false));
    }

    /** A ratio that must not be larger. */
    void atMost(String what, double ratio, double bound) {
        print(new Row(what, figure(ratio), "<= " + plain(bound), verdict(ratio <= bound), ratio > bound * TOLERANCE));
    }

    /** A ratio that must not be smaller. */
    void atLeast(String what, double ratio, double bound) {
        print(new Row(what, figure(ratio), ">= " + plain(bound), verdict(ratio >= bound), ratio < bound / TOLERANCE));
    }

    /** A time that should not be longer. Machines differ: missing it fails no check. */
    void within(String what, double nanos, int millis) {
        String figure = String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
        print(new Row(what, figure, "<= %d ms".formatted(millis), verdict(nanos <= millis * 1e6), false));
    }

    /** Something that must be so. */
    void mustBe(String what, boolean so) {
        print(new Row(what, so ? "yes" : "no", "yes", verdict(so), !so));
    }

    /** Returns the names of the bounds missed by more than the tolerance. */
    List<String> failures() {
        return rows.stream().filter(Row::fails).map(Row::what).toList();
    }

    void head(String title) {
        System.out.printf("%n%s%n", title);
    }

    private void print(Row row) {
        rows.add(row);
        System.out.printf("  %-72s %12s  %-10s %s%n", row.what(), row.figure(), row.bound(), row.verdict());
        System.out.flush();
    }

    private static String verdict(boolean kept) {
        return kept ? "kept" : "MISSED";
    }

    private static String figure(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f x" : "%,.0f x", ratio);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.format(Locale.ROOT, "%,.0f", bound) : Double.toString(bound);
    }
}
