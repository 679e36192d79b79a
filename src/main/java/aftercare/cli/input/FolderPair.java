package aftercare.cli.input;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The two folders of rules that a verb compares. */
public final class FolderPair {

    @Parameters(index = "0", paramLabel = "OLD", description = "The folder of rules as it was.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The folder of rules as it would be.")
    private Path after;

    public Path before() {
        return before;
    }

    public Path after() {
        return after;
    }
}
