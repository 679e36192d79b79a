package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is no longer true does not pass: one wrong document of each kind. */
@QuarkusTest
class DriftTest {

    private static final Document README = Pages.README;
    private static final Document RULES_README = Pages.RULES_README;

    private static final String ASK =
            """
            ```sh
            curl -s localhost:8080/v1/triage -H 'Content-Type: application/json' -d '{"asymptomatic": true}'
            ```
            """;
    private static final String TYPO =
            """
            ```sh
            curl -s localhost:8080/v1/triage -H 'Content-Type: application/json' -d '{"asymptomatik": true}'
            ```
            """;
    private static final String REFUSED =
            """
            ```sh
            ./aftercare triage - <<'END'
            {"asymptomatik": true}
            END
            ```
            """;

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void noticesAnotherAnswer() {
        none(ASK + json("{ \"urgency\": \"SELF_CARE\", \"rank\": 0, \"…\": \"…\" }"));
        one("/urgency: shown", ASK + json("{ \"urgency\": \"ROUTINE_REVIEW\", \"…\": \"…\" }"));
        one("/colour: shown", ASK + json("{ \"colour\": \"green\", \"…\": \"…\" }"));
        one("/safetyNet: shown", ASK + json("{ \"safetyNet\": [], \"…\": \"…\" }"));
        one("/safetyNet/0: shown", ASK + json("{ \"safetyNet\": [ \"Chest pain: wait…\", \"…\" ], \"…\": \"…\" }"));
    }

    @Test
    void noticesWhatIsLeftOutWithoutAMark() {
        List<String> complaints = complaints(ASK + json("{ \"urgency\": \"SELF_CARE\" }"));
        assertTrue(complaints.toString().contains("/safetyNet: not shown"), complaints::toString);
    }

    @Test
    void noticesAMarkThatLeavesOutNothing() {
        one("/dataQuality: shown", ASK + json("{ \"dataQuality\": [ \"…\" ], \"…\": \"…\" }"));
    }

    @Test
    void noticesARefusalThatIsNotShownAsOne() {
        one("ended with 422", TYPO);
        one("ended with 422", TYPO + json("{ \"…\": \"…\" }"));
        none(TYPO + json("{ \"triagePerformed\": false, \"…\": \"…\" }"));
        one("ended with 404", "```sh\ncurl -s localhost:8080/v1/rule\n```\n");
    }

    @Test
    void noticesAnotherExitOrAnotherPage() {
        one("ended with 1", REFUSED);
        none(REFUSED.replace("- <<'END'", "- <<'END' # exits 1"));
        one("ended with 2", "```sh\n./aftercare triage --jsn -\n```\n");
        one("ended with 2", "```sh\n./aftercare triage src/test/resources/readme/lost.json\n```\n");
        none("```sh\n./aftercare --version\n```\n\n```text\naftercare …\n```\n");
        one("shown:", "```sh\n./aftercare --version\n```\n\n```text\naftercare 7.7.7\n```\n");
    }

    @Test
    void noticesAnotherBuild() {
        one("ended with 1", "```sh\n./mvnw -Pshort verify\n```\n");
        one("ended with 1", "```sh\n./mvnw -Dtest=ReedmeTest test\n```\n");
        one("ended with 1", "```sh\n./mvnw spotles:apply\n```\n");
        one("ended with 1", "```sh\njava src/test/java/aftercare/readme/Settings.java\n```\n");
        one("no command shows this", "```mermaid\nflowchart TD\n```\n");
    }

    @Test
    void noticesWhatNothingTries() {
        one("no command shows this", json("{}"));
        one("no command shows this", ASK + "## Further down\n\n" + json("{}"));
        one("no command shows this", "```java\nint answer = 42;\n```\n");
        one("is not run as shown", "```sh\n./aftercare replay | tail -1\n```\n");
        one("is not run as shown", "```sh\nmake coffee\n```\n");
        one("is not run as shown", ASK.replace("curl -s", "curl --location"));
    }

