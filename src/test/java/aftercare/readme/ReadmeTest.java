package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.triage.RuleSet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is what a reader gets. */
@QuarkusTest
class ReadmeTest {

    private static final Path CHANGELOG = Path.of("CHANGELOG.md");
    private static final int MOST_LINES_OF_THE_README = 180;

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void theServiceAnswersAsShown() {
        List<String> complaints = new ArrayList<>();
        for (Document page : Pages.shown()) {
            complaints.addAll(Examples.ofTheService(service, management).complaints(page));
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void namesSettingsThatExist() {
        ofEach(Pages.shown(), page -> new Tables(page).environment(Pages.SETTINGS));
    }

    @Test
    void mapsWhatIsThere() {
        assertEquals(List.of(), new Tables(Pages.ARCHITECTURE).paths());
        ofEach(List.of(Pages.ARCHITECTURE, Pages.CONTRIBUTING), Sources::missing);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        ofEach(Pages.all(), page -> new Tables(page).links());
    }

    /** The first page is for the first five minutes; everything else is one link away from it. */
    @Test
    void theReadmeIsShortAndLeadsToEveryPage() {
        assertTrue(
                Pages.README.lines().size() <= MOST_LINES_OF_THE_README,
                () -> Pages.README.lines().size() + " lines");
        List<Path> reached = new ArrayList<>();
        for (String link : Pages.README.links()) {
            reached.add(Pages.README.beside(link.replaceFirst("#.*", "")));
        }
        for (Document page : Pages.all()) {
            Path file = Path.of(page.name()).toAbsolutePath();
            boolean isReached = page.equals(Pages.README)
                    || reached.contains(file)
                    || Pages.RULES_README.links().contains(file.getFileName().toString());
            assertTrue(isReached, () -> "no link leads to " + page.name());
        }
    }

    @Test
    void tellsTheLevels() {
        assertEquals(
                List.of(),
                new Tables(Pages.README).urgencies(RulesPage.shipped().book().wording()));
    }

    @Test
    void tellsEveryVerbAndOption() {
        assertEquals(List.of(), Verbs.missing(Pages.COMMANDS));
        ofEach(Pages.all(), Verbs::unknown);
    }

    @Test
    void namesRulesThatExist() {
        RuleSet shipped = RulesPage.shipped();
        ofEach(Pages.shown(), page -> new RulesPage(page, shipped).ids());
    }

    @Test
    void explainsTheRulesAsTheyAre(@TempDir Path temp) throws IOException, ClassNotFoundException {
        RulesPage rules = new RulesPage(Pages.RULES_README, RulesPage.shipped());
        rules.blocks();
        rules.messages(temp);
        rules.facts();
        rules.ids();
        assertEquals(List.of(), rules.files());
    }

    /** Which version the first is, ManifestsTest holds: a program that differs from the last release has a name of its own. */
    @Test
    void onlyTheFirstSectionOfTheChangelogMayBeUnreleased() throws IOException {
        List<String> sections = Document.read(CHANGELOG).lines().stream()
                .filter(line -> line.startsWith("## "))
                .toList();
        for (String released : sections.subList(1, sections.size())) {
            assertTrue(released.matches("## \\[[0-9.]+] - \\d{4}-\\d{2}-\\d{2}"), released);
        }
    }

    private static void ofEach(List<Document> pages, Function<Document, List<String>> check) {
        List<String> complaints = new ArrayList<>();
        for (Document page : pages) {
            for (String complaint : check.apply(page)) {
                complaints.add(page.name() + ": " + complaint);
            }
        }
        assertEquals(List.of(), complaints);
    }
}
