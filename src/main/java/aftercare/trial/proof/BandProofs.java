package aftercare.trial.proof;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.sense.SenseCheck;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether the bands of numbers in the rules of a topic meet, as {@code check} sees it. */
final class BandProofs {

    static final Set<String> UNMET = Set.of(Check.GAP.code(), Check.OVERLAP.code());

    /** Where one of them is found, bands are not looked at. */
    private static final Set<String> FIRST = Set.of(Check.CONTRADICTION.code(), Check.NEVER_FIRES.code());

    private BandProofs() {}

    static List<Proof> of(List<ParsedRule> rules, Vocabulary vocabulary) {
        Map<String, List<Problem>> byTopic = new TreeMap<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind().concludes()) {
                byTopic.putIfAbsent(rule.card().topic(), new ArrayList<>());
            }
        }
        boolean looked = true;
        for (Problem problem : SenseCheck.check(rules, vocabulary)) {
            looked &= !FIRST.contains(problem.code());
            if (UNMET.contains(problem.code())) {
                String file = problem.place().file();
                byTopic.get(file.contains("/") ? file.substring(0, file.indexOf('/')) : file)
                        .add(problem);
            }
        }
        List<Proof> proofs = new ArrayList<>();
        for (Map.Entry<String, List<Problem>> topic : byTopic.entrySet()) {
            ProofResult result = new ProofResult.Holds();
            if (!looked) {
                result = new ProofResult.NotDecided("a rule that can never speak hides what it was to take");
            } else if (!topic.getValue().isEmpty()) {
                result = new ProofResult.Unmet(topic.getValue());
            }
            proofs.add(new Proof(new Claim.BandsMeet(topic.getKey()), result));
        }
        return proofs;
    }
}
