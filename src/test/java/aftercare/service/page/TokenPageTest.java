package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.access.Roles;
import aftercare.service.http.ApprovalTest;
import aftercare.service.http.Locked;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A service that asks for tokens: the page asks who looks at it, and forgets it with the page. */
@QuarkusTest
@TestProfile(TokenPageTest.Fresh.class)
class TokenPageTest {

    /** A service of its own: its rules are edited. */
    public static class Fresh extends ApprovalTest.LockedAndSmall {}

    private static final String INFECTION = "infection/infection.drl";

    @TestHTTPResource("/")
    URL service;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    @Test
    void asksForATokenAndKeepsItInMemoryAlone() throws IOException {
        Locked.takeOver(keys, service);
        try (Browser browser = Browser.open(service)) {
            browser.looks(1280, "light");
            browser.load("status", "dialog #token");
            browser.keep("token");
            // Whoever presses Escape is still asked: else everything would wait for a token that nobody can give.
            browser.type(Keys.ESCAPE, Keys.ESCAPE, Keys.ESCAPE);
            browser.await("dialog[open] #token");
            browser.script("document.getElementById('token').focus()");
            browser.type("nobody", Keys.ENTER);
            browser.awaitText("dialog", "did not take this token");
            browser.type(token("anna"), Keys.ENTER);
            browser.awaitText(".state", "The rules in the folder decide");
            browser.awaitText(".grid", "Your roles do not allow to look.");
            assertEquals(
                    0L, browser.script("return localStorage.length + sessionStorage.length + document.cookie.length"));
            browser.load("rules", "dialog #token");
            assertTrue(browser.all(".rulelist a").isEmpty());
        }
    }

    /** Who has worked on a change is told why they do not approve it; another clinician does, and it decides. */
    @Test
    void anotherPersonApproves() throws IOException {
        Locked.takeOver(keys, service);
        String anna = token("anna");
        String ben = token("ben");
        Path text = Path.of(folder).resolve(INFECTION);
        try (Browser browser = Browser.open(service)) {
            browser.looks(1280, "light");
            browser.load("edit", "dialog #token");
            browser.type(anna, Keys.ENTER);
            browser.await("#editor");
            browser.focusIsSeen();
            browser.tabTo("#edit-file");
            browser.type(INFECTION);
            browser.until(
                    ignored -> INFECTION.equals(browser.script("return document.getElementById('edit-file').value")));
            browser.tabTo("#editor");
            browser.type(Keys.chord(Keys.CONTROL, Keys.HOME), "// kindly", Keys.ENTER);
            browser.awaitText("#edit-kept", "anna");
            browser.click("#edit-reason");
            browser.type("So it is said.");
            browser.click("#edit-propose");
            browser.await("[data-approve]");
            browser.click("[data-approve]");
            browser.awaitText("#edit-note", "Who made a proposal does not approve it");
            browser.keep("edit-own-proposal");
            assertFalse(Files.readString(text).startsWith("// kindly"));
            assertNowhere(browser, anna);
            browser.press("Forget the token");
            browser.await("dialog #token");
            browser.type(ben, Keys.ENTER);
            browser.await("[data-approve]");
            browser.click("[data-approve]");
            browser.awaitText("#edit-live", "It is in the folder, and it decides.");
            assertFalse(browser.text("#edit-live").contains("yourself"), browser.text("#edit-live"));
            assertTrue(Files.readString(text).startsWith("// kindly"));
            assertNowhere(browser, anna);
            assertNowhere(browser, ben);
            browser.asked().forEach(asked -> assertFalse(asked.contains(anna) || asked.contains(ben), asked));
        }
    }

    private static void assertNowhere(Browser browser, String token) {
        Object kept = browser.later("const done = arguments[0];"
                + "Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then((found) =>"
                + " done(JSON.stringify([found, localStorage, sessionStorage, document.cookie, history.state])));");
        assertEquals("[[[],[],[]],{},{},\"\",null]", kept);
        Object shown = browser.script("return location.href + document.documentElement.outerHTML"
                + " + [...document.querySelectorAll('input, textarea')].map((each) => each.value)");
        assertFalse(String.valueOf(shown).contains(token), "the token is in the page");
    }

    private static String token(String name) {
        String bearer = Locked.bearer(name, Roles.CLINICIAN).strip();
        return bearer.substring(bearer.lastIndexOf(' ') + 1);
    }
}
