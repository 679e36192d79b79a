package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.http.Bounds;
import aftercare.service.http.Settings;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who sets something wrong is told which variable it is, what is in it, and what may be. */
class SettingCheckTest {

    private static List<String> problems(Map<String, String> set) {
        return SettingCheck.problems(key -> Optional.ofNullable(set.get(key)));
    }

    private static void one(String line, String key, String value) {
        assertEquals(List.of(line), problems(Map.of(key, value)));
    }

    @Test
    void acceptsWhatMakesSense() {
        assertEquals(List.of(), problems(Map.of()));
        assertEquals(
                List.of(),
                problems(Map.of(
                        "aftercare.queue", "1",
                        "aftercare.workers", "0",
                        "aftercare.cross-check", "sampled",
                        "aftercare.allow-open", "TRUE",
                        "aftercare.journal", "jdbc:postgresql://localhost/log?user=a&password=b",
                        "aftercare.auth-keys", "",
                        "quarkus.http.port", "0")));
    }

    @Test
    void namesTheVariableTheValueAndWhatIsAllowed() {
        for (String millis : List.of("0", "-1", "99", "60001", "2147483648", "1.5", "soon")) {
            one(
                    "aftercare: AFTERCARE_JOURNAL_PATIENCE_MILLIS: `" + millis
                            + "` is not a whole number from 100 to 60000: leave it out for 900",
                    "aftercare.journal-patience-millis",
                    millis);
        }
        one(
                "aftercare: AFTERCARE_CROSS_CHECK: `sometimes` is none of always, sampled, off: leave it out for always",
                "aftercare.cross-check",
                "sometimes");
        one(
                "aftercare: QUARKUS_HTTP_IDLE_TIMEOUT: `8sec` is no length of time: write it like 8S, 500MS or 2M",
                "quarkus.http.idle-timeout",
                "8sec");
        one("aftercare: QUARKUS_HTTP_PORT: `80a` is not a whole number from 0 to 65535", "quarkus.http.port", "80a");
        one("aftercare: AFTERCARE_QUEUE: it is empty: leave it out for 256", "aftercare.queue", "");
    }

    @Test
    void refusesAnOriginThatNoBrowserWrites() {
        for (String which : List.of("cors", "cds")) {
            one(
                    "aftercare: AFTERCARE_" + which.toUpperCase(Locale.ROOT)
                            + "_ORIGINS: `https://portal.example.org/` is not how a browser writes an origin:"
                            + " write `https://portal.example.org`",
                    "aftercare." + which + "-origins",
                    "https://portal.example.org/");
        }
    }

    /** It would count as no, and a report without a key would be accepted. */
    @Test
    void aMisspeltYesIsNoNo() {
        one(
                "aftercare: AFTERCARE_REQUIRE_IDEMPOTENCY_KEY: `ture` is neither true nor false: leave it out for false",
                "aftercare.require-idempotency-key",
                "ture");
    }

    @Test
    void repeatsNoAddressThatMayHoldAPassword() {
        String advice = " is none of sqlite, off, jdbc:postgresql://host/database?user=…: leave it out for sqlite";
        one("aftercare: AFTERCARE_JOURNAL: `postgres`" + advice, "aftercare.journal", "postgres");
        one(
                "aftercare: AFTERCARE_JOURNAL: this address" + advice,
                "aftercare.journal",
                "postgres://somebody:secret@host/log");
    }

    @Test
    void saysEverythingAtOnce() {
        assertEquals(
                2,
                problems(Map.of("aftercare.queue", "many", "aftercare.workers", "-1"))
                        .size());
    }

    /** A number without bounds would be refused by the framework, in words of its own. */
    @Test
    void everyNumberHasBounds() {
        List<String> unbounded = new ArrayList<>();
        for (Method setting : Settings.class.getDeclaredMethods()) {
            boolean number = setting.getReturnType().equals(int.class)
                    || setting.getReturnType().equals(long.class);
            if (number != setting.isAnnotationPresent(Bounds.class)) {
                unbounded.add(setting.getName());
            }
        }
        assertEquals(List.of(), unbounded);
    }

    @Test
    void namesTheNearestKnownVariable() {
        assertEquals(
                List.of(
                        "AFTERCARE_QEUE: there is no such setting, so it changes nothing: did you mean `AFTERCARE_QUEUE`?",
                        "AFTERCARE_WEATHER_TOMORROW: there is no such setting, so it changes nothing: leave it out"),
                SettingCheck.unknown(Set.of(
                        "AFTERCARE_QEUE",
                        "AFTERCARE_WEATHER_TOMORROW",
                        "AFTERCARE_QUEUE",
                        "AFTERCARE_AUTH_KEYS",
                        "AFTERCARE_JAVA_OPTIONS",
                        "PATH")));
    }

    @Test
    void knowsWhatTheLauncherLooksAt() throws IOException {
        Matcher variable =
                Pattern.compile("\\$\\{(AFTERCARE_[A-Z_]+):-").matcher(Files.readString(Path.of("aftercare")));
        Set<String> looked = new TreeSet<>();
        while (variable.find()) {
            looked.add(variable.group(1));
        }
        assertTrue(looked.size() > 1, "the launcher looks at " + looked);
        assertEquals(looked, new TreeSet<>(SettingCheck.OF_LAUNCHER));
    }
}
