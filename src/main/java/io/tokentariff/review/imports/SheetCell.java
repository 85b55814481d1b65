package io.tokentariff.review.imports;

/**
 * A cell of a spreadsheet that holds something.
 *
 * @param address its column and row, as the spreadsheet shows them: {@code G12}
 * @param kind what it holds
 * @param text a number in plain notation, a day with its year first and with its time if it has one, {@code yes} or {@code
 *     no}, else what is written there
 */
public record SheetCell(String address, Kind kind, String text) {

    /** What a cell holds. */
    public enum Kind {
        TEXT("text"),
        NUMBER("a number"),
        DAY("a day"),
        YES_NO("yes or no"),
        FORMULA("a formula"),
        FAILED("the fault of a formula");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
