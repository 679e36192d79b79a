package aftercare.trial.impact;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Decides what was found anew, by every evaluator of both sets, and leaves out of it whatever can be left out. */
final class Retrial {

    private final WholeSet live;
    private final WholeSet candidate;
    private final Instant now;

    Retrial(WholeSet live, WholeSet candidate, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.now = now;
    }

    /**
     * The smallest part of a report that is still answered lower.
     *
     * @param reason a live reason that must be lost; empty for any
     * @param name what the finding is named after when it is not the lost reason
     */
    Optional<Lowering.Found> smallest(Sketch report, Optional<String> reason, String name) {
        Optional<Lowering.Found> best = lowered(report, reason, name);
        boolean smaller = best.isPresent();
        while (smaller) {
            smaller = false;
            for (Sketch part : parts(best.get().report())) {
                Optional<Lowering.Found> found = lowered(part, reason, name);
                if (found.isPresent()) {
                    best = found;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    private Optional<Lowering.Found> lowered(Sketch report, Optional<String> reason, String name) {
        byte[] body = report.body(now);
        if (!(live.intake().read(body, now) instanceof Reading.Accepted accepted)) {
            return Optional.empty();
        }
        Optional<Decision> before = decide(live, accepted.report());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (!(candidate.intake().read(body, now) instanceof Reading.Accepted again)) {
            List<String> lost = List.copyOf(before.get().ruleIds());
            return reason.isEmpty() || lost.contains(reason.get())
                    ? Optional.of(new Lowering.Found(name, report, now, before.get(), Optional.empty(), lost))
                    : Optional.empty();
        }
        Optional<Decision> after = decide(candidate, again.report());
        if (after.isEmpty()) {
            return Optional.empty();
        }
        List<String> lost = lost(before.get(), after.get());
        if (lost.isEmpty() || reason.isPresent() && !lost.contains(reason.get())) {
            return Optional.empty();
        }
        String named = name.isEmpty() ? lost.get(0) : name;
        return Optional.of(new Lowering.Found(named, report, now, before.get(), after, lost));
    }

    private static List<String> lost(Decision before, Decision after) {
        Set<String> lost = new LinkedHashSet<>();
        for (Reason reason : before.reasons()) {
            if (Change.lowers(reason.urgency(), reason.actWithinHours(), after.urgency(), after.actWithinHours())) {
                lost.add(reason.ruleId());
            }
        }
        return List.copyOf(lost);
    }

    /** The decision of all evaluators; empty when they differ or give up, which is for the gate to say. */
    private static Optional<Decision> decide(WholeSet set, Report report) {
        Optional<Decision> decision = Optional.empty();
        try {
            for (Function<Report, Decision> evaluator : set.evaluators()) {
                Decision found = evaluator.apply(report);
                if (decision.isPresent() && !sameAnswer(decision.get(), found)) {
                    return Optional.empty();
                }
                decision = Optional.of(found);
            }
        } catch (TooManyTries e) {
            return Optional.empty();
        }
        return decision;
    }

    private static boolean sameAnswer(Decision one, Decision other) {
        Urgency urgency = one.urgency();
        OptionalInt hours = one.actWithinHours();
        return urgency == other.urgency() && hours.equals(other.actWithinHours());
    }

    /** The report without one of its parts, the largest parts first. */
    private static List<Sketch> parts(Sketch report) {
        List<Sketch> parts = new ArrayList<>();
        for (int i = 0; i < report.symptoms().size(); i++) {
            parts.add(report.without(i));
        }
        for (String field : report.fields().keySet()) {
            parts.add(report.without(field));
            for (String shorter : shorter(report.fields().get(field))) {
                SortedMap<String, String> other = new TreeMap<>(report.fields());
                other.put(field, shorter);
                parts.add(new Sketch(other, report.symptoms()));
            }
        }
        for (int i = 0; i < report.symptoms().size(); i++) {
            for (String field : report.symptoms().get(i).keySet()) {
                if (!field.equals("code") && !field.equals("text")) {
                    parts.add(report.without(i, field));
                }
            }
        }
        return parts;
    }

    /** A list without one of its words. */
    private static List<String> shorter(String value) {
        List<String> shorter = new ArrayList<>();
        if (value.startsWith("[") && value.indexOf(',') > 0) {
            List<String> words = List.of(value.substring(1, value.length() - 1).split(","));
            for (int i = 0; i < words.size(); i++) {
                List<String> fewer = new ArrayList<>(words);
                fewer.remove(i);
                shorter.add("[" + String.join(",", fewer) + "]");
            }
        }
        return shorter;
    }
}
