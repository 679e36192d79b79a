package aftercare.readme;

import aftercare.cli.CopiedRules;
import aftercare.domain.RuleCard;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.Assessor;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.KnownRules;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the page that explains the rules against the rules that are shipped. */
final class RulesPage {

    private static final Path RULES = Path.of("rules");
    private static final Pattern RULE_ID = Pattern.compile("\\b[A-Z]{1,3}-\\d{2}\\b");
    private static final Pattern WRITTEN = Pattern.compile("\\+ +@id\\( \"(.*)\" \\)");
    private static final Pattern FILE = Pattern.compile("[\\w-][\\w/.-]*\\.(drl|yaml|md)");
    private static final Pattern MESSAGE = Pattern.compile("    ([\\w/-]+\\.drl):(\\d+):\\d+: .*");

    /** The mistakes whose messages the page shows; each turns a shipped line into a wrong one. */
    private static final Map<String, String> MISTAKES =
            Map.of("needle-broken", "needle-brokn", "hoursSince >", "hoursSince ==");

    /** What a symptom carries for the program's own use. */
    private static final Set<String> NOT_FOR_RULES = Set.of("pointer", "reported", "given");

    private final Document document;
    private final RuleSet rules;
    private final List<String> complaints = new ArrayList<>();

    RulesPage(Document document, RuleSet rules) {
        this.document = document;
        this.rules = rules;
    }

    static RuleSet shipped() {
        return (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(RULES);
    }

    /** Each rule that is shown is a shipped one, word for word; each case passes. The walk is tried by itself. */
    List<String> blocks() {
        for (Block block : document.blocks()) {
            if (Walk.holds(document, block)) {
                continue;
            }
            switch (block.language()) {
                case "drl" -> rule(block);
                case "yaml" -> cases(block);
                default -> complaints.add(document.at(block.line()) + ": nothing tries this");
            }
        }
        return complaints;
    }

    /** Each message that is shown is what the mistake that it speaks of gives. */
    List<String> messages(Path temp) throws IOException {
        int shown = 0;
        for (int i = 0; i < document.lines().size(); i++) {
            Matcher message = MESSAGE.matcher(document.lines().get(i));
            if (message.matches()) {
                shown++;
                String text = message.group().strip();
                Path folder = temp.resolve("rules-" + i);
                if (!messagesOfMistake(message.group(1), Integer.parseInt(message.group(2)), folder)
                        .contains(text)) {
                    complaints.add(document.at(i + 1) + ": nothing says `" + text + "`");
                }
            }
        }
        if (shown == 0) {
            complaints.add(document.name() + ": shows no message");
        }
        return complaints;
    }

    /** Each fact and field of the table exists, and no field of a symptom is left out. */
    List<String> facts() throws ClassNotFoundException {
        for (List<String> row : document.table("fact")) {
            Set<String> fields = new TreeSet<>();
            List<String> facts = Document.spans(row.get(0));
            for (String fact : facts) {
                for (RecordComponent field :
                        Class.forName("aftercare.domain." + fact).getRecordComponents()) {
                    fields.add(field.getName());
                }
            }
            Set<String> told = new TreeSet<>(Document.spans(row.get(2)));
            if (facts.equals(List.of("Symptom"))) {
                fields.removeAll(NOT_FOR_RULES);
                if (!told.equals(fields)) {
                    complaints.add("Symptom: told " + told + " but there are " + fields);
                }
            } else if (!fields.containsAll(
                    told.stream().filter(RulesPage::isField).toList())) {
                complaints.add(facts + ": told " + told + " but there are " + fields);
            }
        }
        return complaints;
    }

    /** Each rule that is named exists, or is written in a step of a walk. */
    List<String> ids() {
        Set<String> known = new TreeSet<>();
        for (RuleCard card : rules.book().cards()) {
            known.add(card.id());
        }
        for (String line : document.lines()) {
            Matcher written = WRITTEN.matcher(line);
            if (written.matches()) {
                known.add(written.group(1));
            }
        }
        Matcher id = RULE_ID.matcher(String.join("\n", document.lines()));
        while (id.find()) {
            if (!known.contains(id.group())) {
                complaints.add(id.group() + ": there is no such rule");
            }
        }
        return complaints;
    }

    /** Each file that is named exists. */
    List<String> files() {
        for (String span : document.spans()) {
            if (FILE.matcher(span).matches() && !Files.exists(RULES.resolve(span))) {
                complaints.add(span + ": there is no such file");
            }
        }
        return complaints;
    }

    /** Examples of values stand in the same cell, as patterns, words and codes. */
    private static boolean isField(String span) {
        return span.matches("[a-z][A-Za-z]*")
                && !Set.of("anticoagulant", "temperatureC", "fever").contains(span);
    }

    private void rule(Block block) {
        for (RuleSource file : RuleFolder.read(RULES).files().rules()) {
            if (new String(file.bytes(), StandardCharsets.UTF_8).contains("\n" + block.text())) {
                return;
            }
        }
        complaints.add(document.at(block.line()) + ": no shipped rule reads like this");
    }

    private void cases(Block block) {
        CasesRead read = CaseFileReader.read(
                List.of(new CaseFile(document.name(), block.text().getBytes(StandardCharsets.UTF_8))));
        for (YamlProblem problem : read.problems()) {
            complaints.add(problem.message());
        }
        CaseReplay replay =
                new CaseReplay(Assessor.of(rules), KnownRules.of(rules.book().cards()));
        for (CaseResult result : replay.run(read.cases(), Clock.systemUTC().instant())) {
            for (String difference : result.differences()) {
                complaints.add(document.at(block.line()) + ": " + difference);
            }
        }
    }

    private static List<String> messagesOfMistake(String file, int line, Path folder) throws IOException {
        CopiedRules.in(folder);
        Path broken = folder.resolve(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(broken));
        String right = lines.get(line - 1);
        String wrong = right;
        for (Map.Entry<String, String> mistake : MISTAKES.entrySet()) {
            wrong = wrong.replace(mistake.getKey(), mistake.getValue());
        }
        lines.set(line - 1, wrong);
        Files.write(broken, lines);
        List<String> messages = new ArrayList<>();
        if (new RuleSetLoader(Clock.systemUTC()).load(folder) instanceof LoadResult.Broken loaded) {
            for (FolderProblem problem : loaded.problems()) {
                messages.add(problem.message());
            }
        }
        return messages;
    }
}
