package aftercare.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Reports over the whole vocabulary, one for each seed, always the same for the same seed and always acceptable by the
 * wire contract. Values sit at, one step below and one step above every threshold far more often than chance would
 * put them there.
 */
public final class RandomReports {

    /** How a report is drawn: many must be calm, or the reassuring rules would hardly ever decide. */
    private enum Mood {
        CALM,
        ONE_TOPIC,
        ANYTHING
    }

    private static final int MOST_SYMPTOMS = 50;
    private static final int MOST_REGIONS = 20;

    private static final List<String> TEXTS = List.of(
            "purple glow", "x", "it \"hums\" \\ and ticks\n", "Kribbeln im Ohr, ähnlich 38,5 °C", "no pain", "✋");

    /** The limits of the calm rules come first. */
    private static final List<String> SINCE_LIMITS = List.of("24", "48", "72", "96", "168", "336", "0.5");

    private final SplittableRandom random;
    private final Mood mood;
    private final Topic topic;
    private List<String> needled = List.of();

    private RandomReports(SplittableRandom random, Mood mood) {
        this.random = random;
        this.mood = mood;
        this.topic = mood == Mood.ONE_TOPIC ? Topic.ALL.get(random.nextInt(Topic.ALL.size())) : Topic.NONE;
    }

    /** The report of a seed. */
    public static Map<String, Object> report(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int draw = random.nextInt(100);
        Mood mood = draw < 33 ? Mood.CALM : draw < 86 ? Mood.ONE_TOPIC : Mood.ANYTHING;
        return new RandomReports(random, mood).report();
    }

    /** One more symptom for a report, of any kind. */
    static Map<String, Object> symptom(SplittableRandom random, BigDecimal hoursSince) {
        Mood mood = random.nextInt(3) == 0 ? Mood.CALM : Mood.ANYTHING;
        RandomReports reports = new RandomReports(random, mood);
        List<String> codes = mood == Mood.CALM ? Topic.CALM_SYMPTOMS : Words.SYMPTOMS;
        return reports.symptom(reports.code(codes), hoursSince);
    }

    /** A symptom of one code. */
    static Map<String, Object> symptom(SplittableRandom random, String code, BigDecimal hoursSince) {
        return new RandomReports(random, Mood.ANYTHING).symptom(code, hoursSince);
    }

