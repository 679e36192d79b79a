package aftercare.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Standing;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An urgent rule that names a word which can be old or gone asks whether it is. */
class StandingTest {

    private static final CheckedFolder SHIPPED = FolderCheck.check(RuleFolder.read(Path.of("rules")));

    /** Bleeding in pregnancy, and heavy bleeding, stay as urgent when they have passed: the tables say so. */
    private static final Set<String> ALWAYS_URGENT =
            Set.of("Vaginal bleeding or an early period in pregnancy", "Heavy bleeding from the vagina");

    private static final Set<Operator> NAMES =
            Set.of(Operator.EQUAL, Operator.IN, Operator.CONTAINS, Operator.MEMBER_OF);

    private static final Set<String> GROWING = Set.of("worsening", "rapidly-worsening");

    @Test
    void everyUrgentRuleAsksWhetherAPassingWordIsStillThere() {
        Vocabulary vocabulary = SHIPPED.vocabulary().orElseThrow();
        Set<String> silent = new TreeSet<>();
        int asked = 0;
        for (ParsedRule rule : SHIPPED.rules()) {
            if (!(rule.card().kind() instanceof Triage triage
                    && triage.urgency().atLeast(Urgency.URGENT_24H))) {
                continue;
            }
            for (Line line : Condition.lines(rule.when())) {
                Pattern pattern = line.pattern();
                if (line.asks() == Asks.NONE || passing(pattern, vocabulary).isEmpty()) {
                    continue;
                }
                asked++;
                if (!asksWhetherItIsThere(pattern)) {
                    silent.add(rule.card().title());
                }
            }
        }
        assertEquals(new TreeSet<>(ALWAYS_URGENT), silent);
        assertTrue(asked > 150, "only " + asked);
    }

    /** What grows is neither old nor gone. */
    private static boolean asksWhetherItIsThere(Pattern pattern) {
        for (Comparison comparison : pattern.comparisons()) {
            boolean grows = comparison.field().equals("trend")
                    && NAMES.contains(comparison.operator())
                    && GROWING.containsAll(comparison.operand().words());
            if (grows || Set.of("old", "gone", "counts").contains(comparison.field())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> passing(Pattern pattern, Vocabulary vocabulary) {
        List<String> passing = new ArrayList<>();
        for (Comparison comparison : pattern.comparisons()) {
            if (!pattern.fact().equals("Symptom") || !NAMES.contains(comparison.operator())) {
                continue;
            }
            Set<String> words = comparison.operand().words();
            for (SymptomWord word : vocabulary.symptoms().values()) {
                boolean named = comparison.field().equals("code") && words.contains(word.code())
                        || comparison.field().equals("groups") && !Collections.disjoint(word.groups(), words);
                if (named && word.standing() != Standing.ALWAYS) {
                    passing.add(word.code());
                }
            }
        }
        return passing;
    }
}
