package aftercare.cli;

import aftercare.cli.input.DataOption;
import aftercare.cli.work.TokenMint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token}: a token to try a service with that asks for tokens. */
@Command(
        name = "token",
        description = "Print a token for trying the service, signed with a key of this machine.",
        footer = {
            "",
            "Standard output is the token alone; standard error says how to start the service so that it takes the token. The "
                    + "first call makes the pair of keys; no call writes over one. For development: tokens for others come from "
                    + "your issuer."
        },
        optionListHeading = "%nOptions:%n")
final class TokenVerb implements Callable<Integer> {

    private static final int MOST_HOURS = 168;

    private final Surroundings surroundings;
    private final TokenMint mint;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            split = ",",
            description = "What the caller may: triage, clinician or auditor; several with commas between them.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--sub", paramLabel = "NAME", required = true, description = "The name of the caller.")
    private String subject;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "1",
            description = "Hours for which it is valid, up to 168. Default: 1.")
    private int hours;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = DataOption.USUAL + "/development-keys",
            description =
                    "The folder of the pair of keys. Default: `development-keys` in the data folder of the service.")
    private Path keys;

    @Option(
            names = "--beyond-loopback",
            description = "Also where the service is set to listen to other machines (QUARKUS_HTTP_HOST).")
    private boolean beyondLoopback;

    TokenVerb(Surroundings surroundings, TokenMint mint) {
        this.surroundings = surroundings;
        this.mint = mint;
    }

    @Override
    public Integer call() {
        if (hours < 1 || hours > MOST_HOURS) {
            surroundings
                    .err()
                    .println("aftercare token: `--hours` takes 1 to " + MOST_HOURS + " hours, not `" + hours + "`");
            return ExitCode.COULD_NOT_RUN;
        }
        TokenMint.Minted minted =
                mint.mint(new TokenMint.Wish(roles, subject, Duration.ofHours(hours), keys, beyondLoopback));
        minted.token().ifPresent(surroundings.out()::println);
        minted.said().forEach(surroundings.err()::println);
        return minted.token().isPresent() ? ExitCode.GOOD : ExitCode.COULD_NOT_RUN;
    }
}
