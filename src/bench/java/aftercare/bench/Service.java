package aftercare.bench;

import aftercare.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service in a process of its own. */
final class Service implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 300;
    private static final double TICKS_A_SECOND = 100;
    private static final Pattern COMPILER = Pattern.compile("^C[12] Compiler");

    private final Process process;
    private final int port;
    private final double secondsToReady;
    private final Map<Path, Double> compilers = new HashMap<>();

    private Service(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /** Starts a command and waits until {@code path} answers 200. */
    static Service start(List<String> command, Map<String, String> environment, String path)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        int management = FreePort.any();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        // A run that is cut off leaves no service behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        // The bare service of comparison has one port for everything.
        while (!answers(port, path) && !answers(management, path)) {
            if (!process.isAlive() || System.nanoTime() - start > LONGEST_START_SECONDS * 1_000_000_000L) {
                process.destroyForcibly();
                throw new IllegalStateException("the service did not start: " + command);
            }
            Thread.sleep(2);
        }
        return new Service(process, port, (System.nanoTime() - start) / 1e9);
    }

    int port() {
        return port;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /** Resident memory in MB, as the kernel counts it, of the service and of the processes that it started. */
    double residentMegabytes() throws IOException {
        double megabytes = residentMegabytes(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            megabytes += residentMegabytes(child.pid());
        }
        return megabytes;
    }

    private static double residentMegabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Integer.parseInt(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        return 0;
    }

    /**
     * How big a service is.
     *
     * @param heapMegabytes what is left of its heap after a collection
     */
    record Size(double heapMegabytes, double residentMegabytes, int threads, int descriptors) {

        /** The most of each. */
        static Size mostOf(List<Size> sizes) {
            Size most = new Size(0, 0, 0, 0);
            for (Size size : sizes) {
                most = new Size(
                        Math.max(most.heapMegabytes, size.heapMegabytes),
                        Math.max(most.residentMegabytes, size.residentMegabytes),
                        Math.max(most.threads, size.threads),
                        Math.max(most.descriptors, size.descriptors));
            }
            return most;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap after GC %.1f MB, resident %.0f MB, %d threads, %d descriptors",
                    heapMegabytes,
                    residentMegabytes,
                    threads,
                    descriptors);
        }
    }

    Size size() throws IOException {
        jcmd("GC.run");
        double kilobytes = 0;
        Matcher used = Pattern.compile("generation .*used ([0-9]+)K").matcher(jcmd("GC.heap_info"));
        while (used.find()) {
            kilobytes += Double.parseDouble(used.group(1));
        }
        Path proc = Path.of("/proc/" + process.pid());
        try (Stream<Path> threads = Files.list(proc.resolve("task"));
                Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Size(kilobytes / 1024, residentMegabytes(), (int) threads.count(), (int) descriptors.count());
        }
    }

    /** Processor time in seconds of the service and of the processes that it started. */
    double processorSeconds() throws IOException {
        double seconds = processorSeconds(Path.of("/proc/" + process.pid() + "/stat"));
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += processorSeconds(Path.of("/proc/" + child.pid() + "/stat"));
        }
        return seconds;
    }

    /**
     * Processor time in seconds of the threads that compile, as far as it was seen: those that have ended count with what they had
     * when asked before. Read from the kernel, so that asking costs the service nothing.
     */
    double compilerSeconds() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                try {
                    if (COMPILER.matcher(Files.readString(thread.resolve("comm"))).find()) {
                        compilers.put(thread, processorSeconds(thread.resolve("stat")));
                    }
                } catch (IOException ended) {
                    // Between the list and now.
                }
            }
        }
        double seconds = 0;
        for (double each : compilers.values()) {
            seconds += each;
        }
        return seconds;
    }

    /** User and system time, which follow the name in brackets as the twelfth and thirteenth words. */
    private static double processorSeconds(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_A_SECOND;
    }

    private String jcmd(String what) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        what)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static boolean answers(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            boolean ok = connection.getResponseCode() == 200;
            try (InputStream in = ok ? connection.getInputStream() : InputStream.nullInputStream()) {
                in.readAllBytes();
            }
            return ok;
        } catch (IOException e) {
            return false;
        }
    }
}
