package aftercare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a test runs the built program in a process of its own: with a small heap, and quick to be there. */
public final class BuiltProgram {

    private BuiltProgram() {}

    /**
     * The command.
     *
     * @param options more of the virtual machine, its heap among them
     * @param words of the command line
     */
    public static List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of(
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** Where a service is to be found, and where it keeps what it keeps. */
    public static void place(ProcessBuilder service, int port, int managementPort, Path state) {
        service.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        service.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        service.environment().put("AFTERCARE_STATE", state.toString());
    }
}
