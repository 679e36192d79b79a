package aftercare.tables;

import java.util.List;

/** The attributes that a symptom can carry (A.2), whether its word asks for them or not. */
final class Attributes {

    static final List<String> ALL = List.of(
            "severity",
            "trend",
            "onset",
            "onsetHours",
            "durationHours",
            "persistent",
            "resolved",
            "newSinceTreatment",
            "site",
            "needledSite",
            "nightPain",
            "unlikeBefore",
            "sizeCm",
            "pattern",
            "stopped",
            "pressureMinutes",
            "heavy",
            "fullyRecovered",
            "headInjury",
            "recurrent");

    private Attributes() {}
}
