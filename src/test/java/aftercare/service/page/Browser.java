package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.fail;

import aftercare.BuildFolder;
import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium with the page in it. What it asks for and what its console says is kept. */
final class Browser implements AutoCloseable {

    static final Path SCREENS = Path.of("target", "screens");

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    /** Five times what the page says that proving takes, the longest of all. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final ChromeDriver driver;
    private final URL service;

    private Browser(ChromeDriver driver, URL service) {
        this.driver = driver;
        this.service = service;
    }

    /** Skips the tests aloud where there is no Chromium; where every test must run, as in CI, that is a failure. */
    static Browser open(URL service) throws IOException {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String missing = "the page was NOT tried: there is no " + CHROMIUM + " and " + DRIVER
                    + "; install chromium and chromium-driver";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
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
                "--lang=en",
                "--user-data-dir=" + BuildFolder.fresh("browser"));
        LoggingPreferences kept = new LoggingPreferences();
        kept.enable(LogType.BROWSER, Level.ALL);
        kept.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", kept);
        ChromeDriverService below = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        Browser browser = new Browser(new ChromeDriver(below, options), service);
        // What the browser asks for and says before it is at the page.
        browser.driver.get("about:blank");
        browser.asked();
        browser.console();
        return browser;
    }

    void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** As wide and as light or dark as that, until it is said again. */
    void looks(int width, String scheme) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Each answer comes that much later, until it is said again. */
    void slow(int millis) {
        command("Network.enable", Map.of());
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", millis, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Nothing is reached, until it is said again. */
    void offline(boolean isOffline) {
        command("Network.enable", Map.of());
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Loads the page anew, at that view, and waits for its content. */
    void load(String view, String content) {
        leave();
        driver.get(service + "#/" + view);
        await(content);
    }

    /** Leaves the page, and with it all that it had not asked for yet. */
    void leave() {
        driver.get("about:blank");
    }

    /** Goes to a view as a link does. */
    void go(String view, String content) {
        script("location.hash = arguments[0]", "#/" + view);
        until(ignored -> !all(".view." + view.split("/", -1)[0] + " *").isEmpty());
        await(content);
    }

    WebElement await(String css) {
        return until(ignored -> driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    <T> T until(Function<Object, T> condition) {
        // The page may draw a part of itself anew while it is looked at.
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
                .ignoring(StaleElementReferenceException.class)
                .until(condition::apply);
    }

    /** Waits until the text is to be read there. */
    void awaitText(String css, String text) {
        try {
            until(ignored -> text(css).contains(text));
        } catch (TimeoutException e) {
            throw new AssertionError("`" + text + "` is not to be read in " + css + ", but: " + text("main"), e);
        }
    }

    String text(String css) {
        Object text =
                script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('\\n')", css);
        return String.valueOf(text);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        until(ignored -> {
            WebElement found = await(css);
            script("arguments[0].scrollIntoView({block: 'center'})", found);
            found.click();
            return true;
        });
    }

    /** The button that says so. */
    void press(String text) {
        WebElement button = until(ignored -> all("button").stream()
                .filter(each -> each.isDisplayed() && each.getText().equals(text))
                .findFirst()
                .orElse(null));
        script("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held down. */
    void hold(Keys down, CharSequence key) {
        new Actions(driver).keyDown(down).sendKeys(key).keyUp(down).perform();
    }

    /** Presses Tab until that element has the focus. Gives how often. */
    int tabTo(String css) {
        for (int i = 1; i < 120; i++) {
            type(Keys.TAB);
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return i;
            }
        }
        return fail("the keyboard does not reach " + css);
    }

    /** Presses Shift and Tab until that element has the focus, which is seen all the way. */
    void tabBackTo(String css) {
        walkTo(css, () -> hold(Keys.SHIFT, Keys.TAB));
    }

    /** Presses Tab until that element has the focus, which is seen all the way. */
    void walkTo(String css) {
        walkTo(css, () -> type(Keys.TAB));
    }

    private void walkTo(String css, Runnable step) {
        for (int i = 1; i < 200; i++) {
            step.run();
            // Behind the last control is the browser itself: one more key, and the page has the focus again.
            if (!Boolean.TRUE.equals(script("return document.activeElement === document.body"))) {
                focusIsSeen();
            }
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        fail("the keyboard does not reach " + css);
    }

    /** Fails where nothing has the focus, or where nobody sees what has it. */
    void focusIsSeen() {
        // The editor shows its ring a moment after it has the focus.
        try {
            until(ignored -> script(FOCUS) == null);
        } catch (TimeoutException e) {
            fail("the focus is not seen: " + script(FOCUS));
        }
    }

    private static final String FOCUS =
            """
            let held = document.activeElement;
            if (!held || held === document.body) return 'nothing has it';
            while (held.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
            const name = `${held.tagName} ${held.id} ${held.textContent.slice(0, 40)}`;
            const ringed = [held, held.closest('.segments'), held.closest('.cm-editor')].find((each) => {
              const style = each && getComputedStyle(each);
              return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
            });
            if (!ringed) return `${name}: no ring`;
            const box = ringed.getBoundingClientRect();
            if (box.width === 0 || box.height === 0) return `${name}: no size`;
            if (box.bottom <= 0 || box.top >= innerHeight) return `${name}: out of sight`;
            const band = document.querySelector('.sticky');
            if (band && !band.contains(held) && box.bottom <= band.getBoundingClientRect().bottom
              && box.top >= band.getBoundingClientRect().top) return `${name}: behind the answer`;
            return null;
            """;

    /** The page as it is printed on A4, with the ground of things left out, as browsers do unless they are told. */
    byte[] printed() {
        PrintOptions paper = new PrintOptions();
        paper.setPageSize(new PageSize(29.7, 21.0));
        return Base64.getDecoder().decode(driver.print(paper).getContent());
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object later(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(script, arguments);
    }

    /** What the console said since the last time. */
    List<String> console() {
        List<String> said = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            said.add(entry.getMessage());
        }
        return said;
    }

    /** What was asked for since the last time, with whom it was asked of. */
    List<String> asked() {
        List<String> asked = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Contract.read(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                asked.add(message.at("/params/request/url").asText());
            }
        }
        return asked;
    }

    /** Puts the whole view, as it is now, into the folder of screens. */
    void keep(String name) {
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be kept", e);
        }
    }

    /** What axe finds against the levels A and AA. */
    List<String> barriers() {
        String axe = resource("/axe/axe.min.js");
        script(axe);
        Object found = later("const done = arguments[0];"
                + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                + ".then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' +"
                + " n.any.concat(n.all).map(c => c.message)).slice(0, 4).join(' | '))));");
        List<String> barriers = new ArrayList<>();
        for (Object each : (List<?>) found) {
            barriers.add(String.valueOf(each));
        }
        return barriers;
    }

    private static String resource(String name) {
        try (var in = Browser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
