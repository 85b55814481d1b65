package io.tokentariff.io.report;

/**
 * What text is printed on.
 *
 * @param coloured whether parts may be set off by terminal escapes
 * @param width how many columns a line may have
 */
public record Screen(boolean coloured, int width) {

    /** A file or a pipe: no colours, lines as long as they are. */
    public static final Screen PLAIN = new Screen(false, Integer.MAX_VALUE);

    /** Narrower than this no table can be. */
    public static final int NARROWEST = 40;

    public Screen {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("A screen has at least %s columns, not %s.".formatted(NARROWEST, width));
        }
    }
}
