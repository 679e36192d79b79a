package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is what a reader gets. */
@QuarkusTest
class ReadmeTest {

    static final Path README = Path.of("README.md");
    static final Path RULES_README = Path.of("rules/README.md");
    private static final Path CHANGELOG = Path.of("CHANGELOG.md");

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void everyCommandAnswersAsShown() {
        assertEquals(List.of(), new Examples(service, management).complaints(Document.read(README)));
    }

    @Test
    void tellsEverySettingAndItsDefault() {
        assertEquals(List.of(), new Tables(Document.read(README)).settings());
        assertEquals(List.of(), new Tables(Document.read(README)).environment());
    }

    @Test
    void mapsWhatIsThere() {
        assertEquals(List.of(), new Tables(Document.read(README)).paths());
        assertEquals(List.of(), new Tables(Document.read(README)).links());
    }

    @Test
    void tellsTheLevels() {
        assertEquals(
                List.of(),
                new Tables(Document.read(README))
                        .urgencies(RulesPage.shipped().book().wording()));
    }

    @Test
    void tellsEveryVerbAndOption() {
        assertEquals(List.of(), Verbs.missing(Document.read(README)));
        assertEquals(List.of(), Verbs.unknown(Document.read(README)));
    }

    @Test
    void namesRulesThatExist() {
        assertEquals(List.of(), new RulesPage(Document.read(README), RulesPage.shipped()).ids());
    }

    @Test
    void explainsTheRulesAsTheyAre(@TempDir Path temp) throws IOException, ClassNotFoundException {
        Document page = Document.read(RULES_README);
        assertEquals(List.of(), Verbs.unknown(page));
        assertEquals(List.of(), new Tables(page).links());
        RulesPage rules = new RulesPage(page, RulesPage.shipped());
        rules.blocks();
        rules.messages(temp);
        rules.facts();
        rules.ids();
        assertEquals(List.of(), rules.files());
    }

    @Test
    void changelogBeginsWithThisVersion() throws IOException {
        Matcher version = Pattern.compile("<artifactId>aftercare</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        String first = Document.read(CHANGELOG).lines().stream()
                .filter(line -> line.startsWith("## "))
                .findFirst()
                .orElse("none");
        assertTrue(first.startsWith("## [" + version.group(1) + "]"), first);
    }
}
