package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.http.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Every page of the page: nothing that a browser or axe would complain of, in light and dark; the grid by keyboard; many rates. */
@NullMarked
@EnabledIf("io.tokentariff.http.Browser#isThere")
class PagesInBrowser {

    private static final List<String> PLACES = List.of(
            "rates",
            "rates?q=gpt-4.1-mini&all=yes",
            "rates?q=no+such+model",
            "rules",
            "rules/charges.batch-half-price",
            "tables",
            "tables/terms?line=13",
            "tables/aliases",
            "what-if?model=gpt-4.1-mini&tier=batch&input=300k&cached=1k&output=300&region=eu",
            "what-if?model=gpt-4.1-mino&input=300",
            "what-if?model=gpt-4.1-mini&input=many",
            "usage",
            "usage?set=example",
            "usage?set=example&by=project",
            "advice?set=example",
            "audit",
            "drafts",
            "drafts/1",
            "drafts/1/files",
            "history",
            "log",
            "status",
            "nowhere");

    private static final int MODELS = 1_700;

    @TempDir
    static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.onRepository(data);
        service.post(Role.EDITOR, "/v1/drafts", "{\"title\":\"An empty one\",\"reason\":\"to be looked at\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsWrongWithAnyPage(boolean dark) {
        try (Browser browser = Browser.of(service.address(), service.token(Role.ADMIN), dark)) {
            for (String place : PLACES) {
                browser.go(place);
                browser.settled();
                assertThat(browser.violations()).as("%s, dark %s", place, dark).isEqualTo(List.of());
                assertThat(browser.console()).as(place).isEmpty();
            }
        }
    }

