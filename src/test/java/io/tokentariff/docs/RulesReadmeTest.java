package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The analysts' examples, done as the page says: each section on a fresh copy of the rulebook. */
class RulesReadmeTest {

    private static final Path PAGE = Path.of("rules/README.md");
    private static final String COPY = "my-rules";
    private static final String REST = "…";

    @TempDir
    Path folder;

    @Test
    void theWorkedExamplesDoWhatTheySay() throws IOException {
        MarkdownPage page = MarkdownPage.read(PAGE);
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
            } else if (block.info().startsWith("drl ")) {
                copy.write(block.info().substring(4), String.join("\n", block.lines()) + "\n");
            } else if (block.isCommand()) {
                commands++;
                String place = copy.folder().toString();
                page.run(block, argument -> argument.equals(COPY) ? place : argument);
            }
        }
        assertThat(copies.keySet().stream().filter(section -> section.startsWith("Example")))
                .hasSize(4);
        assertThat(commands).isGreaterThanOrEqualTo(4);
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
