package aftercare.trial.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped rules with texts of their files put for others. */
final class EditedSet {

    private static final RuleFolder.Contents FOLDER = RuleFolder.read(FirstFacts.RULES);

    static final GuardedSet SHIPPED = new EditedSet().set();

    private final SortedMap<String, byte[]> files;

    EditedSet() {
        this(FOLDER);
    }

    /** Another folder than the first facts. */
    EditedSet(RuleFolder.Contents folder) {
        this.files = new TreeMap<>(folder.files().bytes());
    }

    /** Puts one text for another at its first place; an edit that changes nothing is a mistake of the test. */
    EditedSet with(String file, String text, String other) {
        String before = text(file);
        int at = before.indexOf(text);
        assertTrue(at >= 0, () -> file + " does not hold " + text);
        return write(file, before.substring(0, at) + other + before.substring(at + text.length()));
    }

    EditedSet write(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    /** The set; the words and rules of an edited set must still be readable. */
    GuardedSet set() {
        CheckedFolder checked = checked();
        assertEquals(List.of(), messages(checked.problems()));
        return GuardedSet.of(
                checked.vocabulary().orElseThrow(),
                checked.wording().orElseThrow(),
                checked.rules(),
                checked.translations().all());
    }

    /** What changed since the shipped set. */
    List<GuardedChange> changes() {
        return GuardedChanges.between(SHIPPED, set());
    }

    /** Why the set does not go live, whatever decides now. */
    List<String> refusals() {
        CheckedFolder checked = checked();
        return messages(checked.clean() ? Demands.of(checked, Optional.empty()) : checked.problems());
    }

    private CheckedFolder checked() {
        return FolderCheck.check(new RuleFolder.Contents(new RuleFiles(files), List.of()));
    }

    private static List<String> messages(List<FolderProblem> problems) {
        List<String> messages = new ArrayList<>();
        for (FolderProblem problem : problems) {
            messages.add(problem.message());
        }
        return messages;
    }
}
