package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report in Markdown, such as the comment on a pull request, read as those read it who show it. */
class MarkdownParsedTest {

    @TempDir
    Path folder;

    /** What is more than text in a page, and its text. */
    private static final class Found extends AbstractVisitor {

        private final List<String> more = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Link link) {
            more.add("link to " + link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            more.add("image " + image.getDestination());
        }

        @Override
        public void visit(HtmlBlock html) {
            more.add(html.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            more.add(html.getLiteral());
        }

        @Override
        public void visit(Heading heading) {
            int before = text.length();
            visitChildren(heading);
            headings.add(text.substring(before));
        }

        @Override
        public void visit(Text literal) {
            text.append(literal.getLiteral());
        }

        @Override
        public void visit(Code literal) {
            text.append(literal.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            text.append(block.getLiteral());
        }
    }

    @Test
    void namesAreTextAndNothingElse() throws IOException {
        List<Found> pages = Hostile.everything(folder, "markdown")
                .map(MarkdownParsedTest::read)
                .toList();
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.more).allSatisfy(html -> assertThat(html.replaceAll("</?(details|summary)>|<br>", ""))
                    .doesNotContain("<", "link to", "image "));
            assertThat(page.headings).doesNotContain("head", "Approved");
        });
        String text = pages.stream().map(page -> page.text.toString()).collect(Collectors.joining("\n"));
        assertThat(text).contains("[x](https://evil.example)", "<script>alert(1)</script>", "&lt;b&gt;", "# head");
    }

    private static Found read(String markdown) {
        Node page = Parser.builder().build().parse(markdown);
        Found found = new Found();
        page.accept(found);
        return found;
    }
}
