package aftercare.service.telemetry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.app.Watched;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the dashboard, the alerts and their page speak of is there when the running service is asked. */
@QuarkusTest
@TestProfile(Watched.class)
class OpsFilesTest {

    private static final Path DASHBOARD = Path.of("ops/grafana/aftercare.json");
    private static final Path ALERTS = Path.of("ops/prometheus/alerts.yaml");
    private static final Path PAGE = Path.of("ops/README.md");

    /** Labels that Prometheus adds. */
    private static final Set<String> OF_THE_TARGET = Set.of("instance", "job");

    private static final Set<String> FUNCTIONS = Set.of("humanize", "humanizePercentage", "humanizeDuration");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");
    private static final Pattern ROW = Pattern.compile("^\\| `(aftercare_\\w+)` \\| ([^|]*) \\|.*");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private Scrape scrape;

    @BeforeEach
    void ask() {
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(200);
        scrape = new Scrape(given().accept("text/plain").get(metrics).asString());
    }

    @Test
    void everyAlertSpeaksOfWhatIsThere() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> alert : alerts()) {
            String name = (String) alert.get("alert");
            assertTrue(name.startsWith("Aftercare") && names.add(name), name);
            assertTrue(
                    Set.of("alert", "expr", "for", "labels", "annotations").containsAll(alert.keySet()),
                    alert.keySet()::toString);
            Set<String> kept = requireKnown(name, (String) alert.get("expr"));
            if (alert.containsKey("for")) {
                assertTrue(((String) alert.get("for")).matches("[0-9]+[smh]"), name);
            }
            Map<?, ?> labels = (Map<?, ?>) alert.get("labels");
            assertEquals(Set.of("severity"), labels.keySet(), name);
            assertTrue(Set.of("warning", "critical").contains(labels.get("severity")), name);
            Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
            assertEquals(Set.of("summary", "description"), annotations.keySet(), name);
            for (Object text : annotations.values()) {
                requirePlaces(name, (String) text, kept);
            }
        }
        assertTrue(names.size() >= 9, names::toString);
    }

    @Test
    void everyPanelSpeaksOfWhatIsThere() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        Set<Integer> ids = new TreeSet<>();
        Set<String> cells = new TreeSet<>();
        int queries = 0;
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertTrue(ids.add(panel.path("id").asInt()), title);
            requirePlace(title, panel.path("gridPos"), cells);
            if (panel.path("type").asText().equals("row")) {
                continue;
            }
            assertFalse(panel.path("description").asText().isEmpty(), title);
            assertFalse(panel.path("targets").isEmpty(), title);
            Set<String> references = new TreeSet<>();
            for (JsonNode target : panel.path("targets")) {
                assertTrue(references.add(target.path("refId").asText()), title);
                assertEquals("${datasource}", target.at("/datasource/uid").asText(), title);
                Set<String> kept = requireKnown(title, target.path("expr").asText());
                Matcher place = PLACE.matcher(target.path("legendFormat").asText());
                while (place.find()) {
                    assertTrue(kept.contains(place.group(1)), title + ": " + place.group(1));
                }
                queries++;
            }
        }
        assertTrue(queries > 30, queries + " queries");
        Set<String> variables = new TreeSet<>();
        for (JsonNode variable : dashboard.at("/templating/list")) {
            variables.add(variable.path("name").asText());
        }
        assertEquals(Set.of("datasource", "instance"), variables);
    }

    @Test
    void everyMeterOfOursIsShownAndTold() throws IOException {
        String dashboard = Files.readString(DASHBOARD);
        String alerts = Files.readString(ALERTS);
        Map<String, Set<String>> told = told();
        Map<String, Set<String>> there = families();
        assertEquals(there, told);
        for (String name : there.keySet()) {
            assertTrue(dashboard.contains(name) || alerts.contains(name), name + " is on no dashboard and in no alert");
        }
    }

    @Test
    void everyAlertIsToldOf() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> alert : alerts()) {
            names.add((String) alert.get("alert"));
        }
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = Pattern.compile("^\\| `(Aftercare\\w+)` \\|.*").matcher(line);
            if (row.matches()) {
                told.add(row.group(1));
            }
        }
        assertEquals(names, told);
    }

    /** A query that can be read, of what is there; gives the labels that its result bears. */
    private Set<String> requireKnown(String where, String text) {
        Query query;
        try {
            query = new Query(text);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(where + ": " + text + ": " + e.getMessage(), e);
        }
        Set<String> labels = new TreeSet<>(OF_THE_TARGET);
        for (Query.Selector selector : query.selectors()) {
            List<Scrape.Sample> samples = scrape.named(selector.name());
            assertFalse(samples.isEmpty(), where + ": there is no " + selector.name());
            labels.addAll(samples.get(0).labels().keySet());
            assertEquals(
                    selector.name().matches(".*_(total|count|sum|bucket)"),
                    selector.range(),
                    where + ": " + selector.name() + " is asked over a time, or is not");
            selector.matchers().forEach((label, matching) -> requireMatching(where, samples, label, matching));
        }
        assertTrue(labels.containsAll(query.grouped()), where + ": there is one lost of " + query.grouped());
        return labels;
    }

    private static void requireMatching(
            String where, List<Scrape.Sample> samples, String label, Query.Matching matching) {
        if (OF_THE_TARGET.contains(label)) {
            return;
        }
        for (String value : matching.operator().contains("~")
                ? matching.value().split("\\|", -1)
                : new String[] {matching.value()}) {
            boolean found = samples.stream()
                    .anyMatch(sample -> matching.operator().contains("~")
                            ? sample.labels().getOrDefault(label, "").matches(value)
                            : value.equals(sample.labels().get(label)));
            assertTrue(found, where + ": nothing has the " + label + " " + value);
        }
    }

    private static void requirePlaces(String where, String text, Set<String> labels) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String[] parts = place.group(1).split(" \\| ", -1);
            boolean label = parts[0].startsWith("$labels.");
            assertTrue(
                    label ? labels.contains(parts[0].substring(8)) : parts[0].equals("$value"),
                    where + ": " + place.group());
            for (int i = 1; i < parts.length; i++) {
                assertTrue(FUNCTIONS.contains(parts[i]) || parts[i].startsWith("printf "), where + place.group());
            }
        }
        assertEquals(text.split("\\{\\{", -1).length, text.split("}}", -1).length, where);
    }

    private static void requirePlace(String where, JsonNode place, Set<String> cells) {
        assertTrue(place.path("x").asInt() + place.path("w").asInt() <= 24, where);
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                String cell =
                        (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
                assertTrue(cells.add(cell), where + " lies over another panel");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ALERTS));
        assertEquals(Set.of("groups"), file.keySet());
        List<Map<String, Object>> alerts = new ArrayList<>();
        Set<Object> names = new TreeSet<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
            assertEquals(Set.of("name", "rules"), group.keySet());
            assertTrue(names.add(group.get("name")), "a group appears twice");
            alerts.addAll((List<Map<String, Object>>) group.get("rules"));
        }
        return alerts;
    }

    /** Our own meters by the name that a person would look for, with their labels. */
    private Map<String, Set<String>> families() {
        Map<String, Set<String>> families = new TreeMap<>();
        for (Map.Entry<String, Set<String>> each : scrape.labels().entrySet()) {
            String family = each.getKey().replaceFirst("_seconds_(bucket|count|sum|max)$", "_seconds");
            Set<String> labels = new TreeSet<>(each.getValue());
            labels.remove("le");
            families.put(family, labels);
        }
        return families;
    }

    private static Map<String, Set<String>> told() throws IOException {
        Map<String, Set<String>> told = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> labels = new TreeSet<>();
                Matcher label = Pattern.compile("`(\\w+)`").matcher(row.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
                told.put(row.group(1), labels);
            }
        }
        return new TreeMap<>(told);
    }
}
