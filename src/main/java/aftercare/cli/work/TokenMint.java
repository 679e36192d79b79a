package aftercare.cli.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes tokens for development. The command line only names it. */
@FunctionalInterface
public interface TokenMint {

    /**
     * What is asked for.
     *
     * @param subject whom the token speaks for
     * @param keys the folder of the pair of keys, which is made if it is missing
     * @param forOthers also where the service is set to listen to other machines
     */
    record Wish(List<String> roles, String subject, Duration life, Path keys, boolean forOthers) {

        public Wish {
            roles = List.copyOf(roles);
        }
    }

    /**
     * What came of it.
     *
     * @param token empty where it is refused
     * @param said lines for a person: how to use it, or why it is refused
     */
    record Minted(Optional<String> token, List<String> said) {

        public Minted {
            said = List.copyOf(said);
        }
    }

    Minted mint(Wish wish);
}
