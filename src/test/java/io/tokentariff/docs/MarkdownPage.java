package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page whose examples are run as they stand. With {@code -Dgolden.update=true} the outputs are written anew; an ellipsis on a
 * line of its own stands for lines left out, and stays.
 */
final class MarkdownPage {

    /**
     * A fenced block.
     *
     * @param info what stands behind the opening fence
     * @param section the heading of second level it stands under
     * @param line where its first line stands, from 1
     */
    record Block(String info, String section, int line, List<String> lines) {

        boolean isCommand() {
            return info.equals("console") && lines.get(0).startsWith(PROMPT);
        }

        /** What stands behind the program's name. */
        List<String> arguments() {
            return List.of(lines.get(0).substring(PROMPT.length()).split(" ", -1));
        }
    }

    private static final String FENCE = "```";
    private static final String PROMPT = "$ ./tariff ";
    private static final String LEFT_OUT = "…";
    private static final int BEGIN = 6;

    private final Path file;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    private MarkdownPage(Path file, List<String> lines) {
        this.file = file;
        this.lines = new ArrayList<>(lines);
    }

    static MarkdownPage read(Path file) throws IOException {
        MarkdownPage page = new MarkdownPage(file, Files.readAllLines(file));
        page.findBlocks();
        return page;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** The lines below a heading of second level. */
    List<String> section(String heading) {
        int from = lines.indexOf("## " + heading) + 1;
        int to = from;
        while (to < lines.size() && !lines.get(to).startsWith("## ")) {
            to++;
        }
        return lines.subList(from, to);
    }

    private void findBlocks() {
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("## ")) {
                section = lines.get(i).substring(3);
            } else if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                String info = lines.get(i).substring(FENCE.length());
                blocks.add(new Block(info, section, i + 2, List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
    }

    /**
     * Runs the command of a block and compares what comes out, what goes to stderr first.
     *
     * @param place changes an argument, as where a copy of the rulebook is elsewhere
     */
    void run(Block block, UnaryOperator<String> place) throws IOException {
        CliRun run = CliRun.of(block.arguments().stream().map(place).toArray());
        compare(block, CliRun.withoutRevision(run.err() + run.out()).lines().toList());
    }

    /** Compares what the command of a block printed with what the page shows. */
    void compare(Block block, List<String> now) throws IOException {
        List<String> expected = block.lines().subList(1, block.lines().size());
        List<String> shown = shown(now, expected);
        if (Boolean.getBoolean("golden.update")) {
            replace(block, shown);
        } else {
            assertThat(shown)
                    .as(
                            "%s:%d: %s; if the change is meant: ./mvnw test -Dgolden.update=true",
                            file, block.line(), block.lines().get(0))
                    .isEqualTo(expected);
        }
    }

    /** Leaves out of an output what an expected text leaves out: each part keeps its length, and how its first line begins. */
    private static List<String> shown(List<String> now, List<String> expected) {
        List<String> shown = new ArrayList<>();
        int at = 0;
        int from = 0;
        while (from <= expected.size()) {
            int gap = from + expected.subList(from, expected.size()).indexOf(LEFT_OUT);
            boolean last = gap < from;
            int length = last ? expected.size() - from : gap - from;
            if (from == 0) {
                length = last ? now.size() : length;
            } else if (last) {
                at = Math.max(at, now.size() - length);
            } else {
                at = find(now, at, expected.get(from));
            }
            shown.addAll(now.subList(at, Math.min(now.size(), at + length)));
            at = Math.min(now.size(), at + length);
            if (last) {
                break;
            }
            shown.add(LEFT_OUT);
            from = gap + 1;
        }
        return shown;
    }

    private static int find(List<String> now, int from, String line) {
        String begin = line.substring(0, Math.min(BEGIN, line.length()));
        for (int i = from; i < now.size(); i++) {
            if (now.get(i).startsWith(begin)) {
                return i;
            }
        }
        throw new AssertionError("no line of the output begins with \"" + begin + "\"");
    }

    private void replace(Block block, List<String> output) throws IOException {
        MarkdownPage fresh = new MarkdownPage(file, Files.readAllLines(file));
        fresh.findBlocks();
        Block target = fresh.blocks.get(blocks.indexOf(block));
        int from = target.line();
        fresh.lines.subList(from, from + target.lines().size() - 1).clear();
        fresh.lines.addAll(from, output);
        Files.writeString(file, String.join("\n", fresh.lines) + "\n");
    }
}
