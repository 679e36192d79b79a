package aftercare.triage.reference;

import static aftercare.triage.reference.SmallWorld.*;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports made of random facts; any field that may be missing often is. */
final class RandomFacts {

    private static final int MOST_SYMPTOMS = 4;

    private final Draw draw;

    private RandomFacts(Draw draw) {
        this.draw = draw;
    }

    /** The report of a seed. */
    static Report report(long seed) {
        return new RandomFacts(new Draw(seed)).report();
    }

    private Report report() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Facts.treatment(decimal(), draw.of(DEPTHS), truth()));
        facts.add(Facts.patient(draw.chance(40) ? null : draw.of(AGES), draw.chance(40) ? null : draw.of(BMIS)));
        facts.add(Facts.selfCare(draw.of(RELIEFS), some(TRIED).toArray(String[]::new)));
        for (int i = draw.below(3); i > 0; i--) {
            String region = draw.of(REGIONS);
            facts.add(Facts.region(draw.below(2), region, draw.of(REGION_GROUPS)));
        }
        for (String risk : some(RISKS)) {
            facts.add(Facts.risk(risk));
        }
        if (draw.chance(40)) {
            facts.add(Facts.vital("temperatureC", draw.of(TEMPERATURES)));
        }
        if (draw.chance(40)) {
            facts.add(Facts.vital("heartRate", draw.of(PULSES)));
        }
        for (int i = draw.below(3); i > 0; i--) {
            facts.add(Facts.doubt(draw.below(2), draw.of(DOUBTS)));
        }
        int symptoms = draw.below(MOST_SYMPTOMS + 1);
        for (int i = 0; i < symptoms; i++) {
            facts.add(symptom(i));
        }
        return Facts.report(truth(), facts);
    }

    private Symptom symptom(int number) {
        Map<String, Object> has = new TreeMap<>();
        List<String> groups = some(SYMPTOM_GROUPS);
        if (!groups.isEmpty()) {
            has.put("groups", groups);
        }
        maybe(has, "severity", whole());
        maybe(has, "pressureMinutes", whole());
        maybe(has, "trend", draw.of(TRENDS));
        maybe(has, "onset", draw.of(ONSETS));
        maybe(has, "pattern", draw.of(PATTERNS));
        maybe(has, "onsetHours", decimal());
        maybe(has, "lastingHours", decimal());
        maybe(has, "sizeCm", decimal());
        for (String field : List.of("persistent", "resolved", "newSinceTreatment", "needledSite", "stopped", "heavy")) {
            maybe(has, field, truth());
        }
        for (String field : List.of("fullyRecovered", "headInjury", "recurrent")) {
            maybe(has, field, truth());
        }
        if (draw.chance(50)) {
            has.put("site", draw.of(REGIONS));
            has.put("siteGroups", some(SITE_GROUPS));
        }
        return Facts.symptom(number, draw.of(SYMPTOMS), has);
    }

    private static void maybe(Map<String, Object> has, String name, Object value) {
        if (value != null) {
            has.put(name, value);
        }
    }

    private Integer whole() {
        return draw.chance(35) ? null : draw.of(WHOLES);
    }

    private Double decimal() {
        return draw.chance(35) ? null : draw.of(DECIMALS);
    }

    private Boolean truth() {
        return draw.chance(35) ? null : Boolean.valueOf(draw.chance(50));
    }

    private List<String> some(List<String> words) {
        List<String> some = new ArrayList<>();
        for (String word : words) {
            if (draw.chance(40)) {
                some.add(word);
            }
        }
        return some;
    }
}
