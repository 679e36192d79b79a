package aftercare.service.fhir;

import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What FHIR has of the words and the questions of a rule set: made once for the one that decides, not for each request. */
@ApplicationScoped
public class Definitions {

    /** @param resources by type, those that were asked for */
    private record Made(Live live, ReportItems items, Map<String, List<JsonObject>> resources) {}

    private final AtomicReference<Optional<Made>> last = new AtomicReference<>(Optional.empty());

    /** What a report of those rules has. */
    public ReportItems items(Live live) {
        return of(live).items();
    }

    /** Empty for a type that there is not. */
    List<JsonObject> resources(String type, Live live) {
        Map<String, List<JsonObject>> made = of(live).resources();
        List<JsonObject> resources = made.containsKey(type) ? made.get(type) : make(type, live);
        // What anybody may ask for is not kept.
        if (!resources.isEmpty()) {
            made.put(type, resources);
        }
        return resources;
    }

    private Made of(Live live) {
        return last.get().filter(made -> made.live() == live).orElseGet(() -> {
            Made made = new Made(live, new ReportItems(live.book().vocabulary()), new ConcurrentHashMap<>());
            last.set(Optional.of(made));
            return made;
        });
    }

    private static List<JsonObject> make(String type, Live live) {
        return switch (type) {
            case "Questionnaire" -> new Questionnaires(live).all();
            case "CodeSystem" -> new Terminology(live).codeSystems();
            case "ValueSet" -> new Terminology(live).valueSets();
            case "OperationDefinition" -> List.of(Conformance.operation());
            default -> List.of();
        };
    }
}
