package aftercare.app;

import aftercare.activation.RuleFolder;
import aftercare.api.Settings;
import aftercare.cases.CaseFile;
import aftercare.cases.CaseFileReader;
import aftercare.cases.TriageCase;
import aftercare.check.RuleSource;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Starts the service, posts the shipped cases to it and stops: so that the classes a service needs can be archived for the
 * next start.
 */
public class Rehearsal implements QuarkusApplication {

    private final Settings settings;
    private final Clock clock;
    private final Config config;

    Rehearsal(Settings settings, Clock clock, Config config) {
        this.settings = settings;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public int run(String... args) throws IOException {
        int port = config.getValue("quarkus.http.port", Integer.class);
        URI triage = URI.create("http://127.0.0.1:" + port + "/v1/triage");
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source :
                RuleFolder.read(Path.of(settings.rules())).files().cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        for (TriageCase each : CaseFileReader.read(files).cases()) {
            post(triage, each.body(clock.instant()));
        }
        return 0;
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
