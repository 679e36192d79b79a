package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of systemd starts the launcher with settings that there are, and with no right that it does not use. */
class SystemdUnitTest {

    private static final Path UNIT = Path.of("ops/systemd/aftercare.service");
    private static final String PROGRAM = "/opt/aftercare/aftercare";

    /** Of 100, by the count of systemd itself: less is safer, and 96 is a unit that says nothing. */
    private static final int MOST_EXPOSED = 20;

    @Test
    void startsTheServiceWithSettingsThatThereAre() throws IOException {
        assertEquals(List.of(PROGRAM + " serve"), all("ExecStart"));
        List<String> names = new ArrayList<>();
        for (String each : all("Environment")) {
            names.add(each.replaceFirst("=.*", ""));
        }
        assertTrue(names.contains("AFTERCARE_STATE"), names.toString());
        names.removeAll(SettingNames.told());
        assertEquals(List.of(), names);
        // What it may write to is where it is told to write.
        assertEquals(List.of("aftercare"), all("StateDirectory"));
        assertTrue(all("Environment").contains("AFTERCARE_STATE=/var/lib/aftercare"));
    }

    /** The service itself waits so long for its requests; killed before, it would cut them. */
    @Test
    void isGivenTimeToStop() throws IOException {
        int patience = Integer.parseInt(all("TimeoutStopSec").get(0));
        String settings = Files.readString(Path.of("docs/settings.md"));
        assertTrue(settings.contains("`QUARKUS_SHUTDOWN_TIMEOUT` | `10S`") && patience > 10, settings);
    }

    @Test
    void systemdUnderstandsItAndFindsItHardened(@TempDir Path temp) throws Exception {
        assumeFalse(Image.user("systemd-analyze", "--version").isEmpty(), "there is no systemd-analyze here");
        Path unit = temp.resolve("aftercare.service");
        // It looks for the program, which is not installed here.
        Files.writeString(unit, Files.readString(UNIT).replace(PROGRAM, "/bin/true"));
        assertEquals("", said("verify", unit.toString()));
        String threshold = "--threshold=" + MOST_EXPOSED;
        said("security", "--offline=true", "--no-pager", threshold, unit.toString());

        Files.writeString(unit, Files.readString(unit).replace("NoNewPrivileges=yes", "NoNewPrivilege=yes"));
        assertTrue(said("verify", unit.toString()).contains("NoNewPrivilege"), "a misspelt line is not noticed");
    }

    private static String said(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("systemd-analyze"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static List<String> all(String name) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line : Files.readAllLines(UNIT)) {
            if (line.startsWith(name + "=")) {
                all.add(line.substring(name.length() + 1));
            }
        }
        return all;
    }
}
