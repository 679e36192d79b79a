package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Each view in a real browser: whole, silent, reachable by keyboard, and asking nobody but the service. */
@QuarkusTest
class PageTest {

    /** Five times what is promised. */
    private static final int MOST_MILLIS_OF_A_VIEW = 5_000;

    private static final String BAND = ".band .headline";
    private static final String EMERGENCY = "Call an ambulance now";

    private static Browser browser;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void open() throws IOException {
        if (browser == null) {
            browser = Browser.open(service);
        }
        browser.looks(1280, "light");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    /** INVARIANT: whatever a test did, the page neither complained nor asked elsewhere. */
    @AfterEach
    void wasSilentAndStayedHere() {
        List<String> elsewhere = new ArrayList<>();
        for (String asked : browser.asked()) {
            if (!asked.startsWith(service.toString()) && !asked.startsWith("about:") && !asked.startsWith("data:")) {
                elsewhere.add(asked);
            }
        }
        assertEquals(List.of(), elsewhere);
        assertEquals(List.of(), browser.console());
    }

    @Test
    void everyViewIsWholeAtEachWidthInLightAndDark() {
        decide("{\"reportId\":\"page-1\",\"symptoms\":[{\"code\":\"chest-pain\"}]}");
        String decision = decide("{\"reportId\":\"page-2\",\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":3}]}");
        browser.load("try", ".band.empty button");
        browser.press("Fever with redness");
        browser.await(".reason");
        List<String> faults = new ArrayList<>();
        for (int width : List.of(390, 1280)) {
            for (String scheme : List.of("light", "dark")) {
                browser.looks(width, scheme);
                String look = "-" + width + "-" + scheme;
                look(faults, "try", ".reason", "try" + look);
                look(faults, "rules", ".topic", "rules" + look);
                look(faults, "rules/INF-14", ".numberline", "rule" + look);
                look(faults, "decisions", ".chart", "decisions" + look);
                look(faults, "decisions/" + decision, "pre", "decision" + look);
                look(faults, "status", ".links", "status" + look);
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void look(List<String> faults, String view, String content, String name) {
        browser.go(view, content.equals("pre") ? "details.panel" : content);
        Object tooWide =
                browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!tooWide.equals(0L)) {
            faults.add(name + " is too wide by " + tooWide);
        }
        browser.keep(name);
        // Each width and each scheme once: what is wrong with one of them is wrong in either pair.
        if (name.endsWith("390-dark") || name.endsWith("1280-light")) {
            browser.barriers().forEach(barrier -> faults.add(name + " " + barrier));
        }
    }

    /** From the address to an emergency, without a mouse. */
    @Test
    void aPatientIsTriedByKeyboardAlone() {
        browser.load("try", ".band.empty");
        browser.type(Keys.TAB);
        assertEquals("To the content", browser.script("return document.activeElement.textContent"));
        browser.type(Keys.ENTER);
        browser.tabTo("#search");
        browser.type("my leg gives way");
        browser.await("#found .chip");
        browser.tabTo("#found .chip");
        browser.type(Keys.ENTER);
        browser.await(".symptom");
        browser.awaitText("h3", "Weak arm or leg");
        browser.await(".reason");
        browser.tabTo("#region-list summary");
        browser.type(Keys.ENTER);
        browser.tabTo("#region-rhomboids");
        browser.type(Keys.SPACE);
        browser.await(".region.chosen[data-region=rhomboids]");
        browser.tabTo(".evidence button");
        browser.await(".pointed");
        browser.type(Keys.ENTER);
        assertTrue((Boolean) browser.script("return document.activeElement.closest('[data-pointer]') !== null"));
        browser.tabTo(".question button");
        String asked = browser.text("#question-0");
        browser.type(Keys.ENTER);
        browser.until(ignored -> !browser.text("#question-0").equals(asked));
    }

    @Test
    void anEmergencyIsTheFirstThingToBeRead() {
        browser.load("try", ".band.empty");
        browser.press("Short of breath");
        browser.awaitText(BAND, EMERGENCY);
        browser.awaitText("[aria-live]", EMERGENCY);
        Object first = browser.script("return document.querySelector('.band').getBoundingClientRect().bottom"
                + " < document.querySelector('.form').getBoundingClientRect().top + 1");
        assertEquals(true, first);
        browser.script("window.scrollTo(0, 1500)");
        assertTrue((Boolean) browser.script("return document.querySelector('.band').getBoundingClientRect().top >= 0"));
    }

    @Test
    void aChangeChangesTheAnswerAndUndoBringsItBack() {
        browser.load("try", ".band.empty");
        browser.press("The expected ache");
        browser.awaitText(BAND, "You can look after this at home");
        browser.click("#f-symptoms-0-severity");
        browser.type(Keys.BACK_SPACE, "8");
        browser.awaitText(BAND, "Tell your practitioner within 3 days");
        browser.type("0");
        browser.await("#f-symptoms-0-severity[aria-invalid]");
        browser.press("Undo");
        browser.await("#f-symptoms-0-severity:not([aria-invalid])");
        browser.awaitText(BAND, "Tell your practitioner within 3 days");
        browser.press("Start over");
        browser.await(".band.empty");
    }

    /** INVARIANT: whoever reads a level reads the answer to the report beneath it; where there is none, that is said, until there is. */
    @Test
    void noLevelStandsAtTheTopThatIsNotTheAnswer() {
        browser.load("try", ".band.empty");
        browser.press("The expected ache");
        browser.awaitText(BAND, "You can look after this at home");
        browser.offline(true);
        try {
            browser.script("document.getElementById('f-all').value = 'chest-pain';"
                    + "document.getElementById('f-all').dispatchEvent(new Event('change'))");
            browser.press("Add it");
            browser.await("[data-unanswered]");
            assertFalse(browser.text(BAND).contains("at home"), browser.text(BAND));
            browser.awaitText(".band", "That is no all-clear.");
            browser.press("as a case");
            browser.awaitText(".more", "No answer to the report as it is now");
            assertTrue(browser.all("textarea.code").isEmpty(), "an old answer is not what a case wants");
        } finally {
            browser.offline(false);
        }
        browser.awaitText(BAND, EMERGENCY);
        assertTrue(browser.all(".answer .note.bad").isEmpty());
        saidOnlyThatNothingWasReached();
    }

    /** A browser writes of each request that came to nothing; these are meant. */
    private static void saidOnlyThatNothingWasReached() {
        List<String> said = new ArrayList<>(browser.console());
        said.removeIf(each -> each.contains("ERR_INTERNET_DISCONNECTED"));
        assertEquals(List.of(), said);
    }

    @Test
    void aNumberIsTakenAsPeopleWriteIt() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.await(".reason");
        browser.click("#f-symptoms-0-sizeCm");
        browser.type(Keys.BACK_SPACE, "4,5");
        browser.awaitText(".evidence", "4.5 cm");
        browser.type("5");
        browser.await("#f-symptoms-0-sizeCm[aria-invalid]");
        browser.awaitText("#f-symptoms-0-sizeCm-hint", "at most 1 decimal place");
    }

