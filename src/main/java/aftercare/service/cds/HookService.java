package aftercare.service.cds;

import aftercare.service.fhir.ReportItems;
import aftercare.triage.answer.JsonObject;
import java.util.List;
import java.util.Optional;

/** What EHRs may ask for. */
enum HookService {
    /** Whenever a chart is opened. */
    PATIENT_VIEW(
            "aftercare-patient-view",
            "patient-view",
            "Triage of the newest report after dry needling",
            "How urgent the newest symptom report of this patient is, why, and until when somebody has to act."),
    /** The standard has no hook for it. */
    REPORT_RETURNED(
            "aftercare-report-returned",
            "aftercare-report-returned",
            "Triage of a report that was just returned",
            "The same for an EHR that asks when a patient returns the questionnaire: a report must be there.");

    /** The key of the prefetch of reports. */
    static final String REPORT = "report";

    /** The key of the prefetch of whatever the patient has answered last. */
    static final String LATEST = "latest";

    private static final String ANSWERS = "QuestionnaireResponse?subject=Patient/{{context.patientId}}";

    /** Several, because some servers do not sort, and some do not know the version behind the address. */
    private static final String NEWEST = "&_sort=-authored&_count=10";

    private static final String PREFETCH =
            ANSWERS + "&questionnaire=" + ReportItems.QUESTIONNAIRE + "," + ReportItems.FOR_PATIENTS + NEWEST;

    private final String id;
    private final String hook;
    private final String title;
    private final String description;

    HookService(String id, String hook, String title, String description) {
        this.id = id;
        this.hook = hook;
        this.title = title;
        this.description = description;
    }

    static Optional<HookService> of(String id) {
        for (HookService service : values()) {
            if (service.id.equals(id)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    String hook() {
        return hook;
    }

    /** All of them, as an EHR discovers them. */
    static String discovery() {
        return new JsonObject()
                .with("services", JsonObject.each(List.of(values()), service -> new JsonObject()
                        .with("hook", service.hook)
                        .with("id", service.id)
                        .with("title", service.title)
                        .with("description", service.description)
                        .with(
                                "prefetch",
                                new JsonObject().with(REPORT, PREFETCH).with(LATEST, ANSWERS + NEWEST))))
                .toString();
    }
}
