package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the settings is what the class of settings says. */
class SettingsPageTest {

    private static final String FEW = "quarkus.http.port=1";

    @Test
    void isNotStale() throws IOException {
        assertEquals(
                SettingsPage.now(),
                Files.readString(SettingsPage.FILE),
                () -> SettingsPage.FILE + " is stale: write it anew with `" + SettingsPage.ANEW + "`");
    }

    @Test
    void tellsEverySettingAndItsDefault() {
        Tables settings = new Tables(Pages.SETTINGS);
        assertEquals(List.of(), settings.settings());
    }

    @Test
    void readsNameDefaultAndComment() {
        String page = SettingsPage.text(
                """
                interface Few {
                    /**
                     * Milliseconds: {@code 0} or {@code 1
                     * | 2}.
                     */
                    @WithDefault("7")
                    int oldSlowMillis();

                    /** A word. */
                    Optional<String> word();
                }
                """,
                FEW);
        assertTrue(
                page.contains(
                        "| `aftercare.old-slow-millis` | `AFTERCARE_OLD_SLOW_MILLIS` | `7` | Milliseconds: `0` or `1 \\| 2`. |\n"
                                + "| `aftercare.word` | `AFTERCARE_WORD` | `none` | A word. |\n"),
                page);
        assertTrue(page.contains("| `quarkus.http.port` | `QUARKUS_HTTP_PORT` | `1` |"), page);
    }
}