    @Test
    void noticesAnotherSetting() {
        Document page = Pages.SETTINGS;
        Document slower = page.with("DEADLINE_MILLIS` | `2000` |", "DEADLINE_MILLIS` | `3000` |");
        only("aftercare.deadline-millis: told `3000`", new Tables(slower).settings());
        Document renamed = page.with("| `AFTERCARE_QUEUE` |", "| `AFTERCARE_QEUE` |");
        only("aftercare.queue: told `AFTERCARE_QEUE`", new Tables(renamed).settings());
        Document open = page.with("HTTP_HOST` | `127.0.0.1` |", "HTTP_HOST` | `0.0.0.0` |");
        only("quarkus.http.host: told `0.0.0.0`", new Tables(open).settings());
        String workers = line(page, "| `aftercare.workers`");
        only("aftercare.workers: told `null`", new Tables(page.with(workers + "\n", "")).settings());
        Document unheard = page.with("(which Java)", "(which Java), `AFTERCARE_MEMORY`");
        only("AFTERCARE_MEMORY: nothing", new Tables(unheard).environment(unheard));
    }

    @Test
    void noticesAnotherFolder() {
        Document map = Pages.ARCHITECTURE;
        only("src/samples/: is not there", new Tables(map.with("| `src/bench/`", "| `src/samples/`")).paths());
        String wording = line(map, "| `rules/wording.yaml`");
        only("wording.yaml: is not told of", new Tables(map.with(wording + "\n", "")).paths());
        only("rules/infection/: told `12`", new Tables(map.with("and 14 more", "and 12 more")).paths());
        only("triage.output: is not there", Sources.missing(Document.of("It is in `triage.output`.")));
        only("domain.Sympton: is not there", Sources.missing(Document.of("The fact `domain.Sympton`.")));
        only("ReedmeTest: is not there", Sources.missing(Document.of("`ReedmeTest`, `ReadmeTest`, `domain.Symptom`")));
    }

    @Test
    void noticesALinkThatLeadsNowhere() {
        only("LICENCE: leads nowhere", new Tables(README.with("(LICENSE)", "(LICENCE)")).links());
        Document heading = Pages.DECISIONS.with("#the-decision-log", "#the-log");
        only("commands.md#the-log: leads nowhere", new Tables(heading).links());
    }

    @Test
    void noticesAnotherLevel() {
        Document later =
                README.with("See a doctor within 24 hours | 24 hours", "See a doctor within 24 hours | 48 hours");
        only(
                "the levels",
                new Tables(later).urgencies(RulesPage.shipped().book().wording()));
    }

    @Test
    void noticesAnotherVerb() {
        only("`./aftercare repla`", Verbs.unknown(Document.of("Run `./aftercare repla`.")));
        only("`./aftercare replay --fast`", Verbs.unknown(Document.of("Run `./aftercare replay --fast`.")));
        List<String> missing = Verbs.missing(Document.of("./aftercare serve, help, replay --rules --version"));
        assertTrue(missing.toString().contains("triage --json: is not told of"), missing::toString);
    }

    @Test
    void noticesAnotherRule(@TempDir Path temp) throws IOException, ClassNotFoundException {
        Document threshold = RULES_README.with("hoursSince <= 72.0 )\n", "hoursSince <= 96.0 )\n");
        only("no shipped rule reads like this", rules(threshold).blocks());
        Document passes = RULES_README.with("    urgency: ROUTINE_REVIEW ", "    urgency: SELF_CARE ");
        only("README.md:", rules(passes).blocks());
        Document message = RULES_README.with("did you mean `needle-broken`?", "did you mean `needle-left-in`?");
        only("nothing says", rules(message).messages(temp.resolve("message")));
        only("Symptom: told", rules(RULES_README.with("`heavy` ", "")).facts());
        only(
                "[Report]: told",
                rules(RULES_README.with("`symptomCount` |", "`symptoms` |")).facts());
        only(
                "PRO-13: there is no such rule",
                rules(RULES_README.with("`PRO-03`", "`PRO-13`")).ids());
        only(
                "words.yaml: there is no",
                rules(RULES_README.with("`vocabulary.yaml` lists", "`words.yaml` lists"))
                        .files());
    }

    private List<String> complaints(String text) {
        return Examples.all(service, management).complaints(Document.of(text));
    }

    private void one(String part, String text) {
        only(part, complaints(text));
    }

    private void none(String text) {
        assertEquals(List.of(), complaints(text));
    }

    private static void only(String part, List<String> complaints) {
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0).contains(part), complaints::toString);
    }

    private static RulesPage rules(Document page) {
        return new RulesPage(page, RulesPage.shipped());
    }

    private static String json(String text) {
        return "\n```json\n" + text + "\n```\n";
    }

    private static String line(Document document, String beginning) {
        return document.lines().stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
