package io.tokentariff.rulebook.folder;

import java.util.Arrays;

/** The lines of a text, each found without reading those before it again. Immutable. */
final class Lines {

    private final String text;
    private final int[] starts;
    private volatile Cut last = new Cut(0, "");

    /** The line that was asked for last: a long one with a thousand faults is cut once. */
    private record Cut(int number, String line) {}

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 0;
        for (int at = 0; at < text.length(); at = afterLine(at)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    /** Returns a line, from 1, without its end; empty if there is none. */
    String line(int number) {
        if (number < 1 || number > starts.length) {
            return "";
        }
        Cut known = last;
        if (known.number() != number) {
            int start = starts[number - 1];
            known = new Cut(number, text.substring(start, endOfLine(start)));
            last = known;
        }
        return known.line();
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int afterLine(int start) {
        int end = endOfLine(start);
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
}
