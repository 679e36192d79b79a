package aftercare.service.fhir;

import aftercare.triage.answer.JsonObject;

/** Writes codes. */
final class Coding {

    private Coding() {}

    static JsonObject of(String system, String code) {
        return new JsonObject().with("system", system).with("code", code);
    }

    static JsonObject of(String system, String code, String display) {
        return of(system, code).with("display", display);
    }
}
