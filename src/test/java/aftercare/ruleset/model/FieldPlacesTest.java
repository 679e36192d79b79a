package aftercare.ruleset.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new field of a fact is a line in the table, one in the fact and one in intake; words for people may be a fourth. */
class FieldPlacesTest {

    private static final Path SOURCES = Path.of("src/main/java/aftercare");

    /** The last two are texts for people: how the rule book speaks of a field, and the example that a new topic begins with. */
    private static final List<String> ALLOWED = List.of(
            "domain/",
            "ruleset/model/FieldTable.java",
            "triage/intake/",
            "trial/book/FieldPhrase.java",
            "cli/input/TopicTemplate.java");

    /** Ordinary answers about a symptom. The others mean something special, such as a place or the time of a treatment. */
    private static final List<String> ORDINARY = List.of(
            "sizeCm",
            "stopped",
            "pressureMinutes",
            "fullyRecovered",
            "headInjury",
            "recurrent",
            "sharpPainAtInsertion",
            "ageYears",
            "bmi");

    @Test
    void anOrdinaryFieldIsNamedInTheTableTheFactAndIntakeAlone() throws IOException {
        for (String field : ORDINARY) {
            TreeSet<String> places = places(field);
            assertTrue(places.contains("ruleset/model/FieldTable.java"), field + " is in " + places);
            places.removeIf(place -> ALLOWED.stream().anyMatch(place::startsWith));
            assertEquals(List.of(), List.copyOf(places), field);
        }
    }

    private static TreeSet<String> places(String field) throws IOException {
        Pattern word = Pattern.compile("\\b" + field + "\\b");
        TreeMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        TreeSet<String> places = new TreeSet<>();
        sources.forEach((place, source) -> {
            if (word.matcher(source).find()) {
                places.add(place);
            }
        });
        return places;
    }
}
