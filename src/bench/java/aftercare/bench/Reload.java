package aftercare.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Saves changed rules beside a running service, and waits until it decides by them. */
final class Reload implements AutoCloseable {

    private static final double MOST_SECONDS = 60;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;
    private final Service service;
    private int saves;

    private Reload(Path folder, Service service) {
        this.folder = folder;
        this.service = service;
    }

    /** A service with a copy of the rules of its own. */
    static Reload start(Path home, BenchRules rules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench-rules");
        copy(rules.folder(), folder.resolve("rules"));
        Map<String, String> settings = rules.settings();
        settings.put("AFTERCARE_RULES", folder.resolve("rules").toString());
        settings.put("AFTERCARE_STATE", folder.resolve("state").toString());
        Service service = Service.start(
                List.of(home.resolve("aftercare").toString(), "serve"), settings, "/q/health/ready");
        return new Reload(folder, service);
    }

    Service service() {
        return service;
    }

    /** Seconds from saving one changed file to the first status that says it decides. */
    double secondsToLive() throws IOException {
        String before = liveVersion();
        long start = System.nanoTime();
        save();
        while (liveVersion().equals(before)) {
            if (seconds(start) > MOST_SECONDS) {
                throw new IllegalStateException("the saved rules never went live");
            }
            LockSupport.parkNanos(5_000_000);
        }
        return seconds(start);
    }

    /** Seconds of each reload, one after the other, for so long. */
    List<Double> keepReloading(double forSeconds) throws IOException {
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        while (seconds(start) < forSeconds) {
            seconds.add(secondsToLive());
        }
        return seconds;
    }

    /** A comment is enough: the version is a hash of what the files hold. */
    private void save() throws IOException {
        Path file = folder.resolve("rules/chest/chest.drl");
        String text = Files.readString(file).replaceFirst("// saved [0-9]+\n", "") + "// saved " + ++saves + "\n";
        Path next = folder.resolve("rules/chest/.chest.drl.next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String liveVersion() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(
                        "http://localhost:" + service.port() + "/v1/rules/status")
                .toURL()
                .openConnection();
        try (InputStream in = connection.getInputStream();
                JsonParser parser = JSON.createParser(in)) {
            boolean live = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("live")) {
                    live = true;
                } else if (live && token == JsonToken.FIELD_NAME && parser.currentName().equals("version")) {
                    return parser.nextTextValue();
                }
            }
        }
        throw new IllegalStateException("the status names no live version");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(from)) {
            paths = all.toList();
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }
}
