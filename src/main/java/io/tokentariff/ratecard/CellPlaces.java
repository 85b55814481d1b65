package io.tokentariff.ratecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the cells of a table's text stand. Made once for a text; each question looks at one line. */
public final class CellPlaces {

    private static final char COMMENT = '#';

    private final String text;
    private int[] starts = {};
    private List<String> header = List.of();

    public CellPlaces(String text) {
        this.text = text;
    }

    /** Returns the place in its line, from 1, at which a cell begins: 1 if the line has no such cell. */
    public int column(int line, int cell) {
        return placeOf(line(line), cell);
    }

    /** Returns the place in its line, from 1, at which the cell under a name of the header begins. */
    public int column(int line, String name) {
        index();
        return column(line, header.indexOf(name));
    }

    /** Returns a line, from 1; empty if there is none. */
    public String line(int number) {
        index();
        if (number < 1 || number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        int end = number == starts.length ? text.length() : starts[number] - 1;
        return text.substring(start, Math.max(start, end));
    }

    private void index() {
        if (starts.length > 0) {
            return;
        }
        int[] found = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at + 1;
        }
        starts = Arrays.copyOf(found, count);
        header = header();
    }

    private List<String> header() {
        for (int number = 1; number <= starts.length; number++) {
            String line = line(number);
            if (!line.isBlank() && line.charAt(0) != COMMENT) {
                List<String> names = new ArrayList<>();
                for (String name : line.split(",", -1)) {
                    names.add(name.strip());
                }
                return names;
            }
        }
        return List.of();
    }

    private static int placeOf(String line, int cell) {
        boolean quoted = false;
        int cells = 0;
        for (int i = 0; i < line.length(); i++) {
            if (cells == cell) {
                return i + 1;
            }
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells++;
            }
        }
        return cells == cell ? line.length() + 1 : 1;
    }
}
