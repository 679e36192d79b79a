package aftercare.readme;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the page of the settings from the class that declares them. Java runs this file as it is, so it uses the JDK alone.
 */
final class SettingsPage {

    /** How a reader makes the page anew; CONTRIBUTING.md shows it. */
    static final String ANEW = "java src/test/java/aftercare/readme/SettingsPage.java";

    static final Path FILE = Path.of("docs/settings.md");
    private static final Path SOURCE = Path.of("src/main/java/aftercare/service/http/Settings.java");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

    private static final Pattern SETTING = Pattern.compile(
            "/\\*\\*(?<says>(?:(?!\\*/).)*)\\*/\\s*(?:@WithDefault\\(\"(?<default>[^\"]*)\"\\)\\s*)?(?:@Bounds\\([^)]*\\)\\s*)?[\\w.<>]+ (?<name>\\w+)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    /** The few settings of the framework that an operator needs; their defaults are those of this program. */
    private static final Map<String, String> OF_THE_FRAMEWORK = ofTheFramework();

    private static final String BEFORE =
            """
            <!-- Generated from Settings.java. To make it anew: %s -->
            # Settings

            Set them in the environment, or as `AFTERCARE_JAVA_OPTIONS=-Dname=value`:

            ```sh
            QUARKUS_HTTP_PORT=9090 AFTERCARE_WORKERS=8 ./aftercare serve
            ```

            | setting | in the environment | default | what it is |
            | --- | --- | --- | --- |
            """;
    private static final String AFTER =
            """

            The launcher itself reads `JAVA_HOME` (which Java), `AFTERCARE_JAVA_OPTIONS` (more options for it) and `AFTERCARE_APP` (a
            built program elsewhere).

            [access.md](access.md) explains keys and tokens, [../ops/README.md](../ops/README.md) meters, log lines and traces.
            """;

    private SettingsPage() {}

    public static void main(String... args) throws IOException {
        Files.writeString(FILE, now());
    }

    /** The page as it has to be. */
    static String now() throws IOException {
        return text(Files.readString(SOURCE), Files.readString(PROPERTIES));
    }

    /**
     * The whole page.
     *
     * @param source the text of the class of settings
     * @param properties the defaults of the program for the settings of the framework
     */
    static String text(String source, String properties) {
        StringBuilder page = new StringBuilder(BEFORE.formatted(ANEW));
        for (List<String> row : rows(source, properties)) {
            page.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
        return page.append(AFTER).toString();
    }

    private static List<List<String>> rows(String source, String properties) {
        List<List<String>> rows = new ArrayList<>();
        Matcher setting = SETTING.matcher(source.substring(source.indexOf("interface")));
        while (setting.find()) {
            String name = "aftercare."
                    + setting.group("name").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            String value = setting.group("default");
            rows.add(row(name, value == null ? "none" : value, plain(setting.group("says"))));
        }
        Properties defaults = read(properties);
        OF_THE_FRAMEWORK.forEach((name, says) -> rows.add(row(name, defaults.getProperty(name), says)));
        return rows;
    }

    private static List<String> row(String name, String value, String says) {
        String variable = name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        return List.of("`" + name + "`", "`" + variable + "`", "`" + value + "`", says.replace("|", "\\|"));
    }

    /** A comment of Java as a line of Markdown. */
    private static String plain(String comment) {
        String line =
                comment.replaceAll("\\R\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        return CODE.matcher(line).replaceAll("`$1`");
    }

    private static Properties read(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text was not read", e);
        }
        return read;
    }

    private static Map<String, String> ofTheFramework() {
        Map<String, String> few = new LinkedHashMap<>();
        few.put(
                "quarkus.otel.sdk.disabled",
                "`false` sends traces; [ops/README.md](../ops/README.md#traces) says what is in them and where they go.");
        few.put("quarkus.http.port", "The port for callers.");
        few.put(
                "quarkus.http.host",
                "The address that the service listens on: this machine alone. `0.0.0.0` is every address, and needs keys.");
        few.put("quarkus.management.port", "The port for operators: health and meters.");
        few.put("quarkus.management.host", "The address of that port. It needs no token.");
        few.put("quarkus.http.idle-timeout", "The time after which a silent connection is closed.");
        few.put("quarkus.shutdown.timeout", "How long the service waits for requests in flight when it stops.");
        return few;
    }
}
