package aftercare.cli.input;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names what a service keeps: its decision log, and the keys that sign it. */
public final class DataOption {

    /** The folder that the service takes too, when nothing else is said. */
    public static final String USUAL = "${env:AFTERCARE_STATE:-${sys:launcher.home:-.}/data}";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = USUAL,
            description = "The data folder of the service. Default: AFTERCARE_STATE, else `data` beside the program.")
    private Path path;

    public Path path() {
        return path;
    }
}
