package io.tokentariff.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless chromium that talks to nobody but its pages. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Each visible text whose contrast to what is behind it is below that of WCAG 2 AA: what it says, and the ratio. */
    private static final String CONTRAST =
            """
            function parsed(color) {
              var numbers = color.match(/[\\d.]+/g).map(Number);
              return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
            }
            function light(rgb) {
              var parts = rgb.map(function (each) {
                var part = each / 255;
                return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
              });
              return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
            }
            function behind(element) {
              for (var each = element; each; each = each.parentElement) {
                var color = parsed(getComputedStyle(each).backgroundColor);
                if (color.alpha === 1) { return color.rgb; }
              }
              return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
            }
            var low = [], seen = {};
            document.querySelectorAll('body *:not(svg):not(svg *):not(script)').forEach(function (element) {
              var says = Array.prototype.some.call(element.childNodes, function (node) {
                return node.nodeType === 3 && node.textContent.trim();
              });
              if (!says || !element.offsetParent) { return; }
              var style = getComputedStyle(element), back = behind(element);
              var key = style.color + back + style.fontSize + style.fontWeight;
              if (seen[key]) { return; }
              seen[key] = true;
              var one = light(parsed(style.color).rgb), other = light(back);
              var ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
              if (ratio < 4.5) { low.push(element.tagName + ' ' + element.textContent.slice(0, 40) + ': ' + ratio); }
            });
            return low;
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts it; the test is skipped where chromium is not there.
     *
     * @param profile an empty folder for what it keeps
     */
    static Browser start(Path profile, boolean dark) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "There is no chromium with its driver here: apt-get install chromium chromium-driver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toString())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile);
        if (dark) {
            options.addArguments("--force-dark-mode", "--blink-settings=preferredColorScheme=0");
        }
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    Browser open(URI page) {
        driver.get(page.toString());
        return this;
    }

    /** Presses keys, wherever the focus is. */
    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Empties the box that has the focus, and types. */
    Browser type(String text) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys(Keys.DELETE, text)
                .perform();
        return this;
    }

    /** The texts of those that are shown. */
    List<String> shown(String selector) {
        Object texts = driver.executeScript(
                "return Array.from(document.querySelectorAll(arguments[0])).filter(each => each.getClientRects().length > 0)"
                        + ".map(each => each.innerText.trim());",
                selector);
        return texts instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    /** What has the focus: its tag, and its id if it has one. */
    String focus() {
        WebElement element = driver.switchTo().activeElement();
        String id = element.getAttribute("id");
        return element.getTagName() + (id == null || id.isEmpty() ? "" : "#" + id);
    }

    /** What a script returns. */
    Object ask(String script) {
        Object answer = driver.executeScript(script);
        return answer == null ? "" : answer;
    }

    /** Texts that are hard to read. */
    Object lowContrast() {
        return ask(CONTRAST);
    }

    /** What the page complained of. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
