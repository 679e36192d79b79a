package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the image without building it. */
class DockerfileTest {

    private static final Path FILE = Path.of("Dockerfile");

    /** A full version and a build, and a place for the digest, so that the same file builds the same image. */
    private static final Pattern PINNED =
            Pattern.compile("eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-(jdk|jre)-[a-z]+\\$\\{(?<digest>[A-Z_]+)\\}");

    private static final Set<String> KNOWN = Set.of(
            "FROM",
            "WORKDIR",
            "COPY",
            "RUN",
            "ENV",
            "VOLUME",
            "USER",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD");

    @Test
    void keepsWhatAnImageShould() throws IOException {
        assertEquals(List.of(), complaints(Files.readString(FILE)));
    }

    @Test
    void namesSettingsThatTheReadmeTells() {
        Set<String> told = SettingNames.told();
        for (String name : Dockerfile.read(FILE).last().environment().keySet()) {
            assertTrue(told.contains(name) || name.equals("HOME"), name + ": no such setting");
        }
    }

    @Test
    void buildsFromWhatItIsGiven() throws IOException {
        List<String> given = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(".dockerignore"))) {
            if (line.startsWith("!")) {
                String path = line.substring(1);
                assertTrue(Files.exists(Path.of(path)), path + ": is not there");
                given.add(path);
            }
        }
        assertEquals(List.of(".mvn/", "mvnw", "pom.xml", "openapi.yaml", "aftercare", "rules/", "src/main/"), given);
    }

    /** Libraries are loaded from there, and what an engine mounts there by itself forbids it. */
    @Test
    void theLineThatRunsItLetsLibrariesBeLoaded() throws IOException {
        List<String> mounts = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.contains("--tmpfs")) {
                mounts.add(line.replaceAll(".*--tmpfs (\\S+).*", "$1"));
            }
        }
        assertEquals(List.of("/tmp:exec"), mounts);
    }

    @Test
    void noticesEachThingThatAnImageShouldNotBe() throws IOException {
        Map<String, List<String>> edits = Map.ofEntries(
                Map.entry("not pinned", List.of("17.0.15_6-jre-noble", "17-jre")),
                Map.entry("runs on more than a runtime", List.of("17.0.15_6-jre-noble", "17.0.15_6-jdk-noble")),
                Map.entry("no argument takes its digest", List.of("ARG JRE_DIGEST=\"\"\n", "")),
                Map.entry(
                        "is whatever is latest",
                        List.of("eclipse-temurin:17.0.15_6-jre-noble", "aftercare-base:latest")),
                Map.entry("the user is not a number", List.of("USER 10001:10001", "USER aftercare")),
                Map.entry("runs as root", List.of("USER 10001:10001", "USER 0:0")),
                Map.entry("USER is given 0 times", List.of("USER 10001:10001\n", "")),
                Map.entry("exec form", List.of("CMD [\"serve\"]", "CMD serve")),
                Map.entry("the ports", List.of("EXPOSE 8080 9000", "EXPOSE 8080")),
                Map.entry("written to", List.of("VOLUME [\"/data\", \"/tmp\"]", "VOLUME [\"/data\"]")),
                Map.entry("HEALTHCHECK is given 0 times", List.of("HEALTHCHECK", "# HEALTHCHECK")),
                Map.entry("no fast start", List.of("./aftercare rehearse", "true")),
                Map.entry("unknown instruction", List.of("STOPSIGNAL", "STOPSIGN")));
        String good = Files.readString(FILE);
        for (Map.Entry<String, List<String>> edit : edits.entrySet()) {
            String bad = good.replace(edit.getValue().get(0), edit.getValue().get(1));
            List<String> complaints = complaints(bad);
            assertTrue(complaints.toString().contains(edit.getKey()), edit.getKey() + " is not among " + complaints);
        }
    }

    private static List<String> complaints(String text) {
        Dockerfile file = Dockerfile.of(text);
        List<String> complaints = new ArrayList<>();
        for (Dockerfile.Stage stage : file.stages()) {
            bases(file, stage, complaints);
        }
        Dockerfile.Stage last = file.last();
        if (file.stages().size() < 2 || !last.base().contains("-jre-")) {
            complaints.add("runs on more than a runtime");
        }
        for (String once : List.of("USER", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "ENTRYPOINT", "CMD", "VOLUME")) {
            if (last.all(once).size() != 1) {
                complaints.add(once + " is given " + last.all(once).size() + " times");
            }
        }
        if (!complaints.isEmpty()) {
            return complaints;
        }
        user(last, complaints);
        for (String command : List.of("ENTRYPOINT", "CMD")) {
            if (Dockerfile.exec(last.all(command).get(0)).isEmpty()) {
                complaints.add(command + " is not in exec form: signals would not reach the program");
            }
        }
        if (!last.all("EXPOSE").equals(List.of("8080 9000"))) {
            complaints.add("the ports are not those of the service");
        }
        if (!Dockerfile.exec(last.all("VOLUME").get(0)).equals(List.of("/data", "/tmp"))) {
            complaints.add("the folders that are written to are not these");
        }
        if (!last.all("RUN").toString().contains("./aftercare rehearse")) {
            complaints.add("no fast start is prepared");
        }
        return complaints;
    }

    private static void bases(Dockerfile file, Dockerfile.Stage stage, List<String> complaints) {
        Matcher pinned = PINNED.matcher(stage.base());
        if (!pinned.matches()) {
            complaints.add(stage.base() + " is not pinned");
        } else if (!file.arguments().containsKey(pinned.group("digest"))) {
            complaints.add(stage.base() + ": no argument takes its digest");
        }
        if (stage.base().contains(":latest") || !stage.base().contains(":")) {
            complaints.add(stage.base() + " is whatever is latest");
        }
        for (Dockerfile.Instruction each : stage.instructions()) {
            if (!KNOWN.contains(each.name())) {
                complaints.add(each.name() + ": unknown instruction");
            }
        }
    }

    private static void user(Dockerfile.Stage last, List<String> complaints) {
        String user = last.all("USER").get(0);
        if (!user.matches("\\d+:\\d+")) {
            complaints.add("the user is not a number: nothing can tell that it is not root");
        } else if (user.startsWith("0:")) {
            complaints.add("it runs as root");
        }
    }
}
