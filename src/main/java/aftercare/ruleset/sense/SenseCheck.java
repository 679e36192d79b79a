package aftercare.ruleset.sense;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.Patience;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.Problem;
import java.util.List;

/** Finds what is wrong with rules that can each be read: on what they mean, alone and together. */
public final class SenseCheck {

    private SenseCheck() {}

    /** The checks that ask for nothing but the rules. An earlier one spares its rule the questions of later ones. */
    private static final List<SetCheck> CHECKS = List.of(
            new Contradictions(), new NeverFires(), new AddsNothing(), new Twins(), new Implication(), new Bands());

    /**
     * What is wrong, in the order of files and lines.
     *
     * @param rules without a problem of their text
     */
    public static List<Problem> check(List<ParsedRule> rules, Vocabulary vocabulary) {
        return check(rules, vocabulary, Patience.ENDLESS);
    }

    /** @param patience asked at each rule */
    public static List<Problem> check(List<ParsedRule> rules, Vocabulary vocabulary, Patience patience) {
        SenseFindings found = new SenseFindings();
        SenseRules set = SenseRules.of(rules, vocabulary, patience);
        for (SetCheck check : CHECKS) {
            check.check(set, found);
        }
        return found.inOrder();
    }
}
