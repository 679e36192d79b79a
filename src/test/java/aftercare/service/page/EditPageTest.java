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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Rules are edited in a real browser: from a word that somebody looks for to a rule that decides. */
@QuarkusTest
@TestProfile(EditPageTest.Fresh.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditPageTest {

    /** A service of its own: what one of these makes live stays. */
    public static class Fresh extends RulesHttpTest.OfItsOwn {}

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
        for (Map<String, String> each :
                RestAssured.get("/v1/rules/proposals").jsonPath().<Map<String, String>>getList("proposals")) {
            if (each.get("state").equals("OPEN")) {
                RestAssured.post("/v1/rules/proposals/" + each.get("id") + "/reject");
            }
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

    /**
     * A new user: finds redness, reads the rule, moves its threshold, sees who is affected, mends the cases, proposes, approves.
     * It comes last: the gate keeps what it made live, and lets no test lower it again.
     */
    @Test
    @Order(Integer.MAX_VALUE)
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
        // Nor is theirs proposed in the place of what is here.
        click("#edit-reason");
        type("mine");
        click("#edit-propose");
        browser.until(ignored -> !browser.console().isEmpty());
        browser.awaitText("#edit-note", "Somebody has saved another draft");
        assertTrue(editor().contains("sizeCm > 4.0"), editor());
        assertEquals(200, RestAssured.get("/v1/rules/draft").statusCode());
        browser.press("Show theirs, drop mine");
        browser.until(ignored -> editor().contains("// of another"));
    }

    /** What people write about a change is text, however it is written, and fits. */
    @Test
    void whatIsSaidOfAProposalIsTextAlone() {
        String reason = "<img src=x onerror=document.title='ran'><script>document.title='ran'</script>`\u202e"
                + "x".repeat(1500);
        String name = "long/" + "n".repeat(90) + ".drl";
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("files", Map.of(name, "// <b onclick=a()>\u202e" + "y".repeat(3000))))
                .put("/v1/rules/draft")
                .then()
                .statusCode(200);
        Response made = null;
        for (int tries = 0; tries < MOST_TRIES && (made == null || made.statusCode() == 503); tries++) {
            made = RestAssured.given()
                    .contentType("application/json")
                    .body(Map.of("reason", reason))
                    .post("/v1/rules/proposals");
        }
        assertEquals(200, made.statusCode(), made.asString());
        browser.looks(390, "light");
        browser.load("edit", "#editor");
        browser.awaitText("#edit-proposals", reason);
        browser.awaitText("#edit-proposals", name);
        assertEquals(0L, browser.script("return document.querySelectorAll('main img, main script, main b').length"));
        assertNotEquals("ran", browser.script("return document.title"));
        assertEquals(
                0L,
                browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
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
        browser.script("document.querySelectorAll('main details').forEach((each) => { each.open = true; })");
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

    /** Whoever closes the tab or loads it anew in the second after the last key loses nothing. */
    @Test
    void whatIsTypedLastIsSavedByThePageThatGoes() {
        for (String way : List.of("location.reload()", "location.href = 'about:blank'")) {
            browser.load("edit", "#editor");
            choose(INFECTION);
            String mark = "// last " + way.length();
            front(mark);
            assertFalse(RestAssured.get("/v1/rules/draft").asString().contains(mark), "saved before the page goes");
            browser.script(way);
            browser.until(
                    ignored -> RestAssured.get("/v1/rules/draft").asString().contains(mark));
        }
        // What is too much for a page that goes: its reader is asked, until it is saved.
        browser.load("edit", "#editor");
        choose(INFECTION);
        browser.script(
                "const paste = new DataTransfer(); paste.setData('text/plain', '// ' + 'x'.repeat(70000) + '\\n');"
                        + "document.getElementById('editor').shadowRoot.querySelector('.cm-content').dispatchEvent("
                        + "new ClipboardEvent('paste', { clipboardData: paste, bubbles: true, cancelable: true }))");
        assertEquals(true, browser.script(ASKS));
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").asString().length() > 70000);
        browser.until(ignored -> browser.script(ASKS).equals(false));
    }

    private static final String ASKS =
            "const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented";

    /** A file is begun, another is taken away and brought back; what a code means is beside the problem. */
    @Test
    void filesComeAndGo() {
        browser.load("edit", "#editor");
        click("#edit-more summary");
        click("#edit-new");
        type("../out.drl");
        click("#edit-add");
        browser.awaitText("#edit-note", "is the path of a file of rules");
        // A browser writes of every answer that refuses; this one is meant.
        List<String> said = browser.console();
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("/v1/rules/check") && said.get(0).contains("422"), said::toString);
        browser.script("document.getElementById('edit-new').select()");
        browser.type("wound/wound.drl");
        assertEquals("wound/wound.drl", browser.script("return document.getElementById('edit-new').value"));
        browser.type(Keys.TAB, Keys.ENTER);
        browser.until(ignored -> editor().startsWith("package ") && !editor().contains("rule "));
        browser.awaitText("#edit-problems", "wound/wound.drl");
        browser.awaitText("#edit-problems", "What RULE-013 means");
        click("#edit-problems details summary");
        browser.awaitText("#edit-problems", "Prefer:");
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").asString().contains("wound/wound.drl"));
        // The draft is there for the next who opens the view, with a file that nobody has but it.
        browser.load("edit", "#editor");
        browser.until(ignored -> editor().startsWith("package "));
        click("#edit-remove");
        browser.until(ignored -> editor().contains("rule "));
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").statusCode() == 204);
        choose(CASES);
        click("#edit-remove");
        browser.awaitText("#edit-removed", CASES);
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").asString().contains("\"removed\":[\"" + CASES));
        browser.press("Bring it back");
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").statusCode() == 204);
    }

    /** INVARIANT: what somebody else changed in the folder is not overwritten unseen, also not by whoever only goes on typing. */
    @Test
    void whatADraftWasBegunFromStaysWithIt() throws IOException {
        browser.load("edit", "#editor");
        choose(INFECTION);
        front("// mine");
        browser.awaitText("#edit-kept", "The draft is saved");
        browser.leave();
        java.nio.file.Files.writeString(rules.path(INFECTION), "// theirs\n" + rules.text(INFECTION));
        browser.until(ignored -> activate() == 200);
        browser.load("edit", "#editor");
        browser.awaitText("#edit-kept", "Changed in the folder since it was begun: " + INFECTION);
        browser.awaitText("#edit-kept", "until you say what goes");
        choose(INFECTION);
        front("// more");
        browser.until(ignored -> RestAssured.get("/v1/rules/draft").asString().contains("// more"));
        assertEquals(
                List.of(INFECTION),
                RestAssured.get("/v1/rules/draft").jsonPath().getList("changedSince"));
        click("#edit-moved summary");
        browser.awaitText("#edit-moved del", "// theirs");
        browser.awaitText("#edit-moved ins", "// mine");
        browser.press("I have seen it: the draft’s goes over it");
        browser.until(ignored -> RestAssured.get("/v1/rules/draft")
                .jsonPath()
                .getList("changedSince")
                .isEmpty());
        browser.until(ignored -> browser.all("#edit-moved li").isEmpty());
        assertTrue(editor().startsWith("// more"), editor());
    }

    /** What was tried of another draft says so, and its cases are accepted no more. */
    @Test
    void whatWasTriedOfAnotherDraftSaysSo() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        replace("2.0", "1.5");
        click("#edit-look");
        browser.await("#accept-1");
        assertTrue(browser.all("#edit-outdated").isEmpty());
        click("#accept-0");
        browser.await("#edit-outdated");
        // Accepting is what the list is for: the others may be, too.
        browser.await("#accept-1:enabled");
        choose(INFECTION);
        front("// else");
        browser.until(ignored -> browser.all(".proposed button:enabled").isEmpty());
        browser.awaitText("#edit-outdated", "See again what it would do");
        click("#edit-look");
        browser.until(ignored -> browser.all("#edit-outdated").isEmpty()
                && !browser.all("#edit-verdict").isEmpty());
    }

    /** Enter ends a remark, and takes no word that is alike; elsewhere words are offered. */
    @Test
    void noWordIsTakenInARemark() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        browser.script("document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()");
        browser.type(Keys.chord(Keys.CONTROL, Keys.HOME), "// bert");
        // Words are offered a moment after the last key.
        browser.later("setTimeout(arguments[0], 800)");
        assertEquals("", offered());
        browser.type(Keys.ENTER, "sever");
        browser.until(ignored -> offered().contains("severity"));
        assertTrue(editor().startsWith("// bert\nsever"), editor());
    }

    private static String offered() {
        return String.valueOf(browser.script("return document.getElementById('editor').shadowRoot"
                + ".querySelector('.cm-tooltip-autocomplete')?.textContent ?? ''"));
    }

    /** Blanks and line breaks are put right, and one step back undoes it. */
    @Test
    void aTextIsLaidOut() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        String before = editor();
        front("   ");
        click("#edit-layout");
        browser.awaitText("#edit-laid", "Laid out");
        assertEquals(before, editor());
    }

    /** What was proposed is closed; an older set of rules is proposed, approved and decides. */
    @Test
    void whatIsProposedIsClosedAndOlderRulesComeBack() {
        String before = version();
        browser.load("edit", "#editor");
        propose("4.0");
        click("button[data-reject]");
        browser.awaitText("#edit-proposals", "Rejected or withdrawn:");
        assertEquals(before, version());
        propose("1.5");
        // Who approves it sees what it changes, and what that does.
        browser.awaitText("[data-proposal][open] del", "sizeCm > 2.0");
        browser.awaitText("[data-proposal][open] ins", "sizeCm > 1.5");
        browser.awaitText("[data-proposal][open]", "It would not pass the gate");
        browser.keep("edit-proposal");
        click("button[data-approve]");
        // Its cases fail: the gate refuses it, and says why.
        browser.awaitText("#edit-refused", "the case");
        List<String> said = browser.console();
        assertTrue(said.size() == 1 && said.get(0).contains("409"), said::toString);
        click("button[data-reject]");
        browser.until(ignored -> browser.all("button[data-reject]").isEmpty());
        choose(INFECTION);
        front("// kindly");
        proposeIt();
        click("button[data-approve]");
        browser.awaitText("#edit-live", "It is in the folder, and it decides.");
        String then = rules.text(INFECTION);
        assertTrue(then.startsWith("// kindly"), then);
        click("#edit-proposals ol button");
        browser.await("button[data-approve]");
        click("button[data-approve]");
        browser.until(ignored -> !rules.text(INFECTION).startsWith("// kindly"));
        browser.awaitText("#edit-live", "It is in the folder, and it decides.");
        assertEquals(before, version());
    }

    /** Where the folder is mounted, an approval gives the archive to be put into it. */
    @Test
    void whereTheFolderCannotBeWrittenThereIsAnArchive() throws IOException {
        Path mount = Path.of(folder).resolve("..data");
        java.nio.file.Files.createSymbolicLink(mount, Path.of("."));
        try {
            browser.load("edit", "#editor");
            choose(INFECTION);
            front("// kindly");
            proposeIt();
            click("button[data-approve]");
            browser.awaitText("#edit-live", "is mounted");
            browser.script(
                    "window.saved = []; const made = URL.createObjectURL;"
                            + "URL.createObjectURL = (blob) => { window.saved.push(blob.type + ' ' + blob.size); return made.call(URL, blob); }");
            click("#edit-archive");
            browser.until(ignored ->
                    String.valueOf(browser.script("return window.saved.join()")).startsWith("application/zip"));
            assertFalse(rules.text(INFECTION).startsWith("// kindly"));
            click("button[data-reject]");
            browser.awaitText("#edit-proposals", "Rejected or withdrawn:");
        } finally {
            java.nio.file.Files.delete(mount);
        }
    }

    /** From the last key to what is wrong. */
    @Test
    void problemsComeSoonAfterTheLastKey() {
        browser.load("edit", "#editor");
        choose(INFECTION);
        front("// ");
        browser.script("window.took = []; let at = 0;"
                + "document.getElementById('editor').addEventListener('keydown', () => { at = performance.now(); }, true);"
                + "new MutationObserver(() => { if (at) took.push(performance.now() - at); at = 0; })"
                + ".observe(document.getElementById('edit-problems'), { childList: true });");
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            int before = i;
            browser.type("x");
            browser.until(ignored -> ((Number) browser.script("return took.length")).intValue() > before);
            took.add(((Number) browser.script("return took.at(-1)")).doubleValue());
        }
        List<Double> sorted = took.stream().sorted().toList();
        System.out.printf(
                "from the last key to what is wrong: median %.0f ms, longest %.0f ms%n", sorted.get(7), sorted.get(14));
        assertTrue(sorted.get(7) < 600, took::toString);
    }

    private void propose(String size) {
        choose(INFECTION);
        replace("2.0", size);
        proposeIt();
    }

    private void proposeIt() {
        click("#edit-reason");
        type("Why not.");
        click("#edit-propose");
        browser.await("button[data-approve]");
    }

    /** Types at the beginning of the text. */
    private void front(String text) {
        browser.script("document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()");
        browser.type(Keys.chord(Keys.CONTROL, Keys.HOME), text, Keys.ENTER);
        browser.until(ignored -> editor().startsWith(text.stripTrailing()));
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
        // The editor draws no more lines than are seen.
        browser.script("scrollTo(0, 0)");
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
