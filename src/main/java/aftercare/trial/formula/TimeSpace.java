package aftercare.trial.formula;

import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The times that a report can speak of, as far as rules tell them apart: the end of the session, and of each symptom its
 * onset and how long it lasts. They hang on each other: an onset after the report is a doubt and is not believed, and
 * without a duration a symptom lasts from its onset, or from the session.
 *
 * <p>Hours since the session are tried at each number c that rules compare a time with and at each sum of two of them, up
 * to two steps of 0.001 h on both sides, and between the steps, because the session is known to the millisecond. An onset x
 * and a time since the session y that rules tell apart by x = c, y = c and y - x = c thus have a member in every region.
 */
final class TimeSpace {

    /** Milliseconds of 0.001 h, to which rules know a time. */
    private static final long STEP = 3_600;

    /** Ten years are never shorter; the program refuses what is longer ago. */
    private static final long LONGEST = 3_652L * 24 * 3_600_000;

    /** Milliseconds that may be written, from the least to the most in steps. */
    private record Range(long least, long most, long step) {
        static Range of(Measure hours) {
            return new Range(millis(hours.min()), millis(hours.max()), millis(hours.step()));
        }
    }

    /**
     * What rules can tell of the times of one symptom.
     *
     * @param onsetHours believed; null when not
     * @param lastingHours given or computed; null when not known
     * @param begun whether an onset is given, believed or not
     */
    record Times(
            Double onsetHours, Double lastingHours, boolean onsetAfterReport, boolean durationTooLong, boolean begun) {}

    /**
     * What rules can tell of the time since the session.
     *
     * @param millis null when not known
     * @param written for each of the times of a symptom that are possible then, an onset and a duration in milliseconds,
     *     null where not given
     */
    record Since(Long millis, Map<Integer, Long[]> written) {
        Double hours() {
            return millis == null ? null : Double.valueOf(millis / 3_600_000.0);
        }
    }

    private final FieldTests tests;
    private final boolean tellsBegun;
    private final Range onset;
    private final Range duration;
    private final Set<Long> onsetCuts;
    private final Set<Long> lastingCuts;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Times> times = new ArrayList<>();
    private final List<Since> sinces = new ArrayList<>();

    /**
     * @param onset the hours that may be written
     * @param tellsBegun whether something hangs on whether an onset is given at all
     */
    TimeSpace(FieldTests tests, Measure onset, Measure duration, boolean tellsBegun) {
        this.tests = tests;
        this.tellsBegun = tellsBegun;
        this.onset = Range.of(onset);
        this.duration = Range.of(duration);
        this.onsetCuts = cuts(FactKind.SYMPTOM, "onsetHours");
        this.lastingCuts = cuts(FactKind.SYMPTOM, "lastingHours");
        layOut(cuts(FactKind.TREATMENT, "hoursSince"));
    }

    /** Whether rules compare times with each other, which is not laid out here. */
    boolean isJoined() {
        return tests.isJoined(FactKind.TREATMENT, "hoursSince")
                || tests.isJoined(FactKind.SYMPTOM, "onsetHours")
                || tests.isJoined(FactKind.SYMPTOM, "lastingHours");
    }

    List<Times> times() {
        return times;
    }

    List<Since> sinces() {
        return sinces;
    }

    private void layOut(Set<Long> sinceCuts) {
        Set<Long> samples = new TreeSet<>();
        samples.add(LONGEST);
        near(samples, 0);
        for (long cut : sinceCuts) {
            near(samples, cut);
        }
        for (long cut : onsetCuts) {
            near(samples, cut);
        }
        for (long lasting : lastingCuts) {
            near(samples, lasting);
            for (long onset : onsetCuts) {
                near(samples, lasting + onset);
            }
        }
        Set<String> seen = new LinkedHashSet<>();
        List<Long> all = new ArrayList<>();
        all.add(null);
        all.addAll(samples);
        for (Long since : all) {
            Since laidOut = since(since);
            String signature = tests.signature(FactKind.TREATMENT, "hoursSince", laidOut.hours()) + " "
                    + laidOut.written().keySet();
            if (seen.add(signature)) {
                sinces.add(laidOut);
            }
        }
    }