    @Test
    void theRuleEditorObeysThePolicy() {
        try (Browser browser = Browser.of(service.address(), service.token(Role.EDITOR), false)) {
            browser.go("drafts/1/files/charges/batch-half-price.drl");
            browser.see(".ace_line", "charges.batch-half-price");
            browser.see("[role=status]", "The check finds nothing");
            browser.run("window.ace.edit(document.querySelector('.ace_editor')).insert('rul \\n')");
            browser.see(".problems", "charges/batch-half-price.drl");
            browser.when("document.querySelector('.ace_gutter .ace_error')", List.of());
            assertThat(browser.violations()).isEqualTo(List.of());
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void theGridIsWalkedByKeys() {
        try (Browser browser = Browser.of(service.address(), service.token(Role.VIEWER), false)) {
            browser.go("rates?q=gpt-4.1-mini");
            browser.see("[role=grid] td", "gpt-4.1-mini, standard, input");
            browser.tabTo("gpt-4.1-mini");
            browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            assertThat(browser.focused()).isEqualTo("gpt-4.1-mini, standard, input: 0.40");
            browser.press(Keys.ARROW_DOWN);
            assertThat(browser.focused()).isEqualTo("gpt-4.1-mini, standard, long context, input: 0.80, derived");
            browser.press(Keys.END);
            assertThat(browser.focused()).startsWith("gpt-4.1-mini, standard, long context, ");
            browser.press(Keys.HOME);
            assertThat(browser.focused()).isEqualTo("gpt-4.1-mini");
            browser.press(Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
            browser.see(".panel", "input, gpt-4.1-mini");
            assertThat(browser.run("return document.querySelector('.panel').textContent"))
                    .asString()
                    .contains("$0.40", "tables/rates.csv:");
            browser.press(Keys.ESCAPE);
            browser.when("!document.querySelector('.panel')", List.of());
            assertThat(browser.focused()).isEqualTo("gpt-4.1-mini, standard, input: 0.40");
        }
    }

    @Test
    void namesWithMarkupAreWords() {
        try (Browser browser = Browser.of(service.address(), service.token(Role.EDITOR), false)) {
            service.post(
                    Role.EDITOR,
                    "/v1/drafts",
                    "{\"title\":\"<img src=x onerror=alert(1)>\",\"reason\":\"<b>bold</b>\"}");
            browser.go("drafts");
            browser.see("a", "<img src=x onerror=alert(1)>");
            assertThat(browser.run("return document.querySelectorAll('main img, main b').length"))
                    .isEqualTo(0L);
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void tenThousandRatesScroll(@TempDir Path folder) throws IOException {
        Path rules = folder.resolve("rules");
        copy(RunningService.RULES, rules);
        StringBuilder models = new StringBuilder();
        StringBuilder rates = new StringBuilder();
        StringBuilder cases = new StringBuilder(
                """
                usage: {at: 2026-10-01}
                cases:
                  - name: many
                    prices: |
                      model tier input cached_input output
                """);
        for (int i = 0; i < MODELS; i++) {
            models.append("acme-%s,,acme,acme,current,,,,a test\n".formatted(i));
            for (String tier : List.of("standard", "priority")) {
                String digits = "%03d".formatted(i % 1000);
                cases.append("      acme-%s %s 2.%s 1.%s 8.%s\n".formatted(i, tier, digits, digits, digits));
                rates.append("acme-%s,no,%s,,input,2.%s,,,published,a test\n".formatted(i, tier, digits));
                rates.append("acme-%s,no,%s,,cached_input,1.%s,,,published,a test\n".formatted(i, tier, digits));
                rates.append("acme-%s,no,%s,,output,8.%s,,,published,a test\n".formatted(i, tier, digits));
            }
        }
        Files.writeString(rules.resolve("tables/many.cases.yaml"), cases);
        append(rules.resolve("tables/models.csv"), models);
        append(rules.resolve("tables/rates.csv"), rates);
        try (RunningService many = RunningService.onFolder(folder.resolve("data"), rules);
                Browser browser = Browser.of(many.address(), many.token(Role.VIEWER), false)) {
            browser.go("rates?order=name");
            browser.when("document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') > 5000", List.of());
            browser.tabTo("acme-0");
            browser.control(Keys.END);
            browser.when(
                    "document.activeElement.closest('tr')?.getAttribute('aria-rowindex') === document.querySelector('[role=grid]').getAttribute('aria-rowcount')",
                    List.of());
            assertThat((Long) browser.run("return document.querySelectorAll('[role=grid] tr').length"))
                    .isLessThan(150L);
            for (int i = 0; i < 20; i++) {
                browser.run(
                        "const box = document.querySelector('.grid-box'); box.scrollTop = box.scrollHeight * arguments[0] / 20",
                        i);
                browser.when(
                        """
                        (box => { const at = document.elementFromPoint(box.left + 40, box.top + box.height / 2); return at && at.dataset.row; })(document.querySelector('.grid-box').getBoundingClientRect())""",
                        List.of());
            }
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void agreementsAndBudgetsOfAStatement(@TempDir Path folder) throws IOException {
        Path rules = folder.resolve("rules");
        copy(RunningService.RULES, rules);
        append(rules.resolve("agreements/commitment.csv"), "promise,1000,,,,,,,,,,,,,,contract 7\n");
        append(rules.resolve("agreements/budget.csv"), "watched,500,50;100,,,,,,,,,,,,,contract 7\n");
        append(rules.resolve("agreements/tax.csv"), "vat,19,,,,,,,,the law\n");
        Files.writeString(
                rules.resolve("agreements/all.cases.yaml"),
                """
                usage: {model: gpt-4.1-mini, at: 2026-04-12}
                cases:
                  - name: a promise, a budget and a tax
                    tables: shipped
                    statement: [{input: 2_500_000_000}]
                    expect: {total_usd: 1190}
                """);
        try (RunningService agreed = RunningService.onFolder(folder.resolve("data"), rules);
                Browser browser = Browser.of(agreed.address(), agreed.token(Role.PRICER), false)) {
            browser.go("usage?set=example&by=project");
            browser.see("h2", "Agreements");
            browser.see("td", "promise");
            browser.see("td", "vat");
            browser.see("h2", "Budgets: ");
            browser.see("a", "tax.csv:");
            assertThat(browser.run("return document.querySelector('main').textContent"))
                    .asString()
                    .contains("List price", "Net", "Tax", "Total");
            assertThat(browser.violations()).isEqualTo(List.of());
            assertThat(browser.console()).isEmpty();
        }
    }

    private static void append(Path file, CharSequence text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
