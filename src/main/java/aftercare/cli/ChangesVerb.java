package aftercare.cli;

import aftercare.cli.input.FolderPair;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.trial.agreement.Agreement.Terms;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.downgrade.AgreementDraft;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code changes}: the entries by which a lowering is agreed to. */
@Command(
        name = "changes",
        description = "Write the entries of " + RuleFiles.CHANGES
                + " by which one folder of rules may follow another although it lowers answers.",
        footer = {
            "",
            "Each entry comes with a report that it is for. It names no reason and no person: `serve` takes it only when "
                    + "somebody has filled in both. It holds for these two versions of the rules alone, and once."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class ChangesVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Mixin
    private FolderPair folders = new FolderPair();

    ChangesVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Instant now = surroundings.clock().instant();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Optional<PlainFolder> before = folder.plain(folders.before(), clock);
        Optional<PlainFolder> after = folder.plain(folders.after(), clock);
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Terms terms = new Terms("", "", before.get().version(), after.get().version());
        List<AgreementDraft.Entry> entries = AgreementDraft.of(
                WholeSet.of(before.get()),
                WholeSet.of(after.get()),
                terms,
                after.get().cases(),
                before.get().cases(),
                SearchLimits.USUAL,
                now);
        surroundings
                .out()
                .println(
                        entries.isEmpty()
                                ? "# No entry is needed: nothing is lowered."
                                : "# For " + RuleFiles.CHANGES + " of "
                                        + Page.plain(folders.after().toString())
                                        + ": fill in `reason` and `agreed by`, or mend the rules.");
        for (AgreementDraft.Entry entry : entries) {
            surroundings.out().println("# " + Page.plain(entry.example()));
            surroundings.out().print(entry.agreement().text());
        }
        return ExitCode.GOOD;
    }
}
