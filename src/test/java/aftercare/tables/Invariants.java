package aftercare.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The safety invariants of section D that need nothing but a report and its answer, for any system that gives one:
 * INV-1 to INV-13, INV-16 to INV-19 and INV-22. Refusals (INV-5, first part), the advice of reasons (INV-8, second part) and the texts and pointers
 * of INV-11 belong to the wire and are tested there; INV-14 and INV-15 need a broken engine.
 *
 * <p>Where an invariant says that the level does not fall, this also demands that the deadline does not move away.
 */
public final class Invariants {

    private static final int ENOUGH_BROKEN = 20;
    private static final long CHANGE_SEED = 0x5DEECE66DL;

    /** The rules that may justify SELF_CARE for a symptom (INV-7). */
    private static final List<String> POSITIVE_RULES = List.of(
            "EXP-01", "EXP-02", "EXP-03", "EXP-04", "EXP-05", "EXP-06", "EXP-07", "EXP-09", "EXP-10", "EXP-11",
            "EXP-12", "NRV-01", "BLD-01", "VAS-01");

    private static final String[] GRID_HOURS = {
        "0", "1", "23.999", "24.0", "24.001", "47.999", "48.0", "48.001", "60", "71.999", "72.0", "72.001", "84",
        "95.999", "96.0", "96.001", "168.001", "1000"
    };

    /** Says what is wrong with the answer to a report, or to a change of it. */
    @FunctionalInterface
    private interface Check {
        Optional<String> problem(Map<String, Object> report, SplittableRandom random);
    }

    /** How a report is made worse, which must never lower its answer. */
    public enum Worse {
        ADDED_SYMPTOM,
        ADDED_RISK,
        RAISED_SEVERITY,
        WORSENED_TREND,
        REMOVED_REASSURANCE,
        LATER
    }

    private final Function<Map<String, Object>, Verdict> subject;
    private final Map<Worse, LongAdder> pairs = new ConcurrentHashMap<>();

    public Invariants(Function<Map<String, Object>, Verdict> subject) {
        this.subject = subject;
    }

    /** All of them, each with its own random reports. */
    public List<Violation> all(long seed, int count) {
        List<Violation> violations = new ArrayList<>();
        violations.addAll(inv01AddingASymptomNeverLowers(seed, count));
        violations.addAll(inv02AddingARiskFactorNeverLowers(seed, count));
        violations.addAll(inv03MoreSeverityOrAWorseTrendNeverLowers(seed, count));
        violations.addAll(inv04DeletingAReassuringValueNeverLowers(seed, count));
        violations.addAll(inv05NothingUnknownIsIgnored(seed, count));
        violations.addAll(inv06OrderAndDuplicatesDoNotMatter(seed, count));
        violations.addAll(inv07SelfCareNeedsAPositiveRuleForEverySymptom(seed, count));
        violations.addAll(inv08NoAdviceBesideUrgentCare(seed, count));
        violations.addAll(inv09ChestSymptomsAreNeverCalm(seed, count));
        violations.addAll(inv10SorenessNeverCalmsWithTime());
        violations.addAll(inv10WithAnythingElseFixed(seed, count));
        violations.addAll(inv11EveryAnswerNamesItsRules(seed, count));
        violations.addAll(inv12SameReportSameAnswer(seed, count));
        violations.addAll(inv13DeniedEqualsAbsent(seed, count));
        violations.addAll(inv16SevereOrRapidIsUrgent(seed, count));
        violations.addAll(inv17TheBareWordIsNeverCalm(seed, count));
        violations.addAll(inv18OldAndGoneDoNotTouchAnAlwaysWord(seed, count));
        violations.addAll(inv19AnOldWordIsNoEmergency(seed, count));
        violations.addAll(inv22NoFloorDecides(seed, count));
        violations.addAll(knownPointsInTimeAreTheOnlyOnes(seed, count));
        violations.addAll(contradictionsNeverLower(seed, count));
        return violations;
    }

    public List<Violation> inv01AddingASymptomNeverLowers(long seed, int count) {
        return check("INV-1 adding a symptom", seed, count, (report, random) -> {
            if (!Reading.of(report).anySymptom()) {
                return Optional.empty();
            }
            return Mutations.addSymptom(report, random)
                    .flatMap(change -> lessCareAfter(report, change, Worse.ADDED_SYMPTOM));
        });
    }

