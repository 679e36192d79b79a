package aftercare.service.app;

import aftercare.live.RuleDesk;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.service.http.Settings;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Starts the service, posts the shipped cases to it and stops: so that the classes a service needs can be archived for the
 * next start.
 */
public class Rehearsal implements QuarkusApplication {

    private static final int EVERY = 4;
    private static final long PAUSE_NANOS = 10_000_000;

    private final RuleDesk desk;
    private final Settings settings;
    private final Clock clock;
    private final Config config;

    Rehearsal(RuleDesk desk, Settings settings, Clock clock, Config config) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public int run(String... args) throws IOException {
        int port = config.getValue("quarkus.http.port", Integer.class);
        URI triage = URI.create("http://127.0.0.1:" + port + "/v1/triage");
        awaitRules();
        RuleFiles files = RuleFolder.read(Path.of(settings.rules())).files();
        List<TriageCase> cases = new FolderCases(files).cases().cases();
        // As many classes as all of them need, in a fraction of the time.
        for (int index = 0; index < cases.size(); index += EVERY) {
            post(triage, cases.get(index).body(clock.instant()));
        }
        return 0;
    }

    /** Until the first judgement is over, whatever came of it. */
    private void awaitRules() {
        while (desk.status().live().isEmpty() && desk.status().problems().isEmpty()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static Path createState() {
        try {
            return Files.createTempDirectory("aftercare-rehearsal");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for temporary files", e);
        }
    }

    static void removeState(Path state) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(state);
        } catch (IOException e) {
            // It lies among temporary files.
        }
    }

    private static void post(URI uri, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        boolean refused = connection.getResponseCode() >= 400;
        try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
            in.readAllBytes();
        }
    }
}
