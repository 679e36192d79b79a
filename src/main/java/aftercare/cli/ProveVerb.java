package aftercare.cli;

import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.ProofPage;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.proof.NamedExceptions;
import aftercare.trial.proof.Proof;
import aftercare.trial.proof.ProofJson;
import aftercare.trial.proof.Proofs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prove}: what holds for every report. */
@Command(
        name = "prove",
        description =
                "Say what the rules do for every report that there can be, or show a report for which they do not.",
        footer = {
            "",
            "Claimed are: a word with the floor of an emergency is answered at or above it, also by the rules alone; an "
                    + "answer is never lowered, nor its time made longer, when a symptom or a risk is added or a severity or "
                    + "a trend is worse, but for what a rule names with `@unless`; the bands of numbers of a topic meet. "
                    + "Exit code 1 if one of them does not hold, or is not decided."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class ProveVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of rules. Default: that of all verbs.")
    private Path rules;

    @Option(names = "--json", description = "Print one JSON object with every claim and what came of it.")
    private boolean json;

    ProveVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Path path = rules == null ? folder.path() : rules;
        Optional<WholeSet> set = folder.whole(path, surroundings.clock(), Proofs::isAboutBands);
        if (set.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Instant now = surroundings.clock().instant();
        List<Proof> proofs = new Proofs(NamedExceptions.UNLESS, SearchLimits.USUAL, now).of(set.get());
        if (json) {
            surroundings.out().println(ProofJson.of(proofs, now));
        } else {
            surroundings.out().print(ProofPage.of(proofs, now));
        }
        for (Proof proof : proofs) {
            if (!proof.holds()) {
                return ExitCode.NOT_ALL;
            }
        }
        return ExitCode.GOOD;
    }
}
