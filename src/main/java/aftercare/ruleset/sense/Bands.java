package aftercare.ruleset.sense;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Worse;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.NumberSet;
import aftercare.ruleset.sense.space.Part;
import aftercare.ruleset.sense.space.TooInvolved;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.Worlds;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that divide the numbers of a field among themselves, and ask for the same otherwise: no number between two of
 * them is left out, and none is taken twice unless the narrower one is the more urgent.
 */
final class Bands implements SetCheck {

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        if (found.has(Check.CONTRADICTION) || found.has(Check.NEVER_FIRES)) {
            return; // What such a rule was to take is missing everywhere.
        }
        List<SenseRule> meant = new ArrayList<>(rules.rules());
        meant.removeIf(rule -> !isMeant(rule, found));
        // On every processor: the editor of a rule waits for it.
        List<Family> families = meant.parallelStream()
                .flatMap(rule -> Band.of(rule).stream())
                .flatMap(band -> family(band, meant, rules).stream())
                .toList();
        Map<Place, Gap> gaps = new LinkedHashMap<>();
        for (Family family : families) {
            try {
                compare(family, rules, found, gaps);
            } catch (TooInvolved e) {
                // Nothing is certain, so nothing is said.
            }
        }
        for (Gap gap : gaps.values()) {
            gap.add(found);
        }
    }

    /** Whether a rule concludes something, and nothing else is wrong with it. */
    private static boolean isMeant(SenseRule rule, SenseFindings found) {
        Place place = rule.rule().place();
        return rule.card().kind().concludes() && !found.has(Check.TWIN, place) && !found.has(Check.IMPLIED, place);
    }

    /** @param others the bands that speak wherever this one would speak, its numbers apart */
    private record Family(Band band, List<Band> others) {}

    /** Empty where nothing is certain. */
    private static Optional<Family> family(Band band, List<SenseRule> meant, SenseRules rules) {
        rules.patience().ask();
        List<Band> others = new ArrayList<>();
        try {
            for (SenseRule other : meant) {
                if (band.rule().card().kind().getClass() == other.card().kind().getClass()) {
                    for (Way way : other.ways()) {
                        for (Part part : way.present()) {
                            if (part != band.part()) {
                                band.beside(other, way, part, rules.worlds()).ifPresent(others::add);
                            }
                        }
                    }
                }
            }
        } catch (TooInvolved e) {
            return Optional.empty();
        }
        return Optional.of(new Family(band, others));
    }

    private static void compare(Family family, SenseRules rules, SenseFindings found, Map<Place, Gap> gaps) {
        Band band = family.band();
        for (Band other : family.others()) {
            overlap(band, other, rules.worlds(), found);
        }
        for (NumberSet piece : band.numbers().pieces()) {
            gap(band, piece, family.others(), true, rules, gaps);
            gap(band, piece, family.others(), false, rules, gaps);
        }
    }

    private static void gap(
            Band band, NumberSet piece, List<Band> family, boolean above, SenseRules rules, Map<Place, Gap> gaps) {
        Band next = null;
        NumberSet nextPiece = NumberSet.NONE;
        for (Band other : family) {
            for (NumberSet each : other.numbers().pieces()) {
                boolean beyond = above ? each.last() > piece.last() : each.first() < piece.first();
                boolean nearer =
                        next == null || (above ? each.first() < nextPiece.first() : each.last() > nextPiece.last());
                if (beyond && nearer) {
                    next = other;
                    nextPiece = each;
                }
            }
        }
        if (next == null || next.rule().card().id().equals(band.rule().card().id())) {
            return;
        }
        NumberSet hole = above
                ? NumberSet.between(piece.last() + 1, nextPiece.first() - 1)
                : NumberSet.between(nextPiece.last() + 1, piece.first() - 1);
        hole = hole.minus(band.numbers());
        // Where what is normal lies in the middle, only a narrow gap between two bands is a mistake.
        boolean wide =
                FactField.of(FactKind.named(band.part().fact()), band.field()).worse() == Worse.BOTH
                        && 2 * width(hole) > Math.min(width(piece), width(nextPiece));
        if (hole.isEmpty()
                || wide
                || spokenFor(band.with(hole), band.rule().card().kind().getClass(), rules)) {
            return;
        }
        Band later = later(band, next);
        Gap gap = new Gap(hole, later, later == band ? next : band);
        gaps.merge(later.part().place(), gap, (one, two) -> width(one.hole()) <= width(two.hole()) ? one : two);
    }

    /** Numbers between two bands. Of several at one place the narrowest says most. */
    private record Gap(NumberSet hole, Band later, Band earlier) {

        void add(SenseFindings found) {
            found.add(
                    Check.GAP,
                    later.part().place(),
                    "no rule takes " + later.shown(hole) + " here: " + numbers(later) + ", and the rule at "
                            + earlier.rule().where() + " takes " + numbers(earlier),
                    "move one of the two, so that each begins where the other ends");
        }
    }

    private static String numbers(Band band) {
        List<String> shown = new ArrayList<>();
        for (NumberSet piece : band.numbers().pieces()) {
            shown.add(band.shown(piece));
        }
        return String.join(" or ", shown);
    }

    private static long width(NumberSet range) {
        return range.isEmpty() ? 0 : range.last() - range.first() + 1;
    }

    /** Whether some rules of that kind together speak for every report that is met this way. */
    private static boolean spokenFor(Way way, Class<?> kind, SenseRules rules) {
        for (Part part : way.present()) {
            FactSet left = part.facts();
            for (SenseRule rule : rules.rules()) {
                if (rule.card().kind().getClass() == kind) {
                    for (Way other : rule.ways()) {
                        left = left.minus(taken(other, part, way, rules.worlds()));
                    }
                }
            }
            if (left.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Of the facts of one part, those that another way takes where everything else holds. */
    private static FactSet taken(Way other, Part pivot, Way way, Worlds worlds) {
        FactSet taken = FactSet.NONE;
        int seen = 0;
        List<Part> rest = new ArrayList<>();
        for (Part part : other.present()) {
            if (part.fact().equals(pivot.fact())
                    && !part.facts().and(pivot.facts()).isEmpty()) {
                taken = part.facts();
                seen++;
            } else {
                rest.add(part);
            }
        }
        if (seen != 1 || !way.implies(new Way(rest, other.absent()), worlds)) {
            return FactSet.NONE;
        }
        return taken;
    }

    private static void overlap(Band band, Band other, Worlds worlds, SenseFindings found) {
        RuleCard mine = band.rule().card();
        RuleCard theirs = other.rule().card();
        boolean sameConditions = band.asksTheSame(other, worlds);
        for (NumberSet one : band.numbers().pieces()) {
            for (NumberSet two : other.numbers().pieces()) {
                NumberSet both = one.and(two);
                if (both.isEmpty() || one.equals(two)) {
                    continue;
                }
                boolean contained = one.covers(two) || two.covers(one);
                if (mine.id().equals(theirs.id())) {
                    if (sameConditions && !contained) {
                        staleCopy(band, other, found);
                    }
                } else if (!steps(band, one, other, two, sameConditions)) {
                    Band later = later(band, other);
                    Band earlier = later == band ? other : band;
                    found.add(
                            Check.OVERLAP,
                            later.part().place(),
                            "two rules take " + band.shown(both) + " here: " + numbers(later) + ", and the rule at "
                                    + earlier.rule().where() + " takes " + numbers(earlier),
                            "move one of the two, so that each begins where the other ends");
                }
            }
        }
    }

    /**
     * Whether two bands may share numbers: where one of them is the more urgent for fewer numbers, or for fewer patients.
     */
    private static boolean steps(Band band, NumberSet one, Band other, NumberSet two, boolean sameConditions) {
        if (band.rule().card().kind() instanceof Infers) {
            // Signs are independent of each other; only neighbours that share no more than an edge are meant to part.
            boolean inside = one.covers(two) || two.covers(one);
            return !sameConditions || inside || 2 * width(one.and(two)) > Math.min(width(one), width(two));
        }
        int mine = ((Triage) band.rule().card().kind()).urgency().rank();
        int theirs = ((Triage) other.rule().card().kind()).urgency().rank();
        if (two.covers(one) && mine > theirs || one.covers(two) && theirs > mine) {
            return true;
        }
        return !sameConditions && mine >= theirs;
    }

    private static void staleCopy(Band band, Band other, SenseFindings found) {
        Band later = later(band, other);
        Band earlier = later == band ? other : band;
        found.add(
                Check.STALE_COPY,
                later.rule().rule().place(),
                "the rule `" + later.rule().card().title() + "` differs from the one at "
                        + earlier.rule().where() + " only in its numbers, and they overlap: "
                        + numbers(later) + " here, " + numbers(earlier) + " there",
                "leave the older one out, or make one rule of the two");
    }

    private static Band later(Band one, Band two) {
        int files = one.part().place().file().compareTo(two.part().place().file());
        boolean after = files > 0
                || (files == 0
                        && one.part().place().start() > two.part().place().start());
        return after ? one : two;
    }
}