    @Test
    void aMomentThatIsNotUsedIsSaid() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.await(".reason");
        browser.script("const about = document.getElementById('reported'); about.value = '2999-01-01T10:00';"
                + "about.dispatchEvent(new Event('change'))");
        browser.await("#reported[aria-invalid]");
        browser.awaitText("#reported-hint", "is not used");
        assertEquals(false, browser.script("return document.getElementById('reported-hint').hidden"));
        browser.press("as JSON");
        browser.await("textarea.code");
        assertFalse(String.valueOf(browser.script("return document.querySelector('textarea.code').value"))
                .contains("2999"));
    }

    /** A shell that knows patterns would take the question mark for one. */
    @Test
    void whatIsCopiedForAShellIsInQuotes() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.await(".reason");
        browser.press("as curl");
        browser.await("textarea.code");
        String copied = String.valueOf(browser.script("return document.querySelector('textarea.code').value"));
        assertTrue(copied.contains("/v1/explain?only=answer' "), copied);
    }

    @Test
    void ofSeveralSearchesEachDecisionIsListedOnce() {
        decide("{\"reportId\":\"page-6\",\"symptoms\":[{\"code\":\"red-streaks\"}]}");
        browser.load("decisions", ".chart");
        browser.click("#filter-reportId");
        browser.type("page-6");
        browser.slow(300);
        try {
            browser.script(
                    "const b = document.querySelector('.filters button.primary'); b.click(); b.click(); b.click();");
            browser.awaitText("[role=status]", "1 decisions");
            browser.later("setTimeout(arguments[0], 1200)");
            assertTrue(browser.text(".view > .stack").contains("1 decisions"), browser.text(".view > .stack"));
        } finally {
            browser.slow(0);
        }
    }

    @Test
    void aStatusThatIsNotKnownIsNotShown() {
        browser.load("status", ".links");
        browser.awaitText(".state", "The rules in the folder decide");
        browser.offline(true);
        try {
            browser.awaitText(".state", "What decides now is not known");
            assertEquals("", browser.text(".grid"));
        } finally {
            browser.offline(false);
        }
        browser.awaitText(".state", "The rules in the folder decide");
        saidOnlyThatNothingWasReached();
    }

    @Test
    void whatWouldChangeTheAnswerIsTriedByOneClick() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.awaitText(BAND, "See a doctor within 6 hours");
        browser.press("Look for near misses and what would change it");
        browser.await(".change button");
        String before = browser.text(BAND);
        browser.click(".change button");
        browser.until(ignored -> !browser.text(BAND).equals(before));
    }

    /** What is copied as a case, a folder of rules may hold, and it passes there. */
    @Test
    void whatIsCopiedAsACaseIsACase() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.await(".reason");
        browser.press("as a case");
        String copied = String.valueOf(browser.script("return document.querySelector('textarea.code').value"));
        CasesRead read =
                CaseFileReader.read(List.of(new CaseFile("page.cases.yaml", copied.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), read.problems());
        assertEquals(1, read.cases().size());
        browser.press("as JSON");
        browser.until(ignored -> browser.text("main").contains("as JSON"));
        JsonNode report =
                Contract.read(String.valueOf(browser.script("return document.querySelector('textarea.code').value")));
        Contract.requireMatch("Report", report.toString());
    }

    @Test
    void theBodyIsTouchedToSayWhere() {
        browser.load("try", ".band.empty");
        browser.click("svg.figure .region[data-region=calf] ellipse");
        browser.await(".region.chosen[data-region=calf]");
        assertEquals(true, browser.script("return document.getElementById('region-calf').checked"));
    }

    @Test
    void tryingAsksForAnAnswerAndNeverForADecision() {
        browser.load("try", ".band.empty");
        for (String file : PageFilesTest.names()) {
            assertFalse(PageFilesTest.text(file).contains("v1/triage"), file);
        }
        if (Contract.tree().path("paths").has("/v1/explain")) {
            String before = decisions();
            browser.press("Short of breath");
            browser.awaitText(BAND, EMERGENCY);
            assertEquals(before, decisions());
        }
        assertTrue(browser.text(".safe").contains("Trying records nothing."));
    }

    @Test
    void aRuleIsFoundWithItsTextItsCasesAndItsThresholds() {
        browser.load("rules", ".topic");
        browser.click("#rules-search");
        browser.type("redness 5 cm");
        browser.until(ignored -> browser.all(".rulelist a").size() < 20);
        browser.click(".rulelist a[href='#/rules/INF-01']");
        browser.awaitText("pre", "@id( \"INF-01\" )");
        browser.awaitText("dd", "Increasing redness at needle site");
        assertTrue(browser.text(".two").contains("V30: Redness, trend not given"));
        browser.go("rules/INF-14", ".numberline .dot");
    }

    @Test
    void aDecisionIsFoundAndTakenAgain() {
        String id = decide("{\"reportId\":\"page-3\",\"symptoms\":[{\"code\":\"red-streaks\"}]}");
        browser.load("decisions", ".chart");
        browser.click("#filter-reportId");
        browser.type("page-3", Keys.ENTER);
        browser.awaitText("tbody", id);
        browser.click("tbody a[href='#/decisions/" + id + "']");
        browser.press("by the rules of its time");
        browser.awaitText(".note", "The same answer.");
        browser.press("by today’s rules");
        browser.awaitText(".note", "The same answer.");
    }

    @Test
    void aDecisionIsExplainedAndChartedAndTheChainIsLookedOver() {
        String id = decide("{\"reportId\":\"page-4\",\"symptoms\":[{\"code\":\"red-streaks\"}]}");
        browser.load("decisions", ".chart");
        browser.awaitText("#chain", "The chain of the log holds.");
        browser.awaitText(".chart.rules", "INF-");
        assertTrue(browser.text("#rule-numbers").contains("Together"), browser.text("#rule-numbers"));
        browser.go("decisions/" + id, "details.panel");
        browser.press("Explain it");
        browser.awaitText("#explained", "Rules that nearly spoke");
        assertTrue(browser.all("#explained button").isEmpty(), "what is on record is not changed");
    }

    @Test
    void aRuleShowsOnWhatItSpokeLast() {
        String id = decide("{\"reportId\":\"page-5\",\"symptoms\":[{\"code\":\"red-streaks\"}]}");
        String rule = Contract.read(RestAssured.get("/v1/decisions/" + id).asString())
                .at("/ruleIds/0")
                .asText();
        browser.load("rules/" + rule, "#lately a");
        browser.awaitText("#lately", id);
    }

    @Test
    void whatHoldsForEveryReportIsShown() {
        browser.load("status", "#prove");
        browser.click("#prove");
        browser.awaitText("#proofs", "emergency words at or above their floor");
        JsonNode proofs = Contract.read(RestAssured.get("/v1/rules/proofs").asString());
        int odd = 0;
        for (JsonNode claim : proofs.path("claims")) {
            if (!claim.path("holds").asBoolean()) {
                odd++;
                String said = claim.path("claim").asText().replace("`", "");
                assertTrue(browser.text("#proofs .note").contains(said), said);
            }
        }
        assertEquals(odd, browser.all("#proofs .note").size());
    }

    @Test
    void noTextOfAPatientIsShown() {
        String id = decide("{\"symptoms\":[{\"code\":\"other\",\"text\":\"my toe hums quietly\"}]}");
        browser.load("decisions/" + id, "details.panel");
        String shown = browser.text("main");
        assertTrue(shown.contains("(not kept)"), shown);
        assertFalse(shown.contains("hums"), shown);
    }

    @Test
    void theStatusSaysWhatDecides() {
        browser.load("status", ".links");
        String version = Contract.read(RestAssured.get("/v1/rules/status").asString())
                .at("/live/version")
                .asText();
        browser.await("code[title='" + version + "']");
        browser.awaitText(".state", "The rules in the folder decide");
    }

    @Test
    void coloursFollowTheSwitch() {
        browser.load("status", ".links");
        String light = background();
        browser.click("#theme option[value=dark]");
        browser.until(ignored -> !background().equals(light));
        browser.looks(1280, "dark");
        browser.click("#theme option[value=light]");
        browser.until(ignored -> background().equals(light));
    }

    private static String background() {
        return String.valueOf(browser.script("return getComputedStyle(document.body).backgroundColor"));
    }

    /** The policy is in force: what is forbidden does not happen, and the console says so, which fails every other test. */
    @Test
    void nothingForeignRunsOrLoads() {
        browser.load("status", ".links");
        Object done = browser.later("const done = arguments[0]; const told = [];"
                + "document.addEventListener('securitypolicyviolation', e => { told.push(e.effectiveDirective);"
                + " if (told.length > 2) done(told.sort().join(' ') + ' ' + window.ran); });"
                + "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
                + "const i = new Image(); i.src = 'http://127.0.0.1:1/x.png';"
                + "fetch('http://127.0.0.1:1/').catch(() => 0);");
        assertEquals("connect-src img-src script-src-elem undefined", done);
        assertTrue(browser.console().size() >= 3);
        assertTrue(browser.asked().contains("http://127.0.0.1:1/x.png"), "a foreign request would not be seen");
    }

    /** How long it takes from the address to a view that can be used, files and words included. Printed. */
    @Test
    void saysHowLongTheFirstViewTakes() {
        List<Integer> took = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            browser.leave();
            browser.load("try", ".band.empty");
            Object millis = browser.later("const done = arguments[0]; new PerformanceObserver((list, seen) => {"
                    + " seen.disconnect(); done(Math.round(list.getEntriesByName('usable')[0].startTime)); })"
                    + ".observe({ type: 'mark', buffered: true });");
            took.add(((Number) millis).intValue());
        }
        took.sort(null);
        System.out.println("page: first view usable after " + took + " ms");
        assertTrue(took.get(0) > 0 && took.get(0) < MOST_MILLIS_OF_A_VIEW, took::toString);
    }

    /** How long an answer takes, from the change to what is to be read. Printed, for who works on it. */
    @Test
    void saysHowLongAnAnswerTakes() {
        browser.load("try", ".band.empty");
        browser.press("Fever with redness");
        browser.await(".reason");
        Object millis =
                browser.later("const done = arguments[0]; const input = document.getElementById('f-symptoms-0-sizeCm');"
                        + "const details = document.querySelector('.answer > div:nth-child(2)'); const all = []; let began;"
                        + "const next = () => { if (all.length === 30) { seen.disconnect(); all.sort((a, b) => a - b);"
                        + " done(Math.round(all[28])); return; } began = performance.now(); input.value = 1 + all.length / 10;"
                        + " input.dispatchEvent(new Event('input')); };"
                        + "const seen = new MutationObserver(() => { all.push(performance.now() - began); setTimeout(next, 20); });"
                        + "seen.observe(details, {childList: true}); next();");
        System.out.println("page: answer after a change, p95 of 30: " + millis + " ms");
        assertTrue(((Number) millis).intValue() > 0);
    }

    private static String decide(String report) {
        JsonNode answer =
                Contract.read(Contract.report(report).post("/v1/triage").asString());
        return answer.path("decisionId").asText();
    }

    private static String decisions() {
        return Contract.read(RestAssured.get("/v1/decisions?limit=1").asString())
                .at("/decisions/0/sequence")
                .asText();
    }
}
