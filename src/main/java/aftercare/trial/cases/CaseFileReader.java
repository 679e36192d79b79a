package aftercare.trial.cases;

import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads case files, all of them at once because a note is the name of one case alone. Strict: a key that is not known,
 * a key that appears twice or a wish that cannot fail would make a case pass for the wrong reason.
 */
public final class CaseFileReader {

    static final List<String> KNOWN = List.of("note", "given", "want");
    private static final String BEGINNING = "begin each case with `- note: …`";
    static final int MOST_NOTE_LETTERS = 200;

    /** Where each note was first seen, as file and line. */
    private final Map<String, String> notes = new HashMap<>();

    private CaseFileReader() {}

    /** Every case of these files, or what is wrong with them. */
    public static CasesRead read(List<CaseFile> files) {
        return read(files, new CaseMemory());
    }

    /** @param memory of files that were read before; those of this reading are added */
    public static CasesRead read(List<CaseFile> files, CaseMemory memory) {
        CaseFileReader reader = new CaseFileReader();
        List<TriageCase> cases = new ArrayList<>();
        List<YamlProblem> problems = new ArrayList<>();
        for (CaseFile file : files) {
            Optional<CaseMemory.Remembered> known = memory.of(file).filter(reader::hasNone);
            if (known.isPresent()) {
                reader.notes.putAll(known.get().notes());
                cases.addAll(known.get().cases());
                continue;
            }
            YamlProblems ofFile = new YamlProblems(file.path());
            Set<String> before = Set.copyOf(reader.notes.keySet());
            List<TriageCase> read = reader.read(file, ofFile);
            cases.addAll(read);
            List<YamlProblem> wrong = ofFile.inOrder();
            problems.addAll(wrong);
            if (wrong.isEmpty()) {
                Map<String, String> notes = new HashMap<>(reader.notes);
                notes.keySet().removeAll(before);
                memory.add(file, read, notes);
            }
        }
        return new CasesRead(cases, problems);
    }

    /** Whether no note of a file is the name of another case already: then the file says what it said before. */
    private boolean hasNone(CaseMemory.Remembered file) {
        return Collections.disjoint(notes.keySet(), file.notes().keySet());
    }

    private List<TriageCase> read(CaseFile file, YamlProblems problems) {
        Optional<YamlValue> root = new YamlText(problems, BEGINNING).root(file.bytes());
        if (root.isEmpty()) {
            return List.of();
        }
        if (root.get().list().isEmpty()) {
            problems.add(root.get(), "a case file is a list of cases", BEGINNING);
        }
        List<TriageCase> cases = new ArrayList<>();
        for (YamlValue item : root.get().list().orElse(List.of())) {
            readCase(file.path(), item, problems).ifPresent(cases::add);
        }
        return cases;
    }

    private Optional<TriageCase> readCase(String file, YamlValue item, YamlProblems problems) {
        if (!item.isMapping()) {
            problems.add(item, "this is not a case", "a case has `note`, `given` and `want`");
            return Optional.empty();
        }
        YamlKeys keys = item.keys(problems);
        keys.refuseAllBut(KNOWN, problems);
        Optional<String> note = required(keys, "note", problems).flatMap(node -> note(file, node, problems));
        Optional<GivenReport> given =
                required(keys, "given", problems).flatMap(node -> new GivenReader(problems).read(node));
        Optional<Want> want = required(keys, "want", problems).flatMap(node -> new WantReader(problems).read(node));
        if (note.isEmpty() || given.isEmpty() || want.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TriageCase(note.get(), file, item.line(), given.get(), want.get()));
    }

    private static Optional<YamlValue> required(YamlKeys keys, String key, YamlProblems problems) {
        Optional<YamlValue> node = keys.at(key);
        if (node.isEmpty()) {
            problems.add(keys.mapping(), "the case has no `" + key + "`", "a case has `note`, `given` and `want`");
        }
        return node;
    }

    private Optional<String> note(String file, YamlValue value, YamlProblems problems) {
        if (value.text().isEmpty()) {
            problems.add(value, "the note is not a text", "put it in double quotes");
            return Optional.empty();
        }
        String note = value.text().get();
        if (note.isBlank() || note.length() > MOST_NOTE_LETTERS || note.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    value, "the note is not one line of 1 to " + MOST_NOTE_LETTERS + " letters", "it names the case");
            return Optional.empty();
        }
        String first = notes.putIfAbsent(note, file + ":" + value.line());
        if (first != null) {
            problems.add(
                    value,
                    "the note " + YamlProblems.quoted(note) + " already names the case at " + first,
                    "give each case a note of its own");
            return Optional.empty();
        }
        return Optional.of(note);
    }
}
