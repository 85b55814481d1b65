package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the parser's errors as sentences. */
final class SyntaxMessage {

    private static final Pattern POSITION = Pattern.compile("^\\[ERR \\d+] Line (\\d+):(\\d+)\\s*");
    private static final Pattern MISMATCHED =
            Pattern.compile("mismatched input '(.*?)'(?: expecting '(.*?)')?.*", Pattern.DOTALL);
    private static final Pattern NO_VIABLE =
            Pattern.compile("no viable alternative at input '(.*?)'.*", Pattern.DOTALL);
    private static final String DUPLICATE = "Duplicate rule name";

    private SyntaxMessage() {}

    static Problem problem(String file, int row, int column, String message) {
        int line = row;
        int at = column + 1;
        String text = message;
        Matcher position = POSITION.matcher(message);
        if (position.find()) {
            line = Integer.parseInt(position.group(1));
            at = Integer.parseInt(position.group(2)) + 1;
            text = message.substring(position.end());
        }
        if (text.contains(DUPLICATE)) {
            return Problem.error(
                    "duplicate-rule-name", file, line, 0, firstLine(text), "Give each rule a name of its own.");
        }
        return Problem.error("syntax", file, line, at, sentence(text), "");
    }

    private static String sentence(String text) {
        Matcher mismatched = MISMATCHED.matcher(text);
        if (mismatched.matches()) {
            String found = found(mismatched.group(1));
            return mismatched.group(2) == null
                    ? found + " was not expected here."
                    : found + " was not expected here, but \"" + mismatched.group(2) + "\".";
        }
        Matcher noViable = NO_VIABLE.matcher(text);
        if (noViable.matches()) {
            return found(noViable.group(1)) + " makes no sense here.";
        }
        return firstLine(text);
    }

    private static String found(String token) {
        return token.isEmpty() || token.equals("<eof>") ? "The end of the file" : "\"" + token + "\"";
    }

    static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("The rule file cannot be parsed.");
    }
}
