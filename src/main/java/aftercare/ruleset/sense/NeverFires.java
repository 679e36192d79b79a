package aftercare.ruleset.sense;

import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.sense.space.Box;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.NumberSet;
import aftercare.ruleset.sense.space.Part;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.Worlds;
import aftercare.ruleset.text.Check;
import java.util.Optional;

/** Facts that can never be there together. */
final class NeverFires implements RuleByRule {

    private record Clash(Place place, String what) {}

    @Override
    public void check(SenseRule rule, SenseRules rules, SenseFindings found) {
        if (found.has(Check.CONTRADICTION, rule.rule().place())) {
            return;
        }
        for (Way way : rule.known()) {
            Optional<Clash> clash = clash(way, rule, rules.worlds());
            if (clash.isPresent()) {
                found.add(
                        Check.NEVER_FIRES,
                        clash.get().place(),
                        clash.get().what(),
                        rule.known().size() == 1 ? "no report meets this rule" : "no report meets this alternative");
            }
        }
    }

    private static Optional<Clash> clash(Way way, SenseRule rule, Worlds worlds) {
        Optional<Clash> clash = theOnlyOne(way, worlds);
        if (clash.isEmpty()) {
            clash = excluded(way, rule, worlds);
        }
        if (clash.isEmpty()) {
            clash = measuredOnce(way);
        }
        return clash.isPresent() ? clash : counted(way, worlds);
    }

    /** A report has one treatment: two lines about it must fit. */
    private static Optional<Clash> theOnlyOne(Way way, Worlds worlds) {
        for (String fact : FactKind.SINGLE) {
            FactSet left = worlds.all(fact);
            for (Part part : way.present()) {
                if (part.fact().equals(fact)) {
                    left = left.and(part.facts());
                    if (left.isEmpty()) {
                        return Optional.of(new Clash(
                                part.place(),
                                "`" + part.shown() + "` does not fit what is said of `" + fact
                                        + "` before: a report has only one"));
                    }
                }
            }
            for (Part part : way.absent()) {
                if (part.fact().equals(fact)) {
                    left = left.minus(part.facts());
                    if (left.isEmpty()) {
                        return Optional.of(new Clash(
                                part.place(), "`" + part.shown() + "` leaves no `" + fact + "`: every report has one"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Clash> excluded(Way way, SenseRule rule, Worlds worlds) {
        for (Part absent : way.absent()) {
            for (Part present : way.present()) {
                boolean same = present.fact().equals(absent.fact()) && !FactKind.SINGLE.contains(absent.fact());
                if (same && absent.facts().covers(present.facts())) {
                    boolean own = present.place().file().equals(rule.card().file())
                            && present.place().start() >= rule.rule().place().start()
                            && present.place().end() <= rule.rule().place().end();
                    String asked = own
                            ? "`" + present.shown() + "`, which this rule asks for"
                            : present.shown() + ", which is there whenever the other lines hold";
                    return Optional.of(new Clash(absent.place(), "`" + absent.shown() + "` excludes " + asked));
                }
            }
        }
        return Optional.empty();
    }

    /** A vital sign is measured once in a report. */
    private static Optional<Clash> measuredOnce(Way way) {
        for (int i = 0; i < way.present().size(); i++) {
            Part one = way.present().get(i);
            for (Part two : way.present().subList(i + 1, way.present().size())) {
                boolean vitals = one.fact().equals("Vital") && two.fact().equals("Vital");
                if (vitals
                        && sign(one).isPresent()
                        && sign(one).equals(sign(two))
                        && one.facts().and(two.facts()).isEmpty()) {
                    return Optional.of(new Clash(
                            two.place(),
                            "`" + two.shown() + "` does not fit `" + one.shown()
                                    + "`: a report has one measurement of each kind"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sign(Part part) {
        Optional<String> sign = Optional.empty();
        for (Box box : part.facts().boxes()) {
            if (sign.isPresent() && !sign.get().equals(box.world().label())) {
                return Optional.empty();
            }
            sign = Optional.of(box.world().label());
        }
        return sign;
    }

    /** The report counts its symptoms. */
    private static Optional<Clash> counted(Way way, Worlds worlds) {
        NumberSet many = NumberSet.NONE;
        for (Box box : way.theOne("Report", worlds).boxes()) {
            many = many.or(box.side("symptomCount"));
        }
        for (Part part : way.present()) {
            if (part.fact().equals("Symptom") && many.equals(NumberSet.only(0))) {
                return Optional.of(new Clash(part.place(), "`" + part.shown() + "` does not fit `symptomCount == 0`"));
            }
        }
        for (Part part : way.absent()) {
            boolean none = part.fact().equals("Symptom") && part.facts().covers(worlds.all("Symptom"));
            if (none && many.and(NumberSet.only(0)).isEmpty()) {
                return Optional.of(
                        new Clash(part.place(), "`" + part.shown() + "` does not fit a report with symptoms"));
            }
        }
        return Optional.empty();
    }
}
