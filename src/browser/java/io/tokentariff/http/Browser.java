package io.tokentariff.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.NullMarked;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A chromium of its own, without a window, for somebody who uses the page. It waits for what changes, and never for time. */
@NullMarked
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int MOST_TABS = 300;

    /** Calls back as soon as a condition on the document holds, looking whenever the document changes. */
    private static final String WHEN =
            """
            const [condition, given, done] = [new Function('given', 'return ' + arguments[0]), arguments[1], arguments[arguments.length - 1]];
            const look = () => { try { return condition(given); } catch { return null; } };
            const now = look();
            if (now) { done(now); } else {
              const observer = new MutationObserver(() => { const then = look(); if (then) { observer.disconnect(); done(then); } });
              observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            }
            """;

    /** What an element is called, as a screen reader would say it. */
    private static final String NAME =
            """
            (node => node.getAttribute('aria-label') || (node.labels && node.labels[0] && node.labels[0].textContent) || node.textContent || '')""";

    private final ChromeDriver driver;
    private final String address;

    private Browser(String address, boolean dark) {
        this.address = address;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=en-US",
                "--force-device-scale-factor=1");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.manage().window().setSize(new Dimension(1440, 1000));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Whether there is a browser at this machine; says so where there is none. */
    static boolean isThere() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there) {
            System.err.println("The page was not tried: there is no " + CHROMIUM + " with " + DRIVER + " here.");
        }
        return there;
    }

    /** Opens the page, in light or dark, for whoever has a token. */
    static Browser of(String address, String token, boolean dark) {
        Browser browser = new Browser(address, dark);
        browser.driver.get(address + "/");
        browser.see("input[type=password]", "").sendKeys(token, Keys.ENTER);
        browser.see("nav a[aria-current=page]", "");
        return browser;
    }

    /** Goes to somewhere in the page, written as behind the {@code #}. */
    void go(String place) {
        driver.get("about:blank");
        driver.get(address + "/#/" + place);
        see("h1", "");
    }

    /** Waits for an element that shows a text, and returns it. */
    WebElement see(String css, String text) {
        return (WebElement) when(
                """
                [...document.querySelectorAll(given[0])].find(node => node.getClientRects().length && ((%s)(node) + ' ' + node.textContent).includes(given[1]))"""
                        .formatted(NAME),
                List.of(css, text));
    }

    /** Waits until nothing is being loaded any more. */
    void settled() {
        when(
                "document.querySelector('h1') && !document.querySelector('.loading, [role=progressbar], .spinner')",
                List.of());
    }

    /** Waits until an expression of the page holds, and returns its value. */
    Object when(String expression, List<String> given) {
        try {
            return Objects.requireNonNull(driver.executeAsyncScript(WHEN, expression, given));
        } catch (ScriptTimeoutException e) {
            throw new AssertionError(
                    "Never: %s %s%nShown is: %s".formatted(expression, given, run("return document.body.innerText")),
                    e);
        }
    }

    /** Runs a script; what returns nothing returns an empty text. */
    Object run(String script, Object... given) {
        return Objects.requireNonNullElse(driver.executeScript(script, given), "");
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while Ctrl is held. */
    void control(CharSequence key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Presses Tab until what is called so has the focus. */
    void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            if (focused().startsWith(name)) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches \"%s\"; the focus is on \"%s\"".formatted(name, focused()));
    }

    /** What the element that has the focus is called. */
    String focused() {
        return String.valueOf(run("return (%s)(document.activeElement).trim()".formatted(NAME)));
    }

    /** Writes into a field in place of what is in it. */
    void fill(String label, String text) {
        WebElement field = (WebElement) when(
                """
                [...(document.querySelector('dialog[open]') || document).querySelectorAll('input, select, textarea')].find(node => (%s)(node).startsWith(given[0]))"""
                        .formatted(NAME),
                List.of(label));
        if ("date".equals(field.getDomAttribute("type"))) {
            field.sendKeys(text.substring(5, 7) + text.substring(8) + text.substring(0, 4));
        } else if ("select".equals(field.getTagName())) {
            field.sendKeys(text);
        } else {
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        }
    }

    /** Clicks a button or a link that is called so. */
    void click(String name) {
        WebElement found = (WebElement) when(
                """
                [...document.querySelectorAll('button, a, summary, [role=grid] th, [role=grid] td')].find(node => node.getClientRects().length && !node.disabled && (%s)(node).trim().startsWith(given[0]))"""
                        .formatted(NAME),
                List.of(name));
        run("arguments[0].scrollIntoView({ block: 'center' })", found);
        found.click();
    }

    /** What the browser has said since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What axe finds wrong with what is shown: rule, and where. */
    Object violations() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("axe.min.js"))) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Objects.requireNonNull(
                driver.executeAsyncScript(
                        """
                const done = arguments[0];
                axe.run(document, { resultTypes: ['violations'] }).then(found =>
                  done(found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 200)).slice(0, 3).join('; '))));
                """));
    }

    /** Keeps a picture of what is shown. */
    void picture(Path file, int width, int height) throws IOException {
        driver.manage().window().setSize(new Dimension(width, height));
        settled();
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