    public List<Violation> inv02AddingARiskFactorNeverLowers(long seed, int count) {
        return check(
                "INV-2 adding a risk factor", seed, count, (report, random) -> Mutations.addRiskFactor(report, random)
                        .filter(change -> !KnownPoints.copdBesideMeasuredSpo2(report, change.report()))
                        .flatMap(change -> lessCareAfter(report, change, Worse.ADDED_RISK)));
    }

    public List<Violation> inv03MoreSeverityOrAWorseTrendNeverLowers(long seed, int count) {
        return check("INV-3 more severity, worse trend", seed, count, (report, random) -> {
            Optional<String> severity = Mutations.raiseSeverity(report, random)
                    .flatMap(change -> lessCareAfter(report, change, Worse.RAISED_SEVERITY));
            return severity.isPresent()
                    ? severity
                    : Mutations.worsenTrend(report, random)
                            .flatMap(change -> lessCareAfter(report, change, Worse.WORSENED_TREND));
        });
    }

    public List<Violation> inv04DeletingAReassuringValueNeverLowers(long seed, int count) {
        return check("INV-4 deleting a reassuring value", seed, count, (report, random) -> {
            if (!Contradiction.in(Reading.of(report)).isEmpty()) {
                return Optional.empty();
            }
            Verdict before = subject.apply(report);
            for (Mutations.Change change : Mutations.deleteReassuringValues(report)) {
                Optional<String> problem = lessCareAfter(report, change, Worse.REMOVED_REASSURANCE);
                boolean known = KnownPoints.needsAKnownRegion(before, report, change.report())
                        || KnownPoints.wordWithAreasSaidToBeNeedled(report, change.report());
                if (problem.isPresent() && !known) {
                    return problem;
                }
            }
            return Optional.empty();
        });
    }

    public List<Violation> inv05NothingUnknownIsIgnored(long seed, int count) {
        return check("INV-5 other, unknown region", seed, count, (report, random) -> {
            Optional<Mutations.Change> other = Mutations.addSymptom(report, random, Words.OTHER);
            if (other.isPresent()) {
                Verdict verdict = subject.apply(other.get().report());
                boolean withinADay = verdict.actWithinHours().orElse(Integer.MAX_VALUE) <= 24;
                if (!Level.of(verdict).atLeast(Level.ROUTINE_REVIEW)
                        || !withinADay
                        || !verdict.ruleIds().contains(Rule.MIS_04.id())) {
                    return Optional.of(
                            other.get().what() + ": at least ROUTINE_REVIEW within 24 h and MIS-04, was " + verdict);
                }
            }
            return regionsReadDifferently(report, random);
        });
    }

