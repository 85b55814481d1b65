package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;
import java.util.ArrayList;
import java.util.List;

/** Breaks phrases into lines at blanks, and longer words where they must be. */
final class Wrapping {

    private static final String END = "\u001B[0m";

    private final Screen screen;

    Wrapping(Screen screen) {
        this.screen = screen;
    }

    /** A part of a word, all of one kind. */
    private record Piece(String text, Phrase.Kind kind) {}

    /** Returns the lines of a phrase on the screen, the first after one indent, all others after another. */
    List<String> lines(Phrase phrase, String first, String rest) {
        return lines(phrase, first, rest, screen.width());
    }

    /** Returns the lines of a phrase in a width. */
    List<String> lines(Phrase phrase, String first, String rest, int width) {
        if (Columns.of(first) + Columns.of(phrase) <= width) {
            return List.of(first + styled(phrase));
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int used = Columns.of(first);
        boolean begun = false;
        for (List<Piece> word : words(phrase)) {
            int needed =
                    word.stream().mapToInt(piece -> Columns.of(piece.text())).sum();
            if (begun && used + 1 + needed > width) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                used = Columns.of(rest);
                begun = false;
            }
            if (begun) {
                line.append(' ');
                used++;
            }
            for (Piece piece : word) {
                String left = piece.text();
                while (used + Columns.of(left) > width) {
                    int end = Columns.fitting(left, Math.max(1, width - used));
                    line.append(styled(left.substring(0, end), piece.kind()));
                    lines.add(line.toString());
                    line = new StringBuilder(rest);
                    used = Columns.of(rest);
                    left = left.substring(end);
                }
                line.append(styled(left, piece.kind()));
                used += Columns.of(left);
            }
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<List<Piece>> words(Phrase phrase) {
        List<List<Piece>> words = new ArrayList<>();
        List<Piece> word = new ArrayList<>();
        for (Phrase.Span span : phrase.spans()) {
            String[] parts = Visible.of(span.text()).split(" ", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0 && !word.isEmpty()) {
                    words.add(word);
                    word = new ArrayList<>();
                }
                if (!parts[i].isEmpty()) {
                    word.add(new Piece(parts[i], span.kind()));
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    /** The longest word of a phrase, which a column would have to be as wide as not to break any. */
    static int longestWord(Phrase phrase) {
        return words(phrase).stream()
                .mapToInt(word -> word.stream()
                        .mapToInt(piece -> Columns.of(piece.text()))
                        .sum())
                .max()
                .orElse(0);
    }

    private String styled(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        phrase.spans().forEach(span -> text.append(styled(Visible.of(span.text()), span.kind())));
        return text.toString();
    }

    private String styled(String text, Phrase.Kind kind) {
        if (!screen.coloured() || text.isEmpty()) {
            return text;
        }
        return switch (kind) {
            case STRONG -> "\u001B[1m" + text + END;
            case BAD -> "\u001B[31m" + text + END;
            case PLAIN, CODE -> text;
        };
    }
}
