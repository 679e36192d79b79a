package aftercare.ops;

import aftercare.FreePort;
import aftercare.live.Mount;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The image without an engine for containers: what the last stage of the Dockerfile copies is laid out below a folder, which
 * stands for the root. The rules are mounted as Kubernetes does it.
 */
final class Image {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String BUILT = "--from=build /src/";

    private final Path root;
    private final Dockerfile.Stage stage;
    private final Mount rules;
    private final int port;
    private final int management;

    Image(Path root) throws IOException, InterruptedException {
        this.root = root;
        this.port = FreePort.any();
        this.management = FreePort.any();
        this.stage = Dockerfile.read(PROJECT.resolve("Dockerfile")).last();
        this.rules = new Mount(root.resolve("rules"));
        open(root);
        for (String each : stage.all("COPY")) {
            String[] fromTo = each.substring(BUILT.length()).split(" ");
            copy(PROJECT.resolve(fromTo[0]), program().resolve(fromTo[1]));
        }
        for (String folder : Dockerfile.exec(stage.all("VOLUME").get(0))) {
            Files.createDirectories(below(folder));
        }
        rules.show(PROJECT.resolve("rules"));
    }

    int port() {
        return port;
    }

    int management() {
        return management;
    }

    Mount rules() {
        return rules;
    }

    /** The folder of the program, which nobody may write to. */
    Path program() {
        return below(stage.all("WORKDIR").get(0));
    }

    /** Makes the archive of classes that the image is built with. */
    int rehearse() throws IOException, InterruptedException {
        int exit = process(List.of("./aftercare", "rehearse")).start().waitFor();
        own();
        return exit;
    }

    /** The program with what follows it in the image, or with other arguments; as the user of the image where that can be. */
    ProcessBuilder program(List<String> user, List<String> arguments, String options) {
        List<String> command = new ArrayList<>(user);
        command.add(
                below(Dockerfile.exec(stage.all("ENTRYPOINT").get(0)).get(0)).toString());
        command.addAll(arguments);
        ProcessBuilder builder = process(command);
        builder.environment().put("AFTERCARE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + below("/tmp") + " " + options);
        return builder;
    }

    List<String> command() {
        return Dockerfile.exec(stage.all("CMD").get(0));
    }

    /** What the engine for containers asks the program now and then. */
    ProcessBuilder healthCheck() {
        String check = stage.all("HEALTHCHECK").get(0);
        return process(Dockerfile.exec(check.substring(check.indexOf("CMD ") + "CMD ".length())));
    }

    /** The user of the image, as {@code uid:gid}. */
    String user() {
        return stage.all("USER").get(0);
    }

    /** Every file of the program, with when it was last written. */
    Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Files.walkFileTree(program(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(file, attributes.size() + " at " + attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(program().toFile());
        builder.redirectErrorStream(true);
        Map<String, String> environment = new LinkedHashMap<>(stage.environment());
        environment.replaceAll(
                (name, value) -> value.startsWith("/") ? below(value).toString() : value);
        environment.put("AFTERCARE_RULES", rules.folder().toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        // A test listens on this machine alone.
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().putAll(environment);
        builder.redirectOutput(below("/tmp").resolve("output.txt").toFile());
        return builder;
    }

    private Path below(String path) {
        return root.resolve(path.substring(1));
    }

    private void own() throws IOException, InterruptedException {
        Files.deleteIfExists(below("/tmp/output.txt"));
        if (user("id", "-u").equals("0")) {
            for (String folder : Dockerfile.exec(stage.all("VOLUME").get(0))) {
                run("chown", "-R", user(), below(folder).toString());
            }
            run("chown", "-R", user(), rules.folder().toString());
        }
        run("chmod", "-R", "a-w", program().toString());
    }

    /** What a command of the system prints. */
    static String user(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output.strip() : "";
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("did not end well: " + List.of(command));
        }
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        // With its times, which the archive of classes goes by.
        run("cp", "-Rp", from.toString(), to.normalize().toString());
    }
}
