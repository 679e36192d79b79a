package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.service.app.RulesHttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Rules are edited in a real browser: from a word that somebody looks for to a rule that decides. */
@QuarkusTest
@TestProfile(RulesHttpTest.OfItsOwn.class)
class EditPageTest {

    private static final String INFECTION = "infection/infection.drl";
    private static final String CASES = "infection/infection.cases.yaml";
    private static final int MOST_INTERACTIONS = 25;
    private static final int MOST_TRIES = 60;

    private static Browser browser;

    @TestHTTPResource("/")
    URL service;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    private EditedRules rules;
    private int interactions;

    @BeforeEach
    void open() throws IOException {
        if (browser == null) {
            browser = Browser.open(service);
        }
        // What the page of the test before had still to save comes before the draft is dropped.
        browser.leave();
        rules = EditedRules.smallIn(Path.of(folder).getParent());
        for (int tries = 0; tries < MOST_TRIES && activate() != 200; tries++) {
            assertTrue(tries < MOST_TRIES - 1, "the small rules do not go live");
        }
        Response draft = RestAssured.get("/v1/rules/draft");
        if (draft.statusCode() == 200) {
            RestAssured.given()
                    .header("If-Match", draft.header("ETag"))
                    .delete("/v1/rules/draft")
                    .then()
                    .statusCode(204);
        }
        browser.looks(1280, "light");
    }