    private Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        if (chance(96)) {
            report.put("treatment", treatment());
            needled = Tree.texts(Tree.object(report, "treatment"), "regions");
        }
        if (chance(mood == Mood.CALM ? 45 : 65)) {
            report.put("patient", patient());
        }
        if (chance(mood == Mood.CALM ? 15 : 45)) {
            report.put("vitals", vitals());
        }
        if (chance(45)) {
            report.put("selfCare", selfCare());
        }
        List<Map<String, Object>> symptoms = symptoms(Tree.number(Tree.object(report, "treatment"), "hoursSince"));
        if (!symptoms.isEmpty() || chance(50)) {
            Tree.setSymptoms(report, symptoms);
        }
        putAsymptomatic(report, symptoms);
        return report;
    }

    private void putAsymptomatic(Map<String, Object> report, List<Map<String, Object>> symptoms) {
        if (chance(symptoms.isEmpty() ? 50 : 3)) {
            report.put("asymptomatic", true);
        } else if (chance(6)) {
            report.put("asymptomatic", false);
        }
    }

    private Map<String, Object> treatment() {
        Map<String, Object> treatment = new LinkedHashMap<>();
        if (chance(92)) {
            treatment.put("hoursSince", hoursSince());
        }
        if (chance(mood == Mood.CALM ? 94 : 88)) {
            treatment.put("regions", regions());
        }
        if (chance(30)) {
            treatment.put("depth", oneOf(Words.DEPTHS));
        }
        if (chance(mood == Mood.CALM ? 8 : 35)) {
            treatment.put("sharpPainAtInsertion", chance(70));
        }
        return treatment;
    }

    private BigDecimal hoursSince() {
        int draw = random.nextInt(mood == Mood.CALM ? 85 : 100);
        if (draw < 45) {
            int limits = chance(mood == Mood.CALM ? 60 : 25) ? 3 : SINCE_LIMITS.size();
            return around(SINCE_LIMITS.get(random.nextInt(limits)), 3);
        }
        if (draw < 48) {
            return BigDecimal.ZERO;
        }
        if (draw < 75) {
            return decimal(0, 48, 3);
        }
        if (draw < 90) {
            return decimal(0, 110, 3);
        }
        return decimal(0, draw < 99 ? 1_000 : 87_000, 3);
    }

    private List<Object> regions() {
        int draw = random.nextInt(100);
        if (draw < 4) {
            return new ArrayList<>();
        }
        Set<Object> regions = new LinkedHashSet<>();
        int count = draw < 65 ? 1 : draw < 97 ? 2 + random.nextInt(2) : 1 + random.nextInt(MOST_REGIONS);
        while (regions.size() < count) {
            regions.add(region());
        }
        List<Object> list = new ArrayList<>(regions);
        if (draw < 9) {
            list.set(random.nextInt(list.size()), Words.UNKNOWN);
        }
        return list;
    }

    private String region() {
        if (!topic.region().isEmpty() && chance(50)) {
            return oneOf(
                    Regions.of(topic.region().get(random.nextInt(topic.region().size()))));
        }
        if (chance(mood == Mood.CALM ? 70 : 45)) {
            return oneOf(Regions.farFromLungAndSpine());
        }
        return oneOf(Regions.ALL);
    }

    private Map<String, Object> patient() {
        Map<String, Object> patient = new LinkedHashMap<>();
        int likely = mood == Mood.CALM ? 4 : 12;
        for (String factor : Words.RISK_FACTORS) {
            if (chance(topic.riskFactors().contains(factor) ? 35 : likely)) {
                patient.put(factor, true);
            } else if (chance(8)) {
                patient.put(factor, false);
            }
        }
        if (chance(mood == Mood.CALM ? 20 : 40)) {
            patient.put(
                    "ageYears", chance(50) ? around(oneOf(List.of("16", "18", "56", "75")), 1) : decimal(0, 130, 1));
        }
        if (chance(25)) {
            patient.put("bmi", chance(60) ? around(new BigDecimal("20"), 1) : decimal(8, 90, 1));
        }
        return patient;
    }

    private Map<String, Object> vitals() {
        Map<String, Object> vitals = new LinkedHashMap<>();
        if (chance(45)) {
            vitals.put("temperatureC", temperature());
        }
        putVital(vitals, "heartRate", new int[] {40, 90, 91, 110, 111, 129, 130, 131}, 55, 100, 20, 250);
        putVital(vitals, "respiratoryRate", new int[] {8, 20, 21, 24, 25}, 11, 20, 4, 80);
        putVital(vitals, "spo2", new int[] {87, 91, 92, 93, 94}, 94, 100, 50, 100);
        putVital(vitals, "systolicBp", new int[] {90, 91, 100, 101, 219, 220}, 101, 160, 40, 260);
        return vitals;
    }

    private BigDecimal temperature() {
        int draw = random.nextInt(100);
        if (draw < 55) {
            return around(oneOf(List.of("35.0", "36.0", "37.8", "38.0", "39.1", "40.0")), 1);
        }
        return draw < 85 ? decimal(36, 38, 1) : decimal(30, 45, 1);
    }

    private void putVital(
            Map<String, Object> vitals, String sign, int[] limits, int normalLow, int normalHigh, int low, int high) {
        if (!chance(45)) {
            return;
        }
        int draw = random.nextInt(100);
        if (draw < 50) {
            int limit = limits[random.nextInt(limits.length)] + random.nextInt(-1, 2);
            vitals.put(sign, Math.max(low, Math.min(high, limit)));
        } else if (draw < 88) {
            vitals.put(sign, random.nextInt(normalLow, normalHigh + 1));
        } else {
            vitals.put(sign, random.nextInt(low, high + 1));
        }
    }

    private Map<String, Object> selfCare() {
        Map<String, Object> selfCare = new LinkedHashMap<>();
        if (chance(85)) {
            selfCare.put("relief", chance(45) ? "yes" : oneOf(Words.RELIEFS));
        }
        if (chance(50)) {
            List<Object> tried = new ArrayList<>();
            for (String measure : Words.TRIED) {
                if (chance(30)) {
                    tried.add(measure);
                }
            }
            selfCare.put("tried", tried);
        }
        return selfCare;
    }

    private List<Map<String, Object>> symptoms(BigDecimal hoursSince) {
        List<String> codes = codes();
        int count = count();
        List<Map<String, Object>> symptoms = new ArrayList<>();
        while (symptoms.size() < count) {
            Map<String, Object> symptom = symptom(code(codes), hoursSince);
            symptoms.add(symptom);
            if (symptoms.size() < MOST_SYMPTOMS && chance(5)) {
                symptoms.add(chance(50) ? Tree.copy(symptom) : symptom(Tree.text(symptom, "code"), hoursSince));
            }
        }
        return symptoms;
    }

    private List<String> codes() {
        return switch (mood) {
            case CALM -> Topic.CALM_SYMPTOMS;
            case ONE_TOPIC -> topic.symptoms();
            case ANYTHING -> Words.SYMPTOMS;
        };
    }

    private int count() {
        int draw = random.nextInt(1_000);
        if (draw < 60) {
            return 0;
        }
        if (draw < 400) {
            return 1;
        }
        if (draw < 992) {
            return 2 + Math.min(random.nextInt(5), random.nextInt(5));
        }
        return random.nextInt(7, MOST_SYMPTOMS + 1);
    }

    private String code(List<String> codes) {
        int other = mood == Mood.CALM ? 1 : 4;
        if (chance(other)) {
            return Words.OTHER;
        }
        return mood == Mood.ONE_TOPIC && chance(12) ? oneOf(Words.SYMPTOMS) : oneOf(codes);
    }

    private Map<String, Object> symptom(String code, BigDecimal hoursSince) {
        Map<String, Object> symptom = new LinkedHashMap<>();
        symptom.put("code", code);
        if (code.equals(Words.OTHER)) {
            symptom.put("text", oneOf(TEXTS));
        }
        if (chance(mood == Mood.CALM ? 4 : 6)) {
            symptom.put("present", false);
        } else if (chance(5)) {
            symptom.put("present", true);
        }
        if (mood != Mood.CALM && chance(12)) {
            return symptom;
        }
        int likely = chance(65) ? (mood == Mood.CALM ? 95 : 80) : 45;
        int unasked = mood == Mood.CALM ? 1 : 4;
        for (String attribute : Attributes.ALL) {
            if (chance(Words.attributes(code).contains(attribute) ? likely : unasked)) {
                symptom.put(attribute, value(attribute, hoursSince));
            }
        }
        if (chance(mood == Mood.CALM ? 3 : 10)) {
            makeOld(symptom);
        }
        if (chance(mood == Mood.CALM ? 4 : 10)) {
            makeGone(symptom);
        }
        return symptom;
    }

    private void makeOld(Map<String, Object> symptom) {
        symptom.put("newSinceTreatment", false);
        symptom.put("trend", chance(50) ? "improving" : "stable");
        symptom.remove("onsetHours");
    }

    private void makeGone(Map<String, Object> symptom) {
        symptom.put("resolved", true);
        symptom.remove("persistent");
        if (chance(50)) {
            symptom.remove("trend");
        } else {
            symptom.put("trend", chance(50) ? "improving" : "stable");
        }
    }

    private Object value(String attribute, BigDecimal hoursSince) {
        return switch (attribute) {
            case "severity" -> severity();
            case "trend" -> trend();
            case "onset" -> oneOf(Words.ONSETS);
            case "onsetHours" -> onsetHours(hoursSince);
            case "durationHours" -> durationHours(hoursSince);
            case "persistent", "heavy", "recurrent" -> chance(mood == Mood.CALM ? 10 : 35);
            case "newSinceTreatment" -> chance(mood == Mood.CALM ? 90 : 75);
            case "resolved" -> chance(mood == Mood.CALM ? 15 : 30);
            case "stopped", "fullyRecovered", "needledSite" -> chance(mood == Mood.CALM ? 90 : 70);
            case "headInjury", "nightPain", "unlikeBefore" -> chance(mood == Mood.CALM ? 5 : 30);
            case "site" -> site();
            case "sizeCm" -> size();
            case "pattern" -> oneOf(Words.PATTERNS);
            case "pressureMinutes" -> chance(70) ? random.nextInt(9, 12) : random.nextInt(0, 1_441);
            default -> throw new IllegalArgumentException(attribute);
        };
    }

    /** Mostly where the needles went in, or the place would hardly ever be the treated one. */
    private String site() {
        if (chance(4)) {
            return Words.UNKNOWN;
        }
        return !needled.isEmpty() && chance(mood == Mood.CALM ? 85 : 55) ? oneOf(needled) : region();
    }

    private int severity() {
        if (mood == Mood.CALM) {
            return chance(80) ? random.nextInt(0, 4) : random.nextInt(0, 8);
        }
        return chance(60) ? random.nextInt(2, 9) : random.nextInt(0, 11);
    }

    private String trend() {
        if (mood == Mood.CALM && chance(80)) {
            return chance(50) ? "improving" : "stable";
        }
        return oneOf(Words.TRENDS);
    }

    private BigDecimal onsetHours(BigDecimal hoursSince) {
        int draw = random.nextInt(100);
        BigDecimal onset;
        if (draw < 15) {
            onset = around(BigDecimal.ONE, 3);
        } else if (draw < 25) {
            onset = around(BigDecimal.ZERO, 3);
        } else if (draw < 45) {
            onset = around(Limits.LATE_ONSET_H, 3);
        } else if (draw < 60 && hoursSince != null) {
            BigDecimal back = chance(60) ? Limits.NERVE_PERSISTENT_H : Limits.PERSISTENT_H;
            onset = around(hoursSince.subtract(back), 3);
        } else if (draw < 65 && hoursSince != null) {
            onset = around(hoursSince, 3);
        } else if (draw < 80) {
            onset = BigDecimal.ZERO;
        } else {
            onset = decimal(0, 60, 3);
        }
        return mostlyNotAfter(hoursSince, onset);
    }

    private BigDecimal durationHours(BigDecimal hoursSince) {
        int draw = random.nextInt(100);
        BigDecimal duration;
        if (draw < 55) {
            duration = around(chance(50) ? Limits.NERVE_PERSISTENT_H : Limits.PERSISTENT_H, 3);
        } else if (draw < 65 && hoursSince != null) {
            duration = around(hoursSince, 3);
        } else {
            duration = decimal(0, chance(90) ? 100 : 80_000, 3);
        }
        return mostlyNotAfter(hoursSince, duration);
    }

    /** Keeps contradictions the exception; one step after the report stays, it is a threshold too. */
    private BigDecimal mostlyNotAfter(BigDecimal hoursSince, BigDecimal hours) {
        if (hoursSince == null || hours.compareTo(hoursSince.add(new BigDecimal("0.001"))) <= 0 || chance(15)) {
            return hours;
        }
        BigDecimal part =
                hoursSince.multiply(BigDecimal.valueOf(random.nextInt(101))).movePointLeft(2);
        return part.setScale(3, RoundingMode.DOWN);
    }

    private BigDecimal size() {
        if (chance(60)) {
            return around(oneOf(List.of("2.0", "2.0", "5.0", "5.0", "10.0")), 1);
        }
        return chance(80) ? decimal(0, 12, 1) : decimal(0, 100, 1);
    }

    /** A limit, one step below it or one step above it; never below 0. */
    private BigDecimal around(BigDecimal limit, int places) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(places).multiply(BigDecimal.valueOf(random.nextInt(-1, 2)));
        BigDecimal value = limit.add(step).max(BigDecimal.ZERO);
        return chance(50) ? plain(value) : value.setScale(places, RoundingMode.UNNECESSARY);
    }

    private BigDecimal around(String limit, int places) {
        return around(new BigDecimal(limit), places);
    }

    private BigDecimal decimal(int low, int high, int places) {
        int used = chance(40) ? 0 : places;
        long steps = BigDecimal.valueOf((long) high - low).movePointRight(used).longValueExact();
        return BigDecimal.valueOf(random.nextLong(steps + 1), used).add(BigDecimal.valueOf(low));
    }

    /** Without the zeros at the end, and never in powers of ten. */
    private static BigDecimal plain(BigDecimal value) {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
