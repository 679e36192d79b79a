package aftercare.ruleset.sense.space;

import aftercare.ruleset.model.FactKind;
import java.util.ArrayList;
import java.util.List;

/** One way to meet a rule: facts that must be there and facts that must not. */
public record Way(List<Part> present, List<Part> absent) {

    public Way {
        present = List.copyOf(present);
        absent = List.copyOf(absent);
    }

    /** This way, with one more fact that must be there. */
    public Way with(Part more) {
        List<Part> all = new ArrayList<>(present);
        all.add(more);
        return new Way(all, absent);
    }

    /** What the one fact of such a kind can be like. */
    public FactSet theOne(String fact, Worlds worlds) {
        FactSet facts = worlds.all(fact);
        for (Part part : present) {
            facts = part.fact().equals(fact) ? facts.and(part.facts()) : facts;
        }
        for (Part part : absent) {
            facts = part.fact().equals(fact) ? facts.minus(part.facts()) : facts;
        }
        return facts;
    }

    /** Whether every report that is met this way is met in the other way too; false also where that is not certain. */
    public boolean implies(Way other, Worlds worlds) {
        // Cheap questions first: whether there is such a fact at all.
        for (Part part : other.present) {
            if (!FactKind.SINGLE.contains(part.fact()) && !provides(part, worlds)) {
                return false;
            }
        }
        for (Part part : other.present) {
            if (FactKind.SINGLE.contains(part.fact()) && !provides(part, worlds)) {
                return false;
            }
        }
        for (Part part : other.absent) {
            if (!excludes(part, worlds)) {
                return false;
            }
        }
        return true;
    }

    private boolean provides(Part wanted, Worlds worlds) {
        if (FactKind.SINGLE.contains(wanted.fact())) {
            return wanted.facts().covers(theOne(wanted.fact(), worlds));
        }
        for (Part part : present) {
            if (part.fact().equals(wanted.fact()) && wanted.facts().covers(part.facts())) {
                return true;
            }
        }
        return false;
    }

    private boolean excludes(Part unwanted, Worlds worlds) {
        if (FactKind.SINGLE.contains(unwanted.fact())) {
            return theOne(unwanted.fact(), worlds).and(unwanted.facts()).isEmpty();
        }
        for (Part part : absent) {
            if (part.fact().equals(unwanted.fact()) && part.facts().covers(unwanted.facts())) {
                return true;
            }
        }
        return unwanted.facts().isEmpty();
    }
}
