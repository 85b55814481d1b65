package io.tokentariff.problem;

import java.util.regex.Pattern;

/** What a JSON parser says is wrong, without what only its authors need. */
public final class ParserText {

    /** Where the parser thinks an object or list began, in words of its own. */
    private static final Pattern PLACE = Pattern.compile(" \\(start marker at .*\\)$");

    /** Where the parser has its limits from. */
    private static final Pattern LIMIT = Pattern.compile(", from `[^`]*`");

    private ParserText() {}

    /** Returns the first line of a parser's message, its places in the text left out. */
    public static String plain(String message) {
        String first = PLACE.matcher(message.lines().findFirst().orElse("")).replaceAll("");
        return LIMIT.matcher(first).replaceAll("");
    }
}
