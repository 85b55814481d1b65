package io.tokentariff.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page of the rulebook, opened from a file, without a mouse. */
class RulebookPageInBrowser {

    @TempDir
    static Path folder;

    private static URI page;

    @TempDir
    Path profile;

    @BeforeAll
    static void write() {
        Path file = folder.resolve("rules.html");
        CliRun run = CliRun.of("rules", "--rules", "rules", "--format", "html", "--out", file);
        assertThat(run.exit()).as(run.err()).isZero();
        page = file.toUri();
    }

    @Test
    void findsAModelARuleAndANumberWithTheKeyboardAlone() {
        try (Browser browser = Browser.start(profile, false).open(page)) {
            int all = browser.shown("h3").size();
            assertThat(all).isGreaterThan(100);
            browser.press("/");
            assertThat(browser.focus()).isEqualTo("input#search");

            browser.type("gpt-4.1-mini cached_input");
            assertThat(browser.shown("h3")).contains("gpt-4.1-mini").hasSizeLessThan(all / 4);
            assertThat(browser.shown("#found").get(0)).matches("\\d+ places? found");

            browser.type("charges.batch-half-price");
            assertThat(browser.shown("h3"))
                    .contains("Batch tokens without a batch rate are charged at half the standard rate");

            browser.type("270000");
            assertThat(browser.shown("h3")).contains("tables/long-context.csv");
            assertThat(browser.shown("tbody tr"))
                    .allSatisfy(row -> assertThat(row).contains("270000"));

            browser.press(Keys.ENTER);
            assertThat(browser.focus()).startsWith("h3");
            browser.press("/").press(Keys.ESCAPE);
            assertThat(browser.shown("h3")).hasSize(all);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void everyFoldOpensAndEveryLinkLeadsSomewhereWithTheKeyboard() {
        try (Browser browser = Browser.start(profile, false).open(page)) {
            browser.press(Keys.TAB, Keys.TAB);
            assertThat(browser.focus()).isEqualTo("a");
            assertThat(browser.ask("document.activeElement.click(); return location.hash;")
                            .toString())
                    .startsWith("#");
            browser.ask("document.querySelector('summary').focus();");
            browser.press(Keys.ENTER);
            assertThat(browser.ask("return document.querySelector('details').open;"))
                    .isEqualTo(true);
            assertThat(
                            browser.ask(
                                    "return Array.from(document.querySelectorAll('a[href^=\"#\"]')).filter(each =>"
                                            + " !document.getElementById(each.getAttribute('href').slice(1))).map(each => each.textContent);"))
                    .isEqualTo(List.of());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextCanBeRead(boolean dark) {
        try (Browser browser = Browser.start(profile, dark).open(page)) {
            assertThat(browser.ask("return matchMedia('(prefers-color-scheme: dark)').matches;"))
                    .isEqualTo(dark);
            assertThat(browser.lowContrast()).isEqualTo(List.of());
        }
    }

    @Test
    void whatIsNoNumberIsNotFound() {
        try (Browser browser = Browser.start(profile, false).open(page)) {
            browser.press("/").type("no such thing anywhere");
            assertThat(browser.shown("h2, h3, tbody tr")).isEmpty();
            assertThat(browser.shown("#found")).containsExactly("0 places found");
        }
    }
}
