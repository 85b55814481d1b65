package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.http.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the docs: the folder is named by {@code -Dpictures}, else there are none to make. */
@NullMarked
@EnabledIf("io.tokentariff.http.Browser#isThere")
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesInBrowser {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;

    private final Path folder = Path.of(System.getProperty("pictures", ""));

    @Test
    void areMade(@TempDir Path data) throws IOException {
        Files.createDirectories(folder);
        try (RunningService service = RunningService.onRepository(data)) {
            try (Browser editor = Browser.of(service.address(), service.token(Role.EDITOR), false)) {
                editor.click("Got it");
                reading(editor);
                changing(editor);
            }
            try (Browser approver = Browser.of(service.address(), service.token(Role.APPROVER), true)) {
                approving(approver);
            }
        }
        try (var made = Files.list(folder)) {
            assertThat(made).hasSizeGreaterThan(5);
        }
    }

    private void reading(Browser browser) throws IOException {
        browser.go("rates?q=gpt-4.1-mini");
        browser.see("[role=grid] td", "gpt-4.1-mini, batch, cached input");
        browser.click("gpt-4.1-mini, batch, cached input");
        browser.see(".panel", "One price, since ever");
        keep(browser, "rates");
        browser.go(
                "what-if?model=gpt-4.1-mini&tier=standard&input=200k&cached=120k&output=20k&at=2026-11-26&with=gpt-5-mini+standard%2Cgpt-4.1-mini+batch");
        browser.see("li", "gpt-5-mini standard");
        browser.when("document.querySelector('.u-wrap canvas')", List.of());
        browser.run(
                "document.querySelector('section[aria-label=\"Beside other models\"]').scrollIntoView({ block: 'end' })");
        keep(browser, "what-if");
        browser.go("usage?set=example");
        browser.see("summary", "As a table");
        keep(browser, "usage");
        browser.go("rules/charges.batch-half-price");
        browser.click("Open charges/batch-half-price.drl");
        browser.see(".ace_line", "charges.batch-half-price");
        keep(browser, "rules");
    }

    private void changing(Browser browser) throws IOException {
        browser.go("rates?q=gpt-5-nano");
        browser.click("gpt-5-nano, standard, input");
        browser.click("Change this price");
        browser.fill("New price", "0.06");
        browser.fill("From the day", "2026-06-01");
        browser.fill("New source", "letter of the provider, 2026-05-12");
        browser.fill("Reason", "The provider raised the price of input");
        keep(browser, "edit");
        browser.click("Put it into the draft");
        browser.see("p", "say otherwise");
        keep(browser, "draft");
        browser.click("Show its dollars");
        browser.see(".figure", "change of the bill");
        browser.run("document.querySelector('.progress, .figures').closest('.card').scrollIntoView()");
        keep(browser, "impact");
        browser.click("Submit for review");
        browser.see("section", "takes another person");
    }

    private void approving(Browser browser) throws IOException {
        browser.go("drafts/1");
        browser.click("Show its dollars");
        browser.see("section", "Type that amount");
        browser.run("document.querySelector('section[aria-label=Review]').scrollIntoView({ block: 'end' })");
        keep(browser, "review");
    }

    private void keep(Browser browser, String name) throws IOException {
        browser.picture(folder.resolve(name + ".png"), WIDTH, HEIGHT);
    }
}
