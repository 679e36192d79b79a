package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.service.app.RulesHttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** No mouse at all: each view is walked through by keys, and after each key it is seen where one is. */
@QuarkusTest
@TestProfile(KeyboardPageTest.Fresh.class)
class KeyboardPageTest {

    /** A service of its own, as it has rules of its own. */
    public static class Fresh extends RulesHttpTest.OfItsOwn {}

    private static final String INFECTION = "infection/infection.drl";
    private static final String CASES = "infection/infection.cases.yaml";

    private static final String RED = "#found .chip[title='Is the skin red around a needle site?']";

    @TestHTTPResource("/")
    URL service;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open(service);
        browser.looks(1280, "light");
    }

    @AfterEach
    void wasSilent() {
        List<String> said = browser.console();
        browser.close();
        assertEquals(List.of(), said);
    }

    @Test
    void aPatientIsTried() {
        browser.load("try", ".band.empty");
        follow(".band.empty button");
        browser.await(".reason");
        browser.focusIsSeen();
        follow(".again button:last-child");
        browser.await(".band.empty");
        assertHeld("#search");
        browser.type("redness");
        browser.await(RED);
        follow(RED);
        browser.await(".reason");
        assertHeld(".symptom input");
        browser.awaitText(".symptom h3", "Redness at needle site");
        browser.type(Keys.ARROW_RIGHT);
        browser.until(ignored -> held("#f-symptoms-0-present-1:checked"));
        browser.focusIsSeen();
        browser.type(Keys.ARROW_LEFT);
        browser.until(ignored -> held("#f-symptoms-0-present-0:checked"));
        browser.focusIsSeen();
        browser.walkTo("#f-symptoms-0-sizeCm");
        browser.type("4");
        browser.awaitText(".evidence", "4 cm");
        browser.focusIsSeen();
        follow(".evidence button");
        browser.focusIsSeen();
        browser.walkTo(".whatif button");
        browser.type(Keys.SPACE);
        browser.await(".whatif h4");
        browser.focusIsSeen();
        follow(".whatif .change button");
        assertHeld("[data-part=band]");
        browser.focusIsSeen();
    }

    /** The arrows go through a list, and add nothing on their way. */
    @Test
    void aSymptomIsChosenFromTheList() {
        browser.load("try", ".band.empty");
        browser.walkTo("#f-all");
        browser.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertTrue(browser.all(".symptom").isEmpty());
        follow("#f-all + button");
        browser.await(".symptom");
        assertHeld(".symptom input");
    }

    @Test
    void aRuleIsReadAndChangedUntilItDecides() {
        EditedRules rules = EditedRules.smallIn(Path.of(folder).getParent());
        String before = version();
        browser.load("try", ".band.empty");
        follow("a[data-view=rules]");
        browser.await(".topic");
        browser.walkTo("#rules-search");
        browser.type("redness");
        follow("a[href='#/rules/INF-01']");
        browser.awaitText("main", "redness without fever");
        assertHeld("h1");
        browser.tabBackTo("a[data-view=edit]");
        browser.type(Keys.ENTER);
        browser.await("#editor");
        replace(INFECTION, "2.0", "1.0");
        browser.awaitText("#edit-problems", "Nothing is wrong with the texts.");
        browser.type(Keys.ESCAPE);
        look("It would not pass the gate");
        browser.tabBackTo("#edit-file");
        replace(CASES, "1.9", "0.9");
        replace("2.0", "1.0");
        replace("2.1", "1.1");
        browser.type(Keys.ESCAPE);
        look("It would pass the gate.");
        int missing = browser.all("[id^=accept-]").size();
        assertTrue(missing > 0, "there is a case to accept");
        for (int i = 0; i < missing; i++) {
            browser.walkTo("#accept-" + i + ", #edit-look");
            browser.walkTo("#accept-" + i);
            browser.type(Keys.ENTER);
            browser.until(ignored -> held("[id^=accept-]:enabled, #edit-look"));
            browser.focusIsSeen();
        }
        browser.walkTo("#edit-reason");
        browser.type("More than 1 cm is to be seen.");
        follow("#edit-propose");
        browser.awaitText("#edit-note", "It is proposed.");
        browser.focusIsSeen();
        follow("[data-approve]");
        browser.awaitText("#edit-live", "It is in the folder, and it decides.");
        assertHeld("#edit-note");
        assertNotEquals(before, version());
        assertTrue(rules.text(INFECTION).contains("sizeCm > 1.0"));
    }

    @Test
    void whatWasDecidedIsExplained() {
        String id = Contract.read(Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                        .post("/v1/triage")
                        .asString())
                .path("decisionId")
                .asText();
        browser.load("try", ".band.empty");
        follow("a[data-view=decisions]");
        browser.await(".chart");
        follow("a[href='#/decisions/" + id + "']");
        browser.await("details.panel");
        assertHeld("h1");
        follow("#explain");
        browser.awaitText("#explained", "Rules that nearly spoke");
        assertHeld("#explain");
        browser.tabBackTo("a[data-view=status]");
        browser.type(Keys.ENTER);
        browser.await("#prove");
        assertHeld("h1");
        browser.walkTo("#prove");
        browser.type(Keys.SPACE);
        browser.awaitText("#proofs", "Claim");
        assertHeld("#prove");
    }

    /** Goes there by Tab, and presses it. */
    private void follow(String css) {
        browser.walkTo(css);
        browser.type(Keys.ENTER);
    }

    private void look(String verdict) {
        follow("#edit-look");
        browser.awaitText("#edit-verdict", verdict);
        assertHeld("#edit-look");
    }

    /** Chooses a file in the list, and goes on in its text. */
    private void replace(String file, String word, String by) {
        if (!held("#edit-file")) {
            browser.walkTo("#edit-file");
        }
        browser.type(file);
        browser.until(ignored -> file.equals(browser.script("return document.getElementById('edit-file').value")));
        browser.until(ignored -> editor().contains(file.equals(CASES) ? "- note" : "rule \""));
        browser.walkTo("#editor");
        replace(word, by);
    }

    /** As the editor's own search does it: what is found is marked, and what is typed comes in its place. */
    private void replace(String word, String by) {
        browser.hold(Keys.CONTROL, Keys.HOME);
        browser.hold(Keys.CONTROL, "f");
        browser.hold(Keys.CONTROL, "a");
        browser.type(word, Keys.ENTER, Keys.ESCAPE, by);
        browser.until(ignored -> editor().contains(by));
        browser.focusIsSeen();
    }

    private boolean held(String css) {
        return Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", css));
    }

    private void assertHeld(String css) {
        browser.focusIsSeen();
        assertTrue(
                held(css),
                () -> css + " has not the focus, but "
                        + browser.script("return document.activeElement.outerHTML.slice(0, 200)"));
    }

    private String editor() {
        return String.valueOf(
                browser.script(
                        "return [...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-line')].map(l => l.textContent).join('\\n')"));
    }

    private static String version() {
        return Contract.read(RestAssured.get("/v1/rules/status").asString())
                .at("/live/version")
                .asText();
    }
}
