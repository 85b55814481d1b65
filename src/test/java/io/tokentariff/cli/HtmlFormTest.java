package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on a page is inert, and the page needs nothing else. */
class HtmlFormTest {

    @TempDir
    Path folder;

    private static final Pattern TAG = Pattern.compile("<(/?[^\\s>]+)([^>]*)>");

    private static final Set<String> TAGS = Set.of(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "h1",
            "h2",
            "h3",
            "p",
            "dl",
            "dt",
            "dd",
            "ul",
            "li",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "strong",
            "br",
            "pre",
            "details",
            "summary",
            "header",
            "label",
            "input",
            "section",
            "article",
            "span",
            "small",
            "sup",
            "a",
            "b",
            "ol",
            "svg",
            "nav",
            "path",
            "text");

    /** Nothing that runs, and links to the page itself alone. */
    private static final Pattern ATTRIBUTES = Pattern.compile(
            "( (class|id|scope|role|aria-label|aria-labelledby|viewBox|width|height|d|x|y|text-anchor|type|for|autocomplete|aria-live|aria-describedby|title|lang|placeholder|spellcheck)=\"[^\"<>]*\"| href=\"#[^\"<>:]*\"| hidden| open)* ?/?");

    @Test
    void namesAreNothingButNames() throws IOException {
        Hostile.everything(folder, "html").forEach(page -> {
            assertThat(page).contains("default-src 'none'").doesNotContain("\u001b", "\u009b", "\u202e");
            // the one script of the page of a rulebook is its own, and told to the browser by its hash
            String body = page.substring(page.indexOf("</style>")).replaceFirst("(?s)<script>.*?</script>", "");
            TAG.matcher(body).results().forEach(tag -> {
                assertThat(TAGS).contains(tag.group(1).replace("/", ""));
                assertThat(tag.group(2)).matches(ATTRIBUTES);
            });
        });
    }

    @Test
    void theRulebookIsOnePageToo() {
        assertThat(CliRun.of("rules", "--format", "html").out())
                .startsWith("<!doctype html>")
                .containsOnlyOnce("<script>")
                .doesNotContain("<script ", "http://", "src=");
    }
}
