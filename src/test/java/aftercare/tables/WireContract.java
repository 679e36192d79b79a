package aftercare.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what the service would refuse in a report: random reports that are refused would test nothing. */
final class WireContract {

    private static final Set<String> SYMPTOM_BOOLEANS = Set.of(
            "present",
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
            "recurrent");
    private static final int MOST_BYTES = 64 * 1024;

    private final List<String> problems = new ArrayList<>();

    private WireContract() {}

    static List<String> problems(Map<String, Object> report) {
        WireContract contract = new WireContract();
        contract.checkReport(report);
        return contract.problems;
    }

    private void checkReport(Map<String, Object> report) {
        for (Map.Entry<String, Object> member : report.entrySet()) {
            Object value = member.getValue();
            switch (member.getKey()) {
                case "treatment" -> checkTreatment(Tree.object(report, "treatment"));
                case "patient" -> checkPatient(Tree.object(report, "patient"));
                case "vitals" -> checkVitals(Tree.object(report, "vitals"));
                case "selfCare" -> checkSelfCare(Tree.object(report, "selfCare"));
                case "asymptomatic" -> require(value instanceof Boolean, "asymptomatic");
                case "symptoms" -> checkSymptoms(Tree.symptoms(report));
                default -> require(false, member.getKey());
            }
        }
        require(Json.write(report).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES, "too long");
    }

    private void checkTreatment(Map<String, Object> treatment) {
        for (Map.Entry<String, Object> member : treatment.entrySet()) {
            switch (member.getKey()) {
                case "hoursSince" -> decimal(member, "0", "87600", 3);
                case "regions" -> checkRegions(Tree.texts(treatment, "regions"));
                case "depth" -> require(Words.DEPTHS.contains(member.getValue()), "depth");
                case "sharpPainAtInsertion" -> require(member.getValue() instanceof Boolean, "sharpPainAtInsertion");
                default -> require(false, member.getKey());
            }
        }
    }

    private void checkRegions(List<String> regions) {
        require(regions.size() <= 20, "too many regions");
        require(new HashSet<>(regions).size() == regions.size(), "a region twice");
        for (String region : regions) {
            require(knownRegion(region), "region " + region);
        }
    }

    private static boolean knownRegion(Object region) {
        return Words.UNKNOWN.equals(region) || Regions.ALL.contains(region);
    }

    private void checkPatient(Map<String, Object> patient) {
        for (Map.Entry<String, Object> member : patient.entrySet()) {
            switch (member.getKey()) {
                case "ageYears" -> decimal(member, "0", "130", 1);
                case "bmi" -> decimal(member, "8", "90", 1);
                default -> {
                    require(Words.RISK_FACTORS.contains(member.getKey()), member.getKey());
                    require(member.getValue() instanceof Boolean, member.getKey());
                }
            }
        }
    }

    private void checkVitals(Map<String, Object> vitals) {
        for (Map.Entry<String, Object> member : vitals.entrySet()) {
            switch (member.getKey()) {
                case "temperatureC" -> decimal(member, "30", "45", 1);
                case "heartRate" -> integer(member, 20, 250);
                case "respiratoryRate" -> integer(member, 4, 80);
                case "spo2" -> integer(member, 50, 100);
                case "systolicBp" -> integer(member, 40, 260);
                default -> require(false, member.getKey());
            }
        }
    }

    private void checkSelfCare(Map<String, Object> selfCare) {
        for (Map.Entry<String, Object> member : selfCare.entrySet()) {
            switch (member.getKey()) {
                case "relief" -> require(Words.RELIEFS.contains(member.getValue()), "relief");
                case "tried" -> require(Words.TRIED.containsAll(Tree.texts(selfCare, "tried")), "tried");
                default -> require(false, member.getKey());
            }
        }
    }

    private void checkSymptoms(List<Map<String, Object>> symptoms) {
        require(symptoms.size() <= 1000, "too many entries");
        int present = 0;
        for (Map<String, Object> symptom : symptoms) {
            present += Boolean.FALSE.equals(symptom.get("present")) ? 0 : 1;
        }
        require(present <= Words.SYMPTOMS.size() + 1, "too many symptoms");
        for (Map<String, Object> symptom : symptoms) {
            Object code = symptom.get("code");
            require(Words.OTHER.equals(code) || Words.SYMPTOMS.contains(code), "code " + code);
            require(Words.OTHER.equals(code) == (symptom.get("text") instanceof String), "text");
            for (Map.Entry<String, Object> member : symptom.entrySet()) {
                checkAttribute(member);
            }
        }
    }

    private void checkAttribute(Map.Entry<String, Object> member) {
        Object value = member.getValue();
        switch (member.getKey()) {
            case "code", "text" -> require(((String) value).length() <= 500, member.getKey());
            case "severity" -> integer(member, 0, 10);
            case "pressureMinutes" -> integer(member, 0, 1_440);
            case "onsetHours", "durationHours" -> decimal(member, "0", "87600", 3);
            case "sizeCm" -> decimal(member, "0", "100", 1);
            case "trend" -> require(Words.TRENDS.contains(value), "trend");
            case "onset" -> require(Words.ONSETS.contains(value), "onset");
            case "pattern" -> require(Words.PATTERNS.contains(value), "pattern");
            case "site" -> require(knownRegion(value), "site");
            default -> {
                require(SYMPTOM_BOOLEANS.contains(member.getKey()), member.getKey());
                require(value instanceof Boolean, member.getKey());
            }
        }
    }

    private void integer(Map.Entry<String, Object> member, int low, int high) {
        Object value = member.getValue();
        boolean whole = value instanceof Integer || value instanceof Long;
        require(whole && ((Number) value).longValue() >= low && ((Number) value).longValue() <= high, member.getKey());
    }

    private void decimal(Map.Entry<String, Object> member, String low, String high, int places) {
        BigDecimal value = new BigDecimal(member.getValue().toString());
        require(value.scale() >= 0 && value.scale() <= places, member.getKey() + " places");
        require(
                value.compareTo(new BigDecimal(low)) >= 0 && value.compareTo(new BigDecimal(high)) <= 0,
                member.getKey() + " range");
    }

    private void require(boolean fine, String what) {
        if (!fine) {
            problems.add(what);
        }
    }
}
