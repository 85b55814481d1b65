package io.tokentariff.io.write;

/** How text is set off on a terminal; plain everywhere else. */
public enum Style {
    PLAIN("", "", ""),
    COLOURED("\u001B[1m", "\u001B[31m", "\u001B[0m");

    private final String strong;
    private final String bad;
    private final String end;

    Style(String strong, String bad, String end) {
        this.strong = strong;
        this.bad = bad;
        this.end = end;
    }

    /** Sets off what matters most. */
    public String strong(String text) {
        return strong + text + end;
    }

    /** Sets off what is wrong or missing. */
    public String bad(String text) {
        return bad + text + end;
    }
}
