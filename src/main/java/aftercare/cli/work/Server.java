package aftercare.cli.work;

import java.nio.file.Path;
import java.util.Optional;

/** Starts the service and stays until it ends. The command line only names it. */
@FunctionalInterface
public interface Server {

    /**
     * Serves until the process is asked to stop.
     *
     * @param rules the folder of rules that the command line names; empty leaves it to the configuration
     * @return the exit code
     */
    int serve(Optional<Path> rules);
}