    private Optional<String> regionsReadDifferently(Map<String, Object> report, SplittableRandom random) {
        List<String> given = Tree.texts(Tree.object(report, "treatment"), "regions");
        List<Object> withUnknown = new ArrayList<>(given.subList(0, Math.min(given.size(), 19)));
        if (!withUnknown.contains(Words.UNKNOWN)) {
            withUnknown.add(random.nextInt(withUnknown.size() + 1), Words.UNKNOWN);
        }
        Verdict absent = subject.apply(withRegions(report, null));
        for (List<Object> regions : List.of(List.of(), List.<Object>of(Words.UNKNOWN), withUnknown)) {
            Verdict verdict = subject.apply(withRegions(report, regions));
            if (!verdict.equals(absent)) {
                return Optional.of("regions " + regions + " as if not given: " + absent + ", was " + verdict);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> withRegions(Map<String, Object> report, List<Object> regions) {
        Map<String, Object> changed = Tree.copy(report);
        Map<String, Object> treatment = Tree.objectToChange(changed, "treatment");
        treatment.remove("regions");
        if (regions != null) {
            treatment.put("regions", new ArrayList<>(regions));
        }
        return changed;
    }

    public List<Violation> inv06OrderAndDuplicatesDoNotMatter(long seed, int count) {
        return check("INV-6 order and duplicates", seed, count, (report, random) -> {
            Verdict before = subject.apply(report);
            Mutations.Change shuffled = Mutations.shuffleSymptoms(report, random);
            if (!subject.apply(shuffled.report()).equals(before)) {
                return Optional.of(shuffled.what() + ": " + before + ", was " + subject.apply(shuffled.report()));
            }
            Optional<Mutations.Change> repeated = Mutations.duplicateSymptom(report, random);
            if (repeated.isPresent()) {
                Verdict after = subject.apply(repeated.get().report());
                if (!after.equals(before)) {
                    return Optional.of(repeated.get().what() + ": " + before + ", was " + after);
                }
            }
            return worseOfTwoDecides(report, random);
        });
    }

    /** The same code twice with different values gets no less care than either of the two alone. */
    private Optional<String> worseOfTwoDecides(Map<String, Object> report, SplittableRandom random) {
        List<Map<String, Object>> symptoms = Tree.symptoms(report);
        if (symptoms.isEmpty() || symptoms.size() >= 50) {
            return Optional.empty();
        }
        int chosen = random.nextInt(symptoms.size());
        String code = Tree.text(symptoms.get(chosen), "code");
        Map<String, Object> twin = RandomReports.symptom(random, code, Mutations.hoursSince(report));
        if (Boolean.FALSE.equals(twin.get("present"))
                || Boolean.FALSE.equals(symptoms.get(chosen).get("present"))) {
            return Optional.empty();
        }
        List<Map<String, Object>> twinAlone = new ArrayList<>(symptoms);
        twinAlone.set(chosen, twin);
        List<Map<String, Object>> both = new ArrayList<>(symptoms);
        both.add(twin);
        Verdict withBoth = subject.apply(withSymptoms(report, both));
        for (List<Map<String, Object>> alone : List.of(symptoms, twinAlone)) {
            Verdict withOne = subject.apply(withSymptoms(report, alone));
            if (lessCare(withOne, withBoth)) {
                return Optional.of("with a second " + Json.write(twin) + " at least " + withOne + ", was " + withBoth);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> withSymptoms(Map<String, Object> report, List<Map<String, Object>> symptoms) {
        Map<String, Object> changed = Tree.copy(report);
        Tree.setSymptoms(changed, symptoms);
        return changed;
    }

    /** A symptom that is expected in company is expected alone too, so each one is asked about alone. */
    public List<Violation> inv07SelfCareNeedsAPositiveRuleForEverySymptom(long seed, int count) {
        return check("INV-7 default deny", seed, count, (report, random) -> {
            Verdict verdict = subject.apply(report);
            if (Level.of(verdict) != Level.SELF_CARE) {
                return Optional.empty();
            }
            Reading reading = Reading.of(report);
            if (!reading.anySymptom()) {
                boolean saidSo = reading.asymptomatic() && verdict.ruleIds().contains(Rule.EXP_08.id());
                return saidSo ? Optional.empty() : Optional.of("no symptom, not said so: MIS-05, was " + verdict);
            }
            for (Map<String, Object> symptom : Tree.symptoms(report)) {
                Verdict alone = subject.apply(withSymptoms(report, List.of(symptom)));
                boolean denied = Boolean.FALSE.equals(symptom.get("present"));
                if (!denied && (Level.of(alone) != Level.SELF_CARE || !namesAPositiveRule(alone))) {
                    return Optional.of("SELF_CARE by a positive rule for " + Json.write(symptom) + ", was " + alone);
                }
            }
            return Optional.empty();
        });
    }

    private static boolean namesAPositiveRule(Verdict verdict) {
        for (String rule : POSITIVE_RULES) {
            if (verdict.ruleIds().contains(rule)) {
                return true;
            }
        }
        return false;
    }

    public List<Violation> inv08NoAdviceBesideUrgentCare(long seed, int count) {
        return check("INV-8 no advice beside urgent care", seed, count, (report, random) -> {
            Verdict verdict = subject.apply(report);
            boolean urgent = Level.of(verdict).atLeast(Level.URGENT_24H);
            boolean late = Reading.of(report).hoursOver(Limits.SELF_CARE_END_H);
            return verdict.adviceIds().isEmpty() == (urgent || late)
                    ? Optional.empty()
                    : Optional.of("advice below URGENT_24H until 96 h and only there, was " + verdict);
        });
    }

    public List<Violation> inv09ChestSymptomsAreNeverCalm(long seed, int count) {
        return check("INV-9 chest symptoms", seed, count, (report, random) -> {
            List<String> events = List.copyOf(Words.CHEST_EVENT);
            String code = events.get(random.nextInt(events.size()));
            Map<String, Object> asked = Mutations.addSymptom(report, random, code)
                    .map(Mutations.Change::report)
                    .orElse(report);
            Level least = Level.SELF_CARE;
            for (Entry entry : Reading.of(asked).entries()) {
                if (entry.in(Words.CHEST_EVENT)) {
                    Level floor = entry.old() ? Level.URGENT_24H : Level.EMERGENCY_DEPARTMENT;
                    least = floor.atLeast(least) ? floor : least;
                }
            }
            Verdict verdict = subject.apply(asked);
            return Level.of(verdict).atLeast(least)
                    ? Optional.empty()
                    : Optional.of("at least " + least + " for " + Json.write(asked) + ", was " + verdict);
        });
    }

    /** The full grid: 9 codes, 11 severities, 4 trends, 2 values of relief, 18 times. */
    public List<Violation> inv10SorenessNeverCalmsWithTime() {
        List<Violation> violations = new ArrayList<>();
        for (String code : new TreeSet<>(Words.SORE)) {
            for (int severity = 0; severity <= 10; severity++) {
                for (String trend : Words.TRENDS) {
                    for (String relief : List.of("yes", "no")) {
                        violations.addAll(calmsWithTime(code, severity, trend, relief));
                    }
                }
            }
        }
        return violations;
    }

    private List<Violation> calmsWithTime(String code, int severity, String trend, String relief) {
        List<Violation> violations = new ArrayList<>();
        Verdict earlier = null;
        for (String hours : GRID_HOURS) {
            Map<String, Object> report = new LinkedHashMap<>();
            Map<String, Object> treatment = Tree.objectToChange(report, "treatment");
            treatment.put("hoursSince", new BigDecimal(hours));
            treatment.put("regions", new ArrayList<Object>(List.of("gluteals")));
            Map<String, Object> symptom = new LinkedHashMap<>();
            symptom.put("code", code);
            symptom.put("severity", severity);
            symptom.put("trend", trend);
            Tree.setSymptoms(report, List.of(symptom));
            Tree.objectToChange(report, "selfCare").put("relief", relief);
            Verdict verdict = subject.apply(report);
            if (earlier != null && lessCare(earlier, verdict)) {
                String expected = "at least " + earlier + " as a little earlier, was " + verdict;
                violations.add(new Violation("INV-10 soreness and time", 0, Json.write(report), expected));
            }
            earlier = verdict;
        }
        return violations;
    }

    /** INV-10 with random company for the one soreness symptom: patient, vitals, regions, its other attributes. */
    public List<Violation> inv10WithAnythingElseFixed(long seed, int count) {
        return check("INV-10 soreness and time, anything else fixed", seed, count, (report, random) -> {
            Map<String, Object> sore = Tree.copy(report);
            String code = new ArrayList<>(new TreeSet<>(Words.SORE)).get(random.nextInt(Words.SORE.size()));
            Map<String, Object> symptom = RandomReports.symptom(random, code, Mutations.hoursSince(sore));
            symptom.remove("present");
            Tree.setSymptoms(sore, List.of(symptom));
            return lessCareLater(sore, random);
        });
    }

    /** The list of section D is complete as far as time goes: with any symptoms, nothing else calms with time. */
    public List<Violation> knownPointsInTimeAreTheOnlyOnes(long seed, int count) {
        return check("section D, points in time", seed, count, this::lessCareLater);
    }

    private Optional<String> lessCareLater(Map<String, Object> report, SplittableRandom random) {
        BigDecimal earlier = Mutations.hoursSince(report);
        if (earlier == null || !Contradiction.in(Reading.of(report)).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal later = laterThan(earlier, random);
        Verdict before = subject.apply(report);
        Map<String, Object> changed = Tree.copy(report);
        Tree.objectToChange(changed, "treatment").put("hoursSince", later);
        if (KnownPoints.ruleEnds(before, earlier, later)
                || KnownPoints.onsetIsAskedNoMore(report, before, subject.apply(changed), earlier, later)) {
            return Optional.empty();
        }
        return lessCareAfter(
                report, new Mutations.Change("hoursSince " + earlier + " to " + later, changed), Worse.LATER);
    }

    /** One step later, or one step after a threshold, or any time later. */
    private static BigDecimal laterThan(BigDecimal earlier, SplittableRandom random) {
        BigDecimal step = new BigDecimal("0.001");
        BigDecimal threshold = new BigDecimal(GRID_HOURS[random.nextInt(GRID_HOURS.length)]).add(step);
        if (threshold.compareTo(earlier) > 0 && random.nextBoolean()) {
            return threshold;
        }
        return random.nextBoolean() ? earlier.add(step) : earlier.add(new BigDecimal(random.nextInt(1, 400)));
    }

    public List<Violation> inv11EveryAnswerNamesItsRules(long seed, int count) {
        return check("INV-11 rules behind the answer", seed, count, (report, random) -> {
            Verdict verdict = subject.apply(report);
            Level highest = Level.SELF_CARE;
            int withinHours = Integer.MAX_VALUE;
            for (String id : verdict.ruleIds()) {
                Optional<Rule> rule = Rule.withId(id);
                if (rule.isEmpty()) {
                    return Optional.of("only rules of the tables, was " + verdict);
                }
                highest = rule.get().level().atLeast(highest) ? rule.get().level() : highest;
                if (rule.get().withinHours() != Level.NO_DEADLINE) {
                    withinHours = Math.min(withinHours, rule.get().withinHours());
                }
            }
            if (withinHours > 6 && someRuleSaysSixHours(Reading.of(report))) {
                withinHours = 6;
            }
            boolean atLeastOne = !verdict.ruleIds().isEmpty();
            OptionalInt nearest = withinHours == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(withinHours);
            return atLeastOne
                            && Level.of(verdict) == highest
                            && verdict.actWithinHours().equals(nearest)
                    ? Optional.empty()
                    : Optional.of("one rule or more, " + highest + " within " + nearest + ", was " + verdict);
        });
    }

    /** INF-01 and BLD-05 have two deadlines each: 24 h and 6 h. */
    private static boolean someRuleSaysSixHours(Reading report) {
        return report.has("red-streaks") || report.any(new Bruises(report)::expandingFastOrNotSmall);
    }

    public List<Violation> inv12SameReportSameAnswer(long seed, int count) {
        return check("INV-12 same report, same answer", seed, count, (report, random) -> {
            Map<String, Object> kept = Tree.copy(report);
            Verdict first = subject.apply(report);
            Verdict second = subject.apply(kept);
            if (!report.equals(kept)) {
                return Optional.of("the report untouched: " + Json.write(kept));
            }
            return first.equals(second) ? Optional.empty() : Optional.of("the same twice: " + first + ", " + second);
        });
    }

    public List<Violation> inv13DeniedEqualsAbsent(long seed, int count) {
        return check("INV-13 denied equals absent", seed, count, (report, random) -> {
            Verdict before = subject.apply(report);
            Optional<Mutations.Change> denied = Mutations.addDeniedSymptom(report, random);
            if (denied.isPresent() && !subject.apply(denied.get().report()).equals(before)) {
                Verdict after = subject.apply(denied.get().report());
                return Optional.of(denied.get().what() + ": " + before + ", was " + after);
            }
            List<Map<String, Object>> present = new ArrayList<>();
            for (Map<String, Object> symptom : Tree.symptoms(Tree.copy(report))) {
                if (!Boolean.FALSE.equals(symptom.remove("present"))) {
                    present.add(symptom);
                }
            }
            Verdict without = subject.apply(withSymptoms(report, present));
            return without.equals(before)
                    ? Optional.empty()
                    : Optional.of("as without the denied symptoms: " + without + ", was " + before);
        });
    }

    /** A symptom that is gone is excused, whatever its standing: GEN-03 does not read it, and BLD-01 or NDL-03 may speak. */
    public List<Violation> inv16SevereOrRapidIsUrgent(long seed, int count) {
        return check("INV-16 severe or rapidly worsening", seed, count, (report, random) -> {
            Verdict verdict = subject.apply(report);
            for (Entry entry : Reading.of(report).entries()) {
                boolean excused = entry.gone()
                        || (entry.old() && entry.in(Words.LASTING))
                        || (entry.in(Words.SORE) && verdict.ruleIds().contains(Rule.PRO_04.id()));
                boolean bad =
                        entry.severe() || entry.rapidlyWorsening() || (entry.is(Words.OTHER) && entry.worsening());
                boolean must = bad && (entry.is(Words.OTHER) || !excused);
                if (must && !Level.of(verdict).atLeast(Level.URGENT_24H)) {
                    return Optional.of(
                            "at least URGENT_24H for " + Json.write(entry.attributes()) + ", was " + verdict);
                }
            }
            return Optional.empty();
        });
    }

    public List<Violation> inv17TheBareWordIsNeverCalm(long seed, int count) {
        return check("INV-17 the bare word", seed, count, (report, random) -> {
            String code = Words.SYMPTOMS.get(random.nextInt(Words.SYMPTOMS.size()));
            Map<String, Object> bare = new LinkedHashMap<>();
            bare.put("code", code);
            Verdict verdict = subject.apply(withSymptoms(report, List.of(bare)));
            return Level.of(verdict).atLeast(Level.ROUTINE_REVIEW)
                    ? Optional.empty()
                    : Optional.of("no SELF_CARE for the bare " + code + ", was " + verdict);
        });
    }

    public List<Violation> inv18OldAndGoneDoNotTouchAnAlwaysWord(long seed, int count) {
        return check("INV-18 words that always count", seed, count, (report, random) -> {
            for (int i = 0; i < Tree.symptoms(report).size(); i++) {
                Map<String, Object> changed = Tree.copy(report);
                Map<String, Object> symptom = Tree.symptoms(changed).get(i);
                if (Words.standing(Tree.text(symptom, "code")) != Standing.ALWAYS) {
                    continue;
                }
                boolean makeOld = random.nextBoolean();
                symptom.put(makeOld ? "newSinceTreatment" : "resolved", !makeOld);
                SortedSet<String> before = idsWithoutNets(subject.apply(report));
                SortedSet<String> after = idsWithoutNets(subject.apply(changed));
                if (!before.equals(after)) {
                    return Optional.of("the same rules for " + Json.write(symptom) + ": " + before + ", was " + after);
                }
            }
            return Optional.empty();
        });
    }

    private static SortedSet<String> idsWithoutNets(Verdict verdict) {
        SortedSet<String> ids = new TreeSet<>(verdict.ruleIds());
        ids.removeIf(id -> id.equals(Rule.MIS_06.id()) || id.startsWith("GEN-"));
        return ids;
    }

    /** One old symptom, nothing known about the patient, without the words whose rules do not ask for old (B.0a). */
    public List<Violation> inv19AnOldWordIsNoEmergency(long seed, int count) {
        return check("INV-19 an old word by itself", seed, count, (report, random) -> {
            String code = Words.SYMPTOMS.get(random.nextInt(Words.SYMPTOMS.size()));
            // B.0a: RSK-09 speaks of an early period in any case, and so does RSK-02.
            boolean oldDoesNotMatter = Words.SORE.contains(code)
                    || code.equals("early-period")
                    || Words.LOCAL_SIGN.contains(code)
                    || Words.BRUISE.contains(code)
                    || Words.standing(code) == Standing.ALWAYS;
            if (oldDoesNotMatter) {
                return Optional.empty();
            }
            Map<String, Object> symptom = RandomReports.symptom(random, code, Mutations.hoursSince(report));
            symptom.put("newSinceTreatment", false);
            symptom.put("trend", random.nextBoolean() ? "improving" : "stable");
            symptom.remove("onsetHours");
            Map<String, Object> old = withSymptoms(report, List.of(symptom));
            old.remove("patient");
            old.remove("vitals");
            Verdict verdict = subject.apply(old);
            boolean mayBeUrgent =
                    Words.CHEST_EVENT.contains(code) || verdict.ruleIds().contains(Rule.GEN_03.id());
            Level most = mayBeUrgent ? Level.URGENT_24H : Level.ROUTINE_REVIEW;
            return most.atLeast(Level.of(verdict))
                    ? Optional.empty()
                    : Optional.of("at most " + most + " for " + Json.write(old) + ", was " + verdict);
        });
    }

    public List<Violation> inv22NoFloorDecides(long seed, int count) {
        return check("INV-22 floors", seed, count, (report, random) -> {
            Verdict verdict = subject.apply(report);
            Level least = Level.SELF_CARE;
            for (Entry entry : Reading.of(report).entries()) {
                Optional<Level> floor = Words.floor(entry.code());
                if (floor.isPresent()
                        && entry.counts()
                        && !entry.gone()
                        && floor.get().atLeast(least)) {
                    least = floor.get();
                }
            }
            boolean held =
                    Level.of(verdict).atLeast(least) && !verdict.ruleIds().contains(Findings.FLOOR);
            return held ? Optional.empty() : Optional.of("at least " + least + " by a rule, was " + verdict);
        });
    }

    /** B.0: the level is never lower for a contradiction: it is as high as without the contradicting values. */
    public List<Violation> contradictionsNeverLower(long seed, int count) {
        return check("B.0 contradictions never lower", seed, count, (report, random) -> {
            BigDecimal hoursSince = Mutations.hoursSince(report);
            Map<String, Object> changed = Tree.copy(report);
            boolean contradiction = false;
            for (Map<String, Object> symptom : Tree.symptoms(changed)) {
                for (String attribute : List.of("onsetHours", "durationHours")) {
                    if (hoursSince != null && Limits.over(Tree.number(symptom, attribute), hoursSince)) {
                        symptom.remove(attribute);
                        contradiction = true;
                    }
                }
            }
            return contradiction && lessCare(subject.apply(changed), subject.apply(report))
                    ? Optional.of("at least " + subject.apply(changed) + ", was " + subject.apply(report))
                    : Optional.empty();
        });
    }

    /** How often a report was held against a worse one, by how it was made worse. */
    public Map<Worse, Long> pairs() {
        Map<Worse, Long> all = new EnumMap<>(Worse.class);
        pairs.forEach((how, count) -> all.put(how, count.sum()));
        return all;
    }

    private Optional<String> lessCareAfter(Map<String, Object> report, Mutations.Change change, Worse how) {
        pairs.computeIfAbsent(how, none -> new LongAdder()).increment();
        Verdict before = subject.apply(report);
        Verdict after = subject.apply(change.report());
        return lessCare(before, after)
                ? Optional.of(change.what() + ": at least " + before + ", was " + after)
                : Optional.empty();
    }

    private static boolean lessCare(Verdict before, Verdict after) {
        return !Level.of(after).atLeast(Level.of(before))
                || after.actWithinHours().orElse(Integer.MAX_VALUE)
                        > before.actWithinHours().orElse(Integer.MAX_VALUE);
    }

    /** Distinct violations only: one fault of the subject breaks many reports that shrink to the same one. */
    private List<Violation> check(String invariant, long seed, int count, Check check) {
        Map<String, Violation> violations = new LinkedHashMap<>();
        // All processors look for reports that break it; the first of them are made small one after the other.
        long[] broken = LongStream.range(seed, seed + count)
                .parallel()
                .filter(at -> problem(check, at, RandomReports.report(at)).isPresent())
                .limit(ENOUGH_BROKEN)
                .toArray();
        for (long at : broken) {
            Map<String, Object> report = RandomReports.report(at);
            Map<String, Object> smallest = Shrink.smallest(
                    report, candidate -> problem(check, at, candidate).isPresent());
            // A subject that answers by chance may have none left to tell about the smallest report.
            String expected =
                    problem(check, at, smallest).orElse("the same answer each time: not so for " + Json.write(report));
            String written = Json.write(smallest);
            violations.putIfAbsent(written, new Violation(invariant, at, written, expected));
        }
        return List.copyOf(violations.values());
    }

    private static Optional<String> problem(Check check, long seed, Map<String, Object> report) {
        return check.problem(report, new SplittableRandom(seed ^ CHANGE_SEED));
    }
}
