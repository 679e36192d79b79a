package aftercare.cli;

import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.input.TopicTemplate;
import aftercare.cli.output.Page;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.ParsedRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: a topic with its first rule to be filled in, and a case that fails until it is. */
@Command(
        name = "new",
        description = "Begin a topic: a rule to be filled in, and a case that fails until it is.",
        parameterListHeading = "%nTopic:%n",
        optionListHeading = "%nOptions:%n")
final class NewVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "TOPIC",
            description = "Its name, in small letters and hyphens, such as `electric-needling`.")
    private String topic = "";

    @Option(
            names = "--prefix",
            paramLabel = "XYZ",
            description = "What its ids begin with. Default: a free one from its name.")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--dry-run", description = "Write nothing; print what would be written.")
    private boolean dryRun;

    NewVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        CheckedFolder checked = FolderCheck.check(folder.path());
        if (!checked.clean()) {
            for (FolderProblem problem : checked.problems()) {
                surroundings.err().println(problem.message());
            }
            return refuse(folder.path() + ": no valid rules: mend what is above first");
        }
        String shown = "`" + Page.plain(topic) + "`";
        if (!TopicTemplate.isName(topic)) {
            return refuse(shown + ": not the name of a topic: write small letters, with hyphens between words");
        }
        if (Files.exists(folder.path().resolve(topic))) {
            return refuse(shown + ": there is such a topic: add a rule to it, or take another name");
        }
        Set<String> taken = taken(checked);
        if (prefix.isPresent() && !TopicTemplate.isPrefix(prefix.get())) {
            return refuse(
                    "`" + Page.plain(prefix.get()) + "`: not the begin of an id: write two or three capital letters");
        }
        if (prefix.isPresent() && taken.contains(prefix.get())) {
            return refuse("`" + prefix.get() + "`: ids of another topic begin with it: take another one");
        }
        Optional<String> chosen = prefix.or(() -> TopicTemplate.freePrefix(topic, taken));
        if (chosen.isEmpty()) {
            return refuse(shown + ": every begin of an id from its letters is taken: name one with --prefix");
        }
        return begin(new TopicTemplate(topic, chosen.get()));
    }

    private int begin(TopicTemplate template) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(template.rulesFile(), template.rules());
        files.put(template.casesFile(), template.cases());
        if (dryRun) {
            files.forEach((name, text) -> surroundings.out().println("# " + name + "\n" + text));
            return ExitCode.GOOD;
        }
        try {
            Files.createDirectory(folder.path().resolve(topic));
        } catch (FileAlreadyExistsException e) {
            return refuse("`" + topic + "`: there is such a topic: add a rule to it, or take another name");
        } catch (IOException e) {
            return refuse(folder.path() + ": no folder can be made here: see to its permissions");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.path().resolve(file.getKey());
            Optional<String> why = Replacing.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
            if (why.isPresent()) {
                return refuse(file.getKey() + ": " + why.get());
            }
            surroundings.out().println(path + ": written");
        }
        surroundings.out().print(template.nextSteps());
        return ExitCode.GOOD;
    }

    private static Set<String> taken(CheckedFolder checked) {
        Set<String> taken = new TreeSet<>(TopicTemplate.OF_THE_PROGRAM);
        for (ParsedRule rule : checked.rules()) {
            String id = rule.card().id();
            taken.add(id.substring(0, id.indexOf('-')));
        }
        return taken;
    }

    private int refuse(String message) {
        surroundings.err().println(message);
        return ExitCode.COULD_NOT_RUN;
    }
}
