package aftercare.cli;

import aftercare.cli.input.Opening;
import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.ruleset.check.Layout;
import aftercare.ruleset.check.RuleLayout;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fmt}: rule files in the house layout. */
@Command(
        name = "fmt",
        description = "Lay out rule files alike. Only blanks and line breaks change; comments stay where they are.",
        parameterListHeading = "%nFiles:%n",
        optionListHeading = "%nOptions:%n")
final class FmtVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Rule files (*.drl). Default: all of the folder of rules.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; name the files that differ, and exit with 1 if any does.")
    private boolean check;

    private boolean allRead = true;
    private int different;

    FmtVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            ofFolder();
        } else {
            files.forEach(this::named);
        }
        if (!allRead) {
            return ExitCode.COULD_NOT_RUN;
        }
        return check && different > 0 ? ExitCode.NOT_ALL : ExitCode.GOOD;
    }

    private void ofFolder() {
        RuleFolder.Contents contents = RuleFolder.read(folder.path());
        for (FolderProblem problem : contents.problems()) {
            refuse(problem.message());
        }
        List<RuleSource> rules = contents.files().rules();
        if (rules.isEmpty() && allRead) {
            refuse(folder.path() + ": there is not a single rule file: is this the right folder?");
        }
        for (RuleSource rule : rules) {
            layOut(rule, folder.path().resolve(rule.path()));
        }
    }

    private void named(String file) {
        if (!file.endsWith(".drl")) {
            refuse(Page.plain(file) + ": not a rule file: name files that end with `.drl`");
            return;
        }
        try (var in = Opening.of(file)) {
            layOut(new RuleSource(Page.plain(file), in.readAllBytes()), Path.of(file));
        } catch (IOException e) {
            refuse(Opening.why(file, e));
        }
    }

    private void layOut(RuleSource source, Path file) {
        Layout laid = RuleLayout.of(source);
        if (laid instanceof Layout.Refused refused) {
            for (Problem problem : refused.problems()) {
                refuse(problem.message());
            }
            return;
        }
        byte[] text = ((Layout.Out) laid).text().getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(text, source.bytes())) {
            return;
        }
        different++;
        if (!check) {
            Optional<String> why = Replacing.write(file, text);
            if (why.isPresent()) {
                refuse(source.path() + ": " + why.get());
                return;
            }
        }
        surroundings.out().println(source.path() + (check ? ": is laid out differently" : ": laid out"));
    }

    private void refuse(String message) {
        allRead = false;
        surroundings.err().println(message);
    }
}
