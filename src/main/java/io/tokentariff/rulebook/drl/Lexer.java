package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a rule file apart into words and signs. Refuses what has no place in a rule file: letters that only look like
 * others, control characters, backslash-u escapes (the compiler resolves them even in comments), texts over several lines.
 */
final class Lexer {

    private static final Set<String> DOUBLE = Set.of("==", "!=", "<=", ">=", "&&", "||", ":=", "!.", "->", "::", "?.");
    private static final String SINGLE = "(){}[],;:.!<>=@+-*/%&|^~?#'`\\";

    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;
    private boolean opensWithComment;

    Lexer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Whether a comment came before the first word. */
    boolean opensWithComment() {
        return opensWithComment;
    }

    /**
     * Returns the words and signs, the last one {@link Token.Kind#END}.
     *
     * @throws Refused at the first thing that has no place in a rule file
     */
    List<Token> tokens() {
        if (text.length() > SourceLimit.FILE_LENGTH.most()) {
            throw new Refused(Problem.error(
                    "file-too-large",
                    file,
                    0,
                    "The rule file has %s characters; %s is the most."
                            .formatted(text.length(), SourceLimit.FILE_LENGTH.most())));
        }
        checkCharacters();
        while (at < text.length()) {
            next();
        }
        tokens.add(new Token(Token.Kind.END, "the end of the file", here()));
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
        } else if (c == ' ' || c == '\t') {
            at++;
        } else if (text.startsWith("//", at)) {
            comment();
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            comment();
            blockComment();
        } else if (c == '"') {
            string();
        } else if (c == '$') {
            word(Token.Kind.VARIABLE);
        } else if (isWordPart(c)) {
            word(c <= '9' ? Token.Kind.NUMBER : Token.Kind.WORD);
        } else {
            symbol(c);
        }
    }

    private void comment() {
        opensWithComment |= tokens.isEmpty();
    }

    private void blockComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw refused("syntax", "The comment that begins here does not end.", "");
        }
        for (; at < end + 2; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private void string() {
        int from = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char c = at < text.length() ? text.charAt(at) : '\n';
            if (c == '\n') {
                throw refused(since(from), "syntax", "The quoted text that begins here does not end on its line.", "");
            }
            at++;
            if (c == '"') {
                break;
            }
            value.append(c == '\\' ? escape() : c);
        }
        if (value.length() > SourceLimit.TEXT_LENGTH.most()) {
            throw refused(
                    since(from),
                    "text-too-long",
                    "The quoted text has %s characters; %s is the most."
                            .formatted(value.length(), SourceLimit.TEXT_LENGTH.most()),
                    "");
        }
        tokens.add(new Token(Token.Kind.STRING, value.toString(), since(from)));
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at) : '\n';
        if ("\"\\nt".indexOf(c) < 0) {
            at--;
            throw refused(
                    "forbidden-construct",
                    "The escape \"\\%s\" is not allowed in a rule.".formatted(c == '\n' ? "" : c),
                    "Only \\\" \\\\ \\n and \\t are.");
        }
        at++;
        return c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }

    /** Takes letters and digits, and the points of a number. */
    private void word(Token.Kind kind) {
        int from = at;
        while (at < text.length()
                && (isWordPart(text.charAt(at)) || (kind == Token.Kind.NUMBER && text.charAt(at) == '.'))) {
            at++;
        }
        tokens.add(new Token(kind, text.substring(from, at), since(from)));
    }

    private void symbol(char c) {
        if (SINGLE.indexOf(c) < 0) {
            boolean lookalike = Character.isLetter(c);
            throw refused(
                    "forbidden-construct",
                    "The character %s has no place outside of quotes and comments.".formatted(described(c)),
                    lookalike ? "Names consist of the letters a to z, digits and underscores." : "");
        }
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        String symbol = DOUBLE.contains(two) ? two : String.valueOf(c);
        countDepth(c);
        at += symbol.length();
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, since(at - symbol.length())));
    }

    private void countDepth(char c) {
        if ("([{".indexOf(c) >= 0 && ++depth > SourceLimit.NESTING.most()) {
            throw refused(
                    "too-deep",
                    "The \"%s\" is nested more than %s deep.".formatted(c, SourceLimit.NESTING.most()),
                    "Split the condition into several rules.");
        } else if (")]}".indexOf(c) >= 0) {
            depth = Math.max(0, depth - 1);
        }
    }

    private void checkCharacters() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("\\u", i)) {
                String message = "A backslash-u escape is not allowed anywhere in a rule file.";
                throw refused(ofCharacter(i), "forbidden-construct", message, "Write the character itself.");
            } else if (c != '\t' && c != '\n' && isInvisible(c)) {
                String message = "The invisible character %s is not allowed in a rule file.".formatted(described(c));
                throw refused(ofCharacter(i), "forbidden-construct", message, "");
            }
        }
    }

    private Place ofCharacter(int offset) {
        String before = text.substring(0, offset);
        int row = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(row, offset - before.lastIndexOf('\n'), offset, offset + 1);
    }

    /** Control characters, those that change the direction of writing, and those without width. */
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    private static String described(char c) {
        String code = "U+%04X".formatted((int) c);
        return isInvisible(c) ? code : "\"%s\" (%s)".formatted(c, code);
    }

    private Place here() {
        return since(at);
    }

    /** From an offset in this line up to here. */
    private Place since(int from) {
        return new Place(line, from - lineStart + 1, from, at);
    }

    private Refused refused(String code, String message, String hint) {
        return refused(here(), code, message, hint);
    }

    private Refused refused(Place place, String code, String message, String hint) {
        return new Refused(Problem.error(code, file, place.line(), place.column(), message, hint));
    }
}
