package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A page whose examples are done as it says, each section on a fresh copy of the rulebook, called {@code my-rules} there: a
 * {@code diff} block is an edit, a {@code drl} or {@code yaml} block with a name a new file, a {@code jsonl} block one of usage beside
 * the rulebook, a {@code console} block a command with its output. Files that commands write go to the copy's folder.
 *
 * @param copies the sections with examples, and their rulebooks in the end
 * @param commands how many commands were run
 */
record WorkedPage(Map<String, RulesCopy> copies, int commands) {

    private static final String COPY = "my-rules";

    /** What pages call a rulebook that a command writes. */
    private static final String OWN = "own-rules";

    private static final String REST = "…";

    /** Does what the page says, in a folder for the copies. */
    static WorkedPage run(Path file, Path folder) throws IOException {
        MarkdownPage page = MarkdownPage.read(file);
        Map<String, RulesCopy> copies = new LinkedHashMap<>();
        int commands = 0;
        for (MarkdownPage.Block block : page.blocks()) {
            RulesCopy copy = copies.get(block.section());
            if (copy == null) {
                copy = RulesCopy.in(folder.resolve("copy-" + copies.size()));
                copies.put(block.section(), copy);
            }
            if (block.info().equals("diff")) {
                edit(copy, block.lines());
            } else if (block.info().matches("(drl|yaml) .+")) {
                copy.write(named(block), String.join("\n", block.lines()) + "\n");
            } else if (block.info().startsWith("jsonl ")) {
                Files.writeString(beside(copy, named(block)), String.join("\n", block.lines()) + "\n");
            } else if (block.isCommand()) {
                commands++;
                page.run(block, places(copy, block));
            }
        }
        return new WorkedPage(copies, commands);
    }

    private static String named(MarkdownPage.Block block) {
        return block.info().substring(block.info().indexOf(' ') + 1);
    }

    private static Path beside(RulesCopy copy, String file) {
        return copy.folder().resolveSibling(copy.folder().getFileName() + "-" + file);
    }

    /** Puts the copy where the page says {@code my-rules}, and what the command writes beside it. */
    private static UnaryOperator<String> places(RulesCopy copy, MarkdownPage.Block block) {
        String command = block.lines().get(0);
        return argument -> {
            if (argument.equals(COPY)) {
                return copy.folder().toString();
            }
            boolean written = command.contains("--out " + argument + " ") || command.endsWith("--out " + argument);
            if (argument.equals(OWN) || Files.exists(beside(copy, argument))) {
                return beside(copy, argument).toString();
            }
            return written ? copy.folder().resolveSibling(argument).toString() : argument;
        };
    }

    /** Does one edit: lines that begin with a blank stay, {@code -} goes, {@code +} comes; an ellipsis is the rest of a line. */
    private static void edit(RulesCopy copy, List<String> diff) throws IOException {
        String file = diff.get(0).substring("--- ".length());
        List<String> lines = new ArrayList<>(copy.read(file).lines().toList());
        int at = -1;
        String rest = "";
        for (String line : diff.subList(1, diff.size())) {
            String text = line.substring(1);
            boolean open = text.endsWith(REST);
            String begin = open ? text.substring(0, text.length() - REST.length()) : text;
            if (line.charAt(0) == '+') {
                assertThat(at).as("a place for: " + line).isNotNegative();
                lines.add(at, open ? begin + rest : begin);
                at++;
            } else {
                at = find(lines, begin, open);
                rest = lines.get(at).substring(begin.length());
                if (line.charAt(0) == '-') {
                    lines.remove(at);
                } else {
                    at++;
                }
            }
        }
        copy.write(file, String.join("\n", lines) + "\n");
    }

    private static int find(List<String> lines, String begin, boolean open) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (open ? lines.get(i).startsWith(begin) : lines.get(i).equals(begin)) {
                found.add(i);
            }
        }
        assertThat(found).as("lines that begin with: " + begin).hasSize(1);
        return found.get(0);
    }
}
