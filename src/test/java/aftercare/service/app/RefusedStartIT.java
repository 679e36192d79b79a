package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that would leave in doubt who may use the service ends with one line and exit code 2. */
class RefusedStartIT {

    private static final long PATIENCE_SECONDS = 240;

    @TempDir
    Path temp;

    @Test
    void withoutKeysOnEveryAddress() throws IOException, InterruptedException {
        for (String host : List.of("quarkus.http.host", "quarkus.management.host")) {
            requireRefused(
                    Map.of(host, "0.0.0.0"),
                    "aftercare: " + host.replace('.', '_').toUpperCase(Locale.ROOT)
                            + ": `0.0.0.0` is not this machine alone and no keys are configured:"
                            + " set AFTERCARE_AUTH_KEYS, or AFTERCARE_ALLOW_OPEN=true to let everyone in");
        }
    }

    @Test
    void withKeysThatAreNotThere() throws IOException, InterruptedException {
        Path keys = temp.resolve("issuer.pem");
        requireRefused(
                Map.of(
                        "aftercare.auth-keys", keys.toString(),
                        "aftercare.auth-issuer", "somebody",
                        "aftercare.auth-audience", "aftercare"),
                "aftercare: " + keys + ": the file of keys is missing: put it there, readable for the service");
    }

    private void requireRefused(Map<String, String> settings, String line) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("./aftercare", "serve");
        StringBuilder options = new StringBuilder("-Dquarkus.http.port=0 -Dquarkus.management.port=0");
        settings.forEach(
                (name, value) -> options.append(" -D").append(name).append('=').append(value));
        builder.environment().put("AFTERCARE_JAVA_OPTIONS", options.toString());
        builder.environment()
                .put(
                        "AFTERCARE_APP",
                        Path.of("target/quarkus-app").toAbsolutePath().toString());
        builder.environment().put("AFTERCARE_STATE", temp.resolve("state").toString());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it did not end");
            String said = Files.readString(output);
            assertEquals(2, process.exitValue(), said);
            List<String> lines = said.lines()
                    .filter(each -> !each.contains("preparing a fast start"))
                    .filter(each -> !each.contains("aftercare.service.app.FirstLine"))
                    .toList();
            assertEquals(List.of(line), lines, "beside the line that says what the program works with");
        } finally {
            process.destroyForcibly();
        }
    }
}
