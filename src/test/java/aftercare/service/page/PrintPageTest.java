package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is printed is whole, the answer first, without what only a screen can do. The papers are in the folder of screens. */
@QuarkusTest
@TestProfile(KeyboardPageTest.Fresh.class)
class PrintPageTest {

    @TestHTTPResource("/")
    URL service;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open(service);
        browser.looks(1280, "dark");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anAnswerIsPrintedBeforeTheReport() throws IOException {
        browser.load("try", ".band.empty button");
        browser.press("Fever with redness");
        browser.await(".reason");
        browser.script("document.documentElement.dataset.theme = 'dark'");
        Paper paper = print("try");
        String text = paper.text();
        int headline = at(text, browser.text(".band .headline"));
        assertTrue(headline < at(text, "It rests on"), text);
        assertTrue(at(text, "It rests on") < at(text, "needled regions: Top of the shoulder"), text);
        assertTrue(at(text, "What the patient is told") < at(text, "needled regions: Top of the shoulder"), text);
        at(text, "temperature: 38.2 °C");
        at(text, "Trying records nothing.");
        // What is folded on a screen is not lost on paper.
        for (String line : browser.text("#texts-Whentoseekhelpafterall li").split("\n")) {
            at(text, line);
        }
        for (String control : new String[] {"Undo", "Start over", "as JSON", "Add it", "Look for near misses"}) {
            assertFalse(text.contains(Paper.blanksOut(control)), control);
        }
        assertTrue(paper.pages().size() <= 3, paper.pages().size() + " pages");
        assertEquals("rgb(0, 0, 0) on rgb(255, 255, 255)", inkAndGround());
    }

    @Test
    void everyRuleIsPrinted() throws IOException {
        browser.load("rules", ".topic");
        Paper paper = print("rules");
        for (Object id : RestAssured.get("/v1/rules").jsonPath().getList("rules.id")) {
            at(paper.text(), String.valueOf(id));
        }
        assertTrue(paper.pages().size() <= 2, paper.pages().size() + " pages");
    }

    @Test
    void decisionsArePrintedWithTheirIds() throws IOException {
        String id = Contract.read(
                        Contract.report("{\"reportId\":\"paper-1\",\"symptoms\":[{\"code\":\"red-streaks\"}]}")
                                .post("/v1/triage")
                                .asString())
                .path("decisionId")
                .asText();
        browser.load("decisions", ".chart");
        browser.awaitText("tbody", id);
        Paper paper = print("decisions");
        at(paper.text(), id);
        at(paper.text(), "paper-1");
        assertFalse(paper.text().contains("Search"), paper.text());
        assertTrue(paper.pages().size() <= 2, paper.pages().size() + " pages");
    }

    private Paper print(String name) throws IOException {
        byte[] pdf = browser.printed();
        Files.createDirectories(Browser.SCREENS);
        Files.write(Browser.SCREENS.resolve(name + ".pdf"), pdf);
        return Paper.read(pdf);
    }

    /** Where it is to be read. */
    private static int at(String text, String sought) {
        int at = text.indexOf(Paper.blanksOut(sought));
        assertTrue(at >= 0, () -> "`" + sought + "` is not printed: " + text);
        return at;
    }

    private Object inkAndGround() {
        browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
        return browser.script("const style = getComputedStyle(document.body);"
                + " return style.color + ' on ' + style.backgroundColor");
    }
}
