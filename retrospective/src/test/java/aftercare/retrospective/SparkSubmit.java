package aftercare.retrospective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the real {@code spark-submit} with the jar of the job, in a process of its own. */
final class SparkSubmit {

    private static final Path JAR = Path.of(System.getProperty("job.jar"));
    /** Every jar of Spark, and none of ours. */
    private static final String SPARK = read(Path.of(System.getProperty("spark.classpath")));

    private static final long PATIENCE_MINUTES = 60;

    /** What Spark's own start script opens for it. */
    private static final List<String> OPENS = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar");

    private SparkSubmit() {}

    /** What a run came to. */
    record Ran(int exit, String out, String err) {}

    static Ran run(Path folder, int cores, List<String> settings, List<String> arguments)
            throws IOException, InterruptedException {
        return run(folder, cores, SPARK, "aftercare.retrospective.Retrospective", settings, arguments);
    }

    /** Runs {@link Tables}. */
    static void table(Path folder, String what, Path from, Path to) throws IOException, InterruptedException {
        String jars = System.getProperty("tables") + File.pathSeparator + SPARK;
        List<String> arguments = List.of(what, from.toString(), to.toString());
        good(run(folder, 1, jars, "aftercare.retrospective.Tables", List.of(), arguments));
    }

    private static Ran run(
            Path folder, int cores, String jars, String job, List<String> settings, List<String> arguments)
            throws IOException, InterruptedException {
        assertTrue(Files.isRegularFile(JAR), JAR + " is not built");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENS.forEach(each -> command.add("--add-opens=" + each + "=ALL-UNNAMED"));
        command.addAll(List.of("-Xmx1g", "-cp", jars, "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local[" + cores + "]"));
        for (String each : settings) {
            command.addAll(List.of("--conf", each));
        }
        command.addAll(List.of(
                "--conf", "spark.ui.enabled=false",
                "--conf", "spark.driver.host=127.0.0.1",
                "--conf", "spark.driver.bindAddress=127.0.0.1",
                "--class", job));
        command.add(JAR.toString());
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "it did not end");
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String good(Ran ran) {
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }
}
