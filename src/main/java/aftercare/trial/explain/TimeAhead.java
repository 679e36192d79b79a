package aftercare.trial.explain;

import aftercare.domain.Fact;
import aftercare.domain.Reckoning;
import aftercare.domain.Symptom;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.triage.intake.CodedReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the next moment at which a report is answered otherwise by time alone. Rules compare times with numbers, so that an answer
 * can change only where a time comes to such a number or just passes it.
 */
final class TimeAhead {

    private static final Set<String> RUNNING = Set.of("hoursSince", "lastingHours");
    private static final String ONSET = "onsetHours";
    private static final String DURATION = "durationHours";
    private static final long MILLIS_OF_AN_HOUR = 3_600_000;

    /** A thousandth of an hour, the least step of a duration. */
    private static final long STEP_MILLIS = 3_600;

    /** Moments that are tried at once: the first that changes something may be near. */
    private static final int TOGETHER = 32;

    private final Set<BigDecimal> numbers = new TreeSet<>();

    TimeAhead(List<ParsedRule> rules) {
        for (ParsedRule rule : rules) {
            for (Comparison comparison : rule.comparisons()) {
                if (RUNNING.contains(comparison.field()) && comparison.operand() instanceof Operand.Number number) {
                    numbers.add(number.value());
                }
            }
        }
    }

    /**
     * What was found.
     *
     * @param first empty where time alone changes neither the level nor the time to act
     * @param whole whether that is sure: false where the two evaluators differ on the first moment at which something changes
     */
    record Found(Optional<LookAgain> first, boolean whole) {}

    Found of(CodedReport sheet, Decision base, Court.Sitting court) {
        List<Long> moments = new ArrayList<>(moments(sheet, base));
        for (int from = 0; from < moments.size(); from += TOGETHER) {
            // On every processor: somebody waits for the explanation.
            List<Moment> tried = moments.subList(from, Math.min(from + TOGETHER, moments.size())).parallelStream()
                    .map(after -> moment(sheet, base, after, court))
                    .toList();
            for (Moment each : tried) {
                Optional<Integer> weight = each.weight();
                if (weight.isPresent() && weight.get() != Court.weight(base)) {
                    Optional<LookAgain> sure = court.surely(each.sheet(), each.then(), weight.get())
                            .map(decided -> new LookAgain(each.then(), decided));
                    return new Found(sure, sure.isPresent());
                }
            }
        }
        return new Found(Optional.empty(), true);
    }

    /** @param weight of the answer then; empty where there is none */
    private record Moment(Instant then, CodedReport sheet, Optional<Integer> weight) {}

    private static Moment moment(CodedReport sheet, Decision base, long after, Court.Sitting court) {
        Instant then = base.report().reportedAt().plusMillis(after);
        CodedReport later = later(sheet, base, then, after);
        return new Moment(then, later, court.quickly(later, then).map(Court::weight));
    }

    /**
     * Milliseconds from the report, ascending: when a time comes to a number of the rules, and when the time since the treatment
     * comes to what was said of a symptom, because until then that is a contradiction.
     */
    private Set<Long> moments(CodedReport sheet, Decision base) {
        Set<Long> moments = new TreeSet<>();
        Optional<Double> since = Optional.ofNullable(base.report().treatment().hoursSince());
        since.ifPresent(hours -> add(numbers, hours, moments));
        for (Fact fact : base.report().facts()) {
            if (fact instanceof Symptom symptom) {
                Optional<BigDecimal> onset =
                        sheet.at(symptom.pointer() + "/" + ONSET).map(BigDecimal::new);
                Optional<BigDecimal> lasted =
                        sheet.at(symptom.pointer() + "/" + DURATION).map(BigDecimal::new);
                lasted.ifPresent(hours -> add(numbers, hours.doubleValue(), moments));
                BigDecimal begin = onset.orElse(BigDecimal.ZERO);
                Set<BigDecimal> reached = new TreeSet<>(Set.of(begin));
                lasted.ifPresent(reached::add);
                numbers.forEach(number -> reached.add(number.add(begin)));
                since.ifPresent(hours -> add(reached, hours, moments));
            }
        }
        return moments;
    }

    /** @param passed hours until the report */
    private static void add(Set<BigDecimal> reached, double passed, Set<Long> moments) {
        long before = Math.round(passed * MILLIS_OF_AN_HOUR);
        for (BigDecimal number : reached) {
            long at = number.multiply(BigDecimal.valueOf(MILLIS_OF_AN_HOUR)).longValue() - before;
            for (long after : List.of(at, at + 1, at + STEP_MILLIS)) {
                if (after > 0) {
                    moments.add(after);
                }
            }
        }
    }

    /** The same said again; what has lasted a time and is not gone has lasted longer, but never longer than it can have. */
    private static CodedReport later(CodedReport sheet, Decision base, Instant then, long after) {
        CodedReport later = sheet.with(CodedReport.REPORTED_AT, CodedReport.text(then.toString()));
        BigDecimal longer =
                BigDecimal.valueOf(after).divide(BigDecimal.valueOf(MILLIS_OF_AN_HOUR), 3, RoundingMode.DOWN);
        for (Fact fact : base.report().facts()) {
            if (fact instanceof Symptom symptom
                    && !Reckoning.isGone(symptom.resolved(), symptom.trend(), symptom.persistent())) {
                String pointer = symptom.pointer() + "/" + DURATION;
                Optional<String> lasted = sheet.at(pointer);
                if (lasted.isPresent()) {
                    BigDecimal lasting = new BigDecimal(lasted.get()).add(longer);
                    later = later.with(pointer, lasting.toPlainString());
                }
            }
        }
        return later;
    }
}
