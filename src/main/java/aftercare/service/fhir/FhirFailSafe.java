package aftercare.service.fhir;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.triage.LiveRules;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What to do when a body of FHIR is not triaged. It is what such a body names, as in every other; and measurements, which FHIR knows
 * by the linkId or the code before them.
 */
@ApplicationScoped
public class FhirFailSafe {

    private static final String LOINC = "LOINC";

    private final LiveRules rules;

    FhirFailSafe(LiveRules rules) {
        this.rules = rules;
    }

    /** Looks at all that can be read, however broken the body is. */
    public Urgency of(byte[] body) {
        return rules.failSafeFor(body)
                .or(rules.live()
                        .map(live -> rules.failSafeFor(
                                measured(body, names(live.book().vocabulary()))))
                        .orElse(Urgency.URGENT_24H));
    }

    /** Of each measurement, by its linkId and by its code. */
    private static Map<String, String> names(Vocabulary vocabulary) {
        Map<String, String> names = new HashMap<>();
        vocabulary.fields(Part.VITALS).forEach((name, field) -> {
            names.put(Part.VITALS.word() + "." + name, name);
            field.codes().forEach(code -> {
                if (code.system().equals(LOINC)) {
                    names.put(code.code(), name);
                }
            });
        });
        return names;
    }

    /** The measurements alone, as a report has them. */
    private static byte[] measured(byte[] body, Map<String, String> names) {
        StringBuilder report = new StringBuilder("[");
        String last = "";
        try (JsonParser in = new JsonFactory().createParser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                String name = in.currentName() == null ? "" : in.currentName();
                if (token == JsonToken.VALUE_STRING && (name.equals("linkId") || name.equals("code"))) {
                    last = names.getOrDefault(in.getText(), name.equals("linkId") ? "" : last);
                } else if (token.isNumeric() && name.startsWith("value") && !last.isEmpty()) {
                    append(report, last, in.getText());
                }
            }
        } catch (IOException endOfWhatCanBeRead) {
            // What was read before still counts.
        }
        // An Observation may say how much before it says of what.
        StrictJson.object(body).ifPresent(whole -> whole.findParents("valueQuantity")
                .forEach(observation -> observation.path("code").findValuesAsText("code").stream()
                        .filter(names::containsKey)
                        .forEach(code -> append(
                                report,
                                names.get(code),
                                observation.at("/valueQuantity/value").toString()))));
        return report.append("0]").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder report, String name, String value) {
        if (!value.isEmpty()) {
            report.append("{\"").append(name).append("\":").append(value).append("},");
        }
    }
}
