package aftercare.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A random report that the service would refuse tests nothing, and what no random report holds is never tested. */
class RandomReportsTest {

    private static final int REPORTS = 30_000;

    /** Every {@code name=value} that occurred; {@code name} alone where it was left out. */
    private static final Set<String> SEEN = new HashSet<>();

    private static final Set<String> PROBLEMS = new TreeSet<>();

    @BeforeAll
    static void drawThem() {
        for (long seed = 0; seed < REPORTS; seed++) {
            Map<String, Object> report = RandomReports.report(seed);
            PROBLEMS.addAll(WireContract.problems(report));
            see("treatment", Tree.object(report, "treatment"), List.of("hoursSince", "regions"));
            see("patient", Tree.object(report, "patient"), Words.RISK_FACTORS);
            see("vitals", Tree.object(report, "vitals"), List.of("temperatureC"));
            for (Map<String, Object> symptom : Tree.symptoms(report)) {
                see("symptom", symptom, Attributes.ALL);
                for (String attribute : Words.attributes(Tree.text(symptom, "code"))) {
                    SEEN.add(symptom.get("code")
                            + (symptom.containsKey(attribute) ? " with " : " without ")
                            + attribute);
                }
            }
            for (Entry entry : Reading.of(report).entries()) {
                SEEN.add("old=" + entry.old() + " gone=" + entry.gone() + " " + entry.code());
            }
        }
    }

    private static void see(String part, Map<String, Object> members, List<String> canBeAbsent) {
        for (Map.Entry<String, Object> member : members.entrySet()) {
            Object value = member.getValue();
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            for (Object one : values) {
                SEEN.add(part + "." + member.getKey() + "=" + plain(one));
            }
        }
        for (String name : canBeAbsent) {
            if (!members.containsKey(name)) {
                SEEN.add(part + "." + name);
            }
        }
    }

    private static String plain(Object value) {
        return value instanceof Number
                ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    @Test
    void noneWouldBeRefused() {
        assertEquals(Set.of(), PROBLEMS);
    }

    @Test
    void everyWordWithAndWithoutEachOfItsAttributes() {
        Set<String> expected = new TreeSet<>();
        for (String code : Words.SYMPTOMS) {
            expected.add("symptom.code=" + code);
            for (String attribute : Words.attributes(code)) {
                expected.add(code + " with " + attribute);
                expected.add(code + " without " + attribute);
            }
        }
        expected.add("symptom.code=other");
        assertNoneMissing(expected);
    }

    @Test
    void everyWordNewOldAndGone() {
        Set<String> expected = new TreeSet<>();
        for (String code : Words.SYMPTOMS) {
            expected.add("old=false gone=false " + code);
            expected.add("old=true gone=false " + code);
            expected.add("old=false gone=true " + code);
        }
        assertNoneMissing(expected);
    }

    @Test
    void everyRegionRiskAndValue() {
        Set<String> expected = new TreeSet<>();
        List<String> regions = new ArrayList<>(Regions.ALL);
        regions.add(Words.UNKNOWN);
        for (String region : regions) {
            expected.add("treatment.regions=" + region);
            expected.add("symptom.site=" + region);
        }
        for (String factor : Words.RISK_FACTORS) {
            expected.add("patient." + factor + "=true");
            expected.add("patient." + factor + "=false");
            expected.add("patient." + factor);
        }
        addAll(expected, "symptom.trend=", Words.TRENDS);
        addAll(expected, "symptom.onset=", Words.ONSETS);
        addAll(expected, "symptom.pattern=", Words.PATTERNS);
        for (int severity = 0; severity <= 10; severity++) {
            expected.add("symptom.severity=" + severity);
        }
        for (String attribute : List.of(
                "persistent",
                "resolved",
                "newSinceTreatment",
                "needledSite",
                "nightPain",
                "unlikeBefore",
                "stopped",
                "heavy",
                "fullyRecovered",
                "headInjury",
                "recurrent")) {
            addAll(expected, "symptom." + attribute + "=", List.of("true", "false"));
            expected.add("symptom." + attribute);
        }
        expected.add("treatment.hoursSince");
        expected.add("treatment.regions");
        assertNoneMissing(expected);
    }

    /** Both sides of every parameter of A.5, and the parameter itself. */
    @Test
    void everyBoundaryOnBothSides() {
        Set<String> expected = new TreeSet<>();
        for (String hours : List.of("0.5", "24", "48", "72", "96", "168", "336")) {
            addAround(expected, "treatment.hoursSince=", hours, "0.001");
        }
        for (String onset : List.of("1", "48")) {
            addAround(expected, "symptom.onsetHours=", onset, "0.001");
        }
        addAll(expected, "symptom.onsetHours=", List.of("0", "0.001"));
        for (String duration : List.of("24", "72")) {
            addAround(expected, "symptom.durationHours=", duration, "0.001");
        }
        for (String size : List.of("2", "5", "10")) {
            addAround(expected, "symptom.sizeCm=", size, "0.1");
        }
        addAround(expected, "symptom.pressureMinutes=", "10", "1");
        for (String temperature : List.of("35", "36", "37.8", "38", "39.1", "40")) {
            addAround(expected, "vitals.temperatureC=", temperature, "0.1");
        }
        for (String years : List.of("16", "18", "56", "75")) {
            addAround(expected, "patient.ageYears=", years, "0.1");
        }
        addAround(expected, "patient.bmi=", "20", "0.1");
        assertNoneMissing(expected);
    }

    private static void addAround(Set<String> expected, String name, String limit, String step) {
        for (int side = -1; side <= 1; side++) {
            BigDecimal value = new BigDecimal(limit).add(new BigDecimal(step).multiply(BigDecimal.valueOf(side)));
            expected.add(name + plain(value));
        }
    }

    private static void addAll(Set<String> expected, String name, List<String> values) {
        for (String value : values) {
            expected.add(name + value);
        }
    }

    private static void assertNoneMissing(Set<String> expected) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(SEEN);
        assertEquals(Set.of(), missing, "these never occurred in " + REPORTS + " random reports");
    }
}
