package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.access.Roles;
import aftercare.service.http.Locked;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A service that asks for tokens: the page asks who looks at it, and forgets it with the page. */
@QuarkusTest
@TestProfile(Locked.class)
class TokenPageTest {

    @TestHTTPResource("/")
    URL service;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @Test
    void asksForATokenAndKeepsItInMemoryAlone() throws IOException {
        Locked.takeOver(keys, service);
        try (Browser browser = Browser.open(service)) {
            browser.looks(1280, "light");
            browser.load("status", "dialog #token");
            browser.keep("token");
            browser.type("nobody", Keys.ENTER);
            browser.awaitText("dialog", "did not take this token");
            String bearer = Locked.bearer("anna", Roles.CLINICIAN).strip();
            browser.type(bearer.substring(bearer.lastIndexOf(' ') + 1), Keys.ENTER);
            browser.awaitText(".state", "The rules in the folder decide");
            browser.awaitText(".grid", "Your roles do not allow to look.");
            assertEquals(
                    0L, browser.script("return localStorage.length + sessionStorage.length + document.cookie.length"));
            browser.load("rules", "dialog #token");
            assertTrue(browser.all(".rulelist a").isEmpty());
        }
    }
}
