package aftercare.cli;

import aftercare.cli.work.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code serve}: the service itself. */
@Command(
        name = "serve",
        description = "Serve the HTTP interface until told to stop.",
        optionListHeading = "%nOptions:%n")
final class ServeVerb implements Callable<Integer> {

    private final Server server;
    private final Supplier<Optional<Path>> rules;

    ServeVerb(Server server, Supplier<Optional<Path>> rules) {
        this.server = server;
        this.rules = rules;
    }

    @Override
    public Integer call() {
        return server.serve(rules.get());
    }
}
