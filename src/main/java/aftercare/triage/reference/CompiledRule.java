package aftercare.triage.reference;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A rule that is ready to run. */
final class CompiledRule {

    private final ParsedRule rule;
    private final List<Branch> branches;
    private final boolean asksForSigns;

    CompiledRule(ParsedRule rule) {
        this(rule, Branch.of(rule.when()));
    }

    private CompiledRule(ParsedRule rule, List<Branch> branches) {
        this.rule = rule;
        this.branches = branches;
        this.asksForSigns = rule.patterns().stream().anyMatch(SignGraph::isSign);
    }

    /** The same rule if it never spoke. */
    CompiledRule silenced() {
        return new CompiledRule(rule, List.of());
    }

    RuleCard card() {
        return rule.card();
    }

    boolean infers() {
        return card().kind() instanceof Infers;
    }

    ParsedRule rule() {
        return rule;
    }

    /** Whether one of its patterns is on signs, those behind {@code exists} and {@code not} among them. */
    boolean asksForSigns() {
        return asksForSigns;
    }

    /** What it finds; equal findings once. An advice rule speaks once, however often it matches. */
    List<Finding> findings(FactsByKind facts) {
        if (card().kind() instanceof RuleCard.Advises) {
            return speaks(facts) ? List.of(new Finding(card(), List.of())) : List.of();
        }
        List<Finding> findings = new ArrayList<>(0);
        for (Branch branch : branches) {
            branch.match(facts, choice -> {
                facts.matched();
                return findings.add(new Finding(card(), branch.basis(choice)));
            });
        }
        return findings.size() < 2 ? findings : new ArrayList<>(new LinkedHashSet<>(findings));
    }

    /** The signs it infers; some may be equal. */
    void infer(FactsByKind facts, List<Sign> signs) {
        Infers infers = (Infers) card().kind();
        for (Branch branch : branches) {
            branch.match(facts, choice -> {
                facts.matched();
                return signs.add(new Sign(infers.sign(), infers.code(), branch.basis(choice)));
            });
        }
    }

    /** Whether it matches at all. */
    boolean speaks(FactsByKind facts) {
        for (Branch branch : branches) {
            if (!branch.match(facts, choice -> false)) {
                return true;
            }
        }
        return false;
    }
}
