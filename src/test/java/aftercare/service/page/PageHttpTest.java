package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets the page, and what a browser is told with it. */
@QuarkusTest
class PageHttpTest {

    private static final String FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void aBrowserGetsThePage() {
        Response page = get("/", FIREFOX);
        assertEquals("text/html;charset=UTF-8", page.contentType());
        assertTrue(page.asString().contains("/page/app.js"));
        requireGuarded(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "text/html;q=0,*/*",
                "application/json, text/html",
                "text/*",
                "",
                "nonsense",
                ";;,/"
            })
    void aProgramGetsThePaths(String accept) {
        Response paths = get("/", accept);
        assertEquals(200, paths.statusCode());
        Contract.requireMatch("Signpost", paths.asString());
        assertNull(paths.header("Content-Security-Policy"));
    }

    @Test
    void everyFileIsGuarded() {
        for (String name : PageFilesTest.names()) {
            Response file = get("/page/" + name, "*/*");
            assertEquals(200, file.statusCode(), name);
            requireGuarded(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/nothing.js", "/page/application.properties", "/page", "/page/a/b.js", "/index.html"})
    void nothingElseIsThere(String path) {
        Contract.requireProblem(get(path, "*/*"));
        assertEquals(404, get(path, "*/*").statusCode());
    }

    private static Response get(String path, String accept) {
        return RestAssured.given()
                .header("Accept", accept)
                .filter(Contract.answers())
                .get(path);
    }

    private static void requireGuarded(Response page) {
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertTrue(policy.endsWith("base-uri 'none'; form-action 'none'; frame-ancestors 'none'"), policy);
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
        assertEquals("no-store", page.header("Cache-Control"));
    }
}
