package aftercare.trial.impact;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Decides what was found anew, by every evaluator of both sets, and leaves out of it whatever can be left out. */
final class Retrial {

    private final WholeSet live;
    private final WholeSet candidate;
    private final Agreed agreed;
    private final Instant now;

    Retrial(WholeSet live, WholeSet candidate, Agreed agreed, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.agreed = agreed;
        this.now = now;
    }

    /**
     * The smallest part of a report that still loses a live reason.
     *
     * @param reason name of the reason
     */
    Optional<Lowering.Found> losing(Sketch report, String reason) {
        return smallest(report, part -> lost(part, reason));
    }

    /**
     * The smallest part of a report that the candidate still refuses.
     *
     * @param word what it refuses
     */
    Optional<Lowering.Found> refused(Sketch report, String word) {
        return smallest(report, part -> refusal(part, word));
    }

    private static Optional<Lowering.Found> smallest(Sketch report, Function<Sketch, Optional<Lowering.Found>> trial) {
        Optional<Lowering.Found> best = trial.apply(report);
        boolean smaller = best.isPresent();
        while (smaller) {
            smaller = false;
            for (Sketch part : parts(best.get().report())) {
                Optional<Lowering.Found> found = trial.apply(part);
                if (found.isPresent()) {
                    best = found;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    private Optional<Lowering.Found> lost(Sketch report, String reason) {
        byte[] body = report.body(now);
        Optional<Decision> before = answer(live, body);
        Optional<Decision> after = answer(candidate, body);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<LiveReason> lost =
                LiveReason.lost(LiveReason.of(before.get(), live.vocabulary()), AnswerLevel.of(after.get()), agreed);
        return lost.stream().anyMatch(each -> each.name().equals(reason))
                ? Optional.of(new Lowering.Found(reason, report, now, before.get(), after, lost))
                : Optional.empty();
    }

    private Optional<Lowering.Found> refusal(Sketch report, String word) {
        byte[] body = report.body(now);
        if (candidate.intake().read(body, now) instanceof Reading.Accepted) {
            return Optional.empty();
        }
        return answer(live, body)
                .map(before -> new Lowering.Found(
                        word, report, now, before, Optional.empty(), LiveReason.of(before, live.vocabulary())));
    }

    private Optional<Decision> answer(WholeSet set, byte[] body) {
        return set.intake().read(body, now) instanceof Reading.Accepted accepted
                ? decide(set, accepted.report())
                : Optional.empty();
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