    private static int activate() {
        return RestAssured.given().post("/v1/rules/activate").statusCode();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @AfterEach
    void wasSilentAndStayedHere() {
        List<String> elsewhere = new ArrayList<>(browser.asked());
        elsewhere.removeIf(asked ->
                asked.startsWith(service.toString()) || asked.startsWith("about:") || asked.startsWith("data:"));
        assertEquals(List.of(), elsewhere);
        assertEquals(List.of(), browser.console());
    }

    /** A new user: finds redness, reads the rule, moves its threshold, sees who is affected, mends the cases, proposes, approves. */
    @Test
    void aThresholdIsMovedFromAWordToARuleThatDecides() {
        String before = version();
        browser.load("try", ".band.empty");
        click("a[data-view=rules]");
        click("#rules-search");
        type("redness");
        click("a[href='#/rules/INF-01']");
        browser.awaitText("main", "redness without fever");
        click("a[data-view=edit]");
        choose(INFECTION);
        replace("2.0", "1.0");
        browser.awaitText("#edit-problems", "Nothing is wrong with the texts.");
        click("#edit-look");
        browser.awaitText("#edit-impact", "It would not pass the gate");
        browser.awaitText("#edit-impact", "Cases that fail: 2");
        browser.awaitText("#edit-impact", "Answers raised: ");
        assertFalse(browser.text("#edit-impact").contains("Answers raised: 0"));
        assertTrue(browser.text("#edit-impact").contains("Answers lowered: 0"), browser.text("#edit-impact"));
        browser.keep("edit-impact");
        choose(CASES);
        replace("1.9", "0.9");
        replace("2.0", "1.0");
        replace("2.1", "1.1");
        click("#edit-look");
        browser.awaitText("#edit-verdict", "It would pass the gate.");
        for (int i = 0; !browser.all("#accept-" + i).isEmpty(); i++) {
            click("#accept-" + i);
        }
        click("#edit-reason");
        type("Redness of more than 1 cm is to be seen.");
        click("#edit-propose");
        click("button[data-approve]");
        browser.awaitText("#edit-live", "It is in the folder, and it decides.");
        browser.awaitText("#edit-live", "two people");
        browser.keep("edit-live");
        assertNotEquals(before, version());
        assertTrue(rules.text(INFECTION).contains("sizeCm > 1.0"), "the folder has the rule");
        assertEquals(rules.version(), version());
        System.out.println("from a word to a rule that decides: " + interactions + " interactions");
        assertTrue(interactions < MOST_INTERACTIONS, interactions + " interactions");
    }

    /** What is wrong is said as one types, where it is; what is typed is kept for the next who opens the view. */
    @Test
    void problemsAreNamedAsOneTypesAndADraftOutlivesItsTab() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        replace("2.0", "wide");
        browser.awaitText("#edit-problems", INFECTION + ":");
        browser.awaitText("#edit-kept", "The draft is saved");
        browser.load("edit", "#editor");
        browser.awaitText("#edit-problems", INFECTION + ":");
        assertTrue(editor().contains("sizeCm > wide"), editor());
        // Somebody else saves meanwhile: both are told, and nothing of either is lost.
        String theirs = RestAssured.get("/v1/rules/draft").jsonPath().getString("files['" + INFECTION + "']");
        String revision = RestAssured.get("/v1/rules/draft").header("ETag");
        RestAssured.given()
                .header("If-Match", revision)
                .contentType("application/json")
                .body(Map.of("files", Map.of(INFECTION, theirs + "// of another\n")))
                .put("/v1/rules/draft")
                .then()
                .statusCode(200);
        replace("wide", "4.0");
        browser.awaitText("#edit-note", "Somebody has saved another draft");
        // A browser writes of every answer that refuses; this one is meant.
        List<String> said = browser.console();
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("/v1/rules/draft") && said.get(0).contains("412"), said::toString);
        assertTrue(editor().contains("sizeCm > 4.0"), editor());
        browser.press("Show theirs, drop mine");
        browser.until(ignored -> editor().contains("// of another"));
    }

    @Test
    void aDraftThatTakesAFileAwayStillDoesAfterItIsSavedHere() {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("files", Map.of(), "removed", List.of(CASES)))
                .put("/v1/rules/draft")
                .then()
                .statusCode(200);
        browser.load("edit", "#editor");
        browser.awaitText("#edit-removed", CASES);
        choose(INFECTION);
        replace("2.0", "1.0");
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").asString().contains("sizeCm > 1.0"));
        assertEquals(
                List.of(CASES), RestAssured.get("/v1/rules/draft").jsonPath().getList("removed"));
        browser.press("Bring it back");
        browser.until(ignored ->
                RestAssured.get("/v1/rules/draft").jsonPath().getList("removed").isEmpty());
    }

    @Test
    void theViewIsWholeAtEachWidthInLightAndDark() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        replace("2.0", "wide");
        browser.awaitText("#edit-problems", INFECTION + ":");
        List<String> faults = new ArrayList<>();
        for (int width : List.of(390, 1280)) {
            for (String scheme : List.of("light", "dark")) {
                browser.looks(width, scheme);
                Object tooWide = browser.script(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (!tooWide.equals(0L)) {
                    faults.add(width + " " + scheme + " is too wide by " + tooWide);
                }
                browser.keep("edit-" + width + "-" + scheme);
                browser.barriers().forEach(barrier -> faults.add(width + " " + scheme + " " + barrier));
            }
        }
        assertEquals(List.of(), faults);
    }

    /** Over a slow line, too, what one types first is not lost to the draft that comes later, nor to another text. */
    @Test
    void whatIsTypedOverASlowLineStays() {
        browser.slow(400);
        try {
            browser.load("edit", "#edit-file");
            browser.script(
                    "const s = document.getElementById('edit-file'); s.value = arguments[0];"
                            + "s.dispatchEvent(new Event('change', { bubbles: true }))",
                    INFECTION);
            browser.until(ignored -> editor().contains("Fever with redness"));
            replace("2.0", "4.0");
            browser.awaitText("#edit-kept", "The draft is saved");
            assertTrue(editor().contains("sizeCm > 4.0"), editor());
            browser.script(
                    "const s = document.getElementById('edit-file'); s.value = arguments[0];"
                            + "s.dispatchEvent(new Event('change', { bubbles: true }))",
                    CASES);
            replace("4.0", "3.0");
            browser.until(ignored -> editor().contains("redness just under the size"));
            browser.until(
                    ignored -> RestAssured.get("/v1/rules/draft").asString().contains("sizeCm > 3.0"));
            assertEquals(
                    Set.of(INFECTION),
                    RestAssured.get("/v1/rules/draft")
                            .jsonPath()
                            .getMap("files")
                            .keySet());
        } finally {
            browser.slow(0);
        }
    }

    /** The text is reached, changed and left by keyboard alone. */
    @Test
    void aTextIsChangedByKeyboardAlone() {
        browser.load("edit", "#editor");
        browser.tabTo("#edit-file");
        browser.type("infection/infection.drl");
        browser.until(ignored -> editor().contains("Fever with redness"));
        browser.tabTo("#editor");
        browser.type(Keys.chord(Keys.CONTROL, Keys.HOME), "// seen", Keys.ENTER);
        browser.awaitText("#edit-kept", "The draft is saved");
        assertTrue(editor().startsWith("// seen"), editor());
        browser.type(Keys.ESCAPE);
        browser.tabTo("#edit-look");
    }

    private void click(String css) {
        interactions++;
        browser.click(css);
    }

    private void type(String text) {
        interactions++;
        browser.type(text);
    }

    private void choose(String file) {
        interactions++;
        String holds = file.equals(CASES) ? "redness just under the size" : "Fever with redness";
        browser.await("#edit-file");
        browser.script(
                "const s = document.getElementById('edit-file'); s.value = arguments[0];"
                        + "s.dispatchEvent(new Event('change', { bubbles: true }))",
                file);
        browser.until(ignored -> editor().contains(holds));
    }

    /** Marks a word in the editor as a double click does, and types over it. */
    private void replace(String word, String by) {
        interactions += 2;
        browser.until(ignored -> editor().contains(word));
        WebElement marked = (WebElement) browser.until(ignored -> browser.script(MARK, word));
        assertTrue(marked.isDisplayed());
        browser.type(by);
        browser.until(ignored -> !editor().contains(word) || word.equals(by));
    }

    private static final String MARK =
            """
            const root = document.getElementById('editor').shadowRoot;
            const walk = document.createTreeWalker(root.querySelector('.cm-content'), NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
              const at = node.data.indexOf(arguments[0]);
              if (at >= 0) {
                root.querySelector('.cm-content').focus();
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + arguments[0].length);
                const selection = root.getSelection ? root.getSelection() : document.getSelection();
                selection.removeAllRanges();
                selection.addRange(range);
                return node.parentElement;
              }
            }
            return null;
            """;

    private static String editor() {
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