    private Since since(Long since) {
        Map<String, Long> onsets = new LinkedHashMap<>();
        for (Long written : values(onset, onsetCuts, since)) {
            onsets.putIfAbsent(onsetSignature(written, since), written);
        }
        Map<String, Long> durations = new LinkedHashMap<>();
        for (Long written : values(duration, lastingCuts, since)) {
            durations.putIfAbsent(durationSignature(written, since), written);
        }
        Map<Integer, Long[]> written = new java.util.TreeMap<>();
        for (Long begun : onsets.values()) {
            for (Long lasted : durations.values()) {
                written.putIfAbsent(place(timesOf(since, begun, lasted)), new Long[] {begun, lasted});
            }
        }
        return new Since(since, written);
    }

    private static Times timesOf(Long since, Long onset, Long duration) {
        boolean after = since != null && onset != null && onset > since;
        Long believed = after ? null : onset;
        Double lasting = null;
        if (duration != null) {
            lasting = duration / 3_600_000.0;
        } else if (since != null) {
            lasting = (since - (believed == null ? 0 : believed)) / 3_600_000.0;
        }
        Double onsetHours = believed == null ? null : Double.valueOf(believed / 3_600_000.0);
        return new Times(
                onsetHours, lasting, after, since != null && duration != null && duration > since, onset != null);
    }

    private int place(Times of) {
        String signature = tests.signature(FactKind.SYMPTOM, "onsetHours", of.onsetHours()) + " "
                + tests.signature(FactKind.SYMPTOM, "lastingHours", of.lastingHours()) + of.onsetAfterReport()
                + of.durationTooLong() + (tellsBegun && of.begun());
        return places.computeIfAbsent(signature, key -> {
            times.add(of);
            return times.size() - 1;
        });
    }

    private String onsetSignature(Long onset, Long since) {
        Times alone = timesOf(since, onset, null);
        return tests.signature(FactKind.SYMPTOM, "onsetHours", alone.onsetHours()) + " "
                + tests.signature(FactKind.SYMPTOM, "lastingHours", alone.lastingHours()) + alone.onsetAfterReport()
                + (tellsBegun && alone.begun());
    }

    private String durationSignature(Long duration, Long since) {
        Times alone = timesOf(since, null, duration);
        return (duration == null)
                + tests.signature(FactKind.SYMPTOM, "lastingHours", alone.lastingHours())
                + alone.durationTooLong();
    }

    /** Onsets or durations: none, and those near a cut, near the report, and as far before the report as a cut. */
    private List<Long> values(Range range, Set<Long> cuts, Long since) {
        Set<Long> around = new TreeSet<>(cuts);
        around.add(range.least());
        around.add(range.most());
        if (since != null) {
            around.add(since);
            for (long cut : lastingCuts) {
                around.add(since - cut);
            }
        }
        Set<Long> values = new TreeSet<>();
        for (long value : around) {
            long steps = Math.floorDiv(value, range.step());
            for (long near = (steps - 1) * range.step(); near <= (steps + 2) * range.step(); near += range.step()) {
                if (near >= range.least() && near <= range.most()) {
                    values.add(near);
                }
            }
        }
        List<Long> all = new ArrayList<>();
        all.add(null);
        all.addAll(values);
        return all;
    }

    private void near(Set<Long> samples, long value) {
        for (long half : List.of(STEP / 2, onset.step() / 2, duration.step() / 2)) {
            for (long near = value - 4 * half; near <= value + 5 * half; near += half) {
                if (near >= 0 && near <= LONGEST) {
                    samples.add(near);
                }
            }
        }
    }

    private Set<Long> cuts(FactKind kind, String field) {
        Set<Long> cuts = new TreeSet<>();
        for (BigDecimal number : tests.numbers(kind, field)) {
            cuts.add(millis(number));
        }
        return cuts;
    }

    private static long millis(BigDecimal hours) {
        return hours.movePointRight(3).multiply(BigDecimal.valueOf(STEP)).longValue();
    }
}
