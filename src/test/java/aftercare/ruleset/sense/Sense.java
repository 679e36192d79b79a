package aftercare.ruleset.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.FirstFacts;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sense of rules, with the words of this project. */
final class Sense {

    static final CheckedFolder SHIPPED = FolderCheck.check(FirstFacts.RULES);
    static final Vocabulary VOCABULARY = SHIPPED.vocabulary().orElseThrow();
    static final Wording WORDING = SHIPPED.wording().orElseThrow();

    private Sense() {}

    /** What is wrong with the sense of a file, of whose text nothing is wrong. */
    static List<Problem> of(String path, String text) {
        CheckedRules checked = read(Map.of(path, text));
        assertEquals(List.of(), checked.problems(), text);
        return of(checked);
    }

    /** What is wrong with the sense of rules, and what their texts lack; the words and cases beside them are the shipped ones. */
    static List<Problem> of(CheckedRules checked) {
        List<Problem> problems = new ArrayList<>(SenseCheck.check(checked.rules(), VOCABULARY));
        CheckedFolder folder = new CheckedFolder(
                SHIPPED.files(), Optional.of(VOCABULARY), Optional.of(WORDING), checked.rules(), List.of());
        for (FolderProblem found : Demands.of(folder, Optional.empty())) {
            // They stand on the line of the rule; these tests name its first letter too.
            Place place = new Place(found.file(), found.line(), 1, 0, 0);
            // What can turn a rule off has a test for itself; these rules are as short as they can be.
            if (!found.code().startsWith("UNLESS-")) {
                problems.add(new Problem(found.code(), place, found.what(), found.help()));
            }
        }
        return problems;
    }

    static CheckedRules read(Map<String, String> files) {
        List<RuleSource> sources = new ArrayList<>();
        files.forEach((path, text) -> sources.add(new RuleSource(path, text.getBytes(StandardCharsets.UTF_8))));
        return new RuleCheck().read(sources, VOCABULARY);
    }
}
