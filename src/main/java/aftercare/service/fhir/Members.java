package aftercare.service.fhir;

import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which members each element may have: those that are read, and those that change nothing of what is read. INVARIANT: every other is
 * refused, because it may hold what was meant: a second value, more entries, a symptom under a name with a slip.
 */
enum Members {
    /** An answered questionnaire. What it contains is refused in words of its own. */
    RESPONSE(
            "contained identifier basedOn partOf questionnaire status subject encounter authored author source item",
            Members.OF_RESOURCES),
    ITEM("linkId definition text answer item", ""),
    ANSWER("valueBoolean valueInteger valueDecimal valueCoding valueDateTime valueString item", ""),
    CODING("system version code display userSelected", ""),
    OBSERVATION(
            "identifier basedOn partOf status category code subject encounter effectiveDateTime effectiveInstant issued performer"
                    + " valueQuantity interpretation note bodySite method specimen device referenceRange derivedFrom",
            Members.OF_RESOURCES),
    /** A comparator is refused in words of its own. */
    QUANTITY("value unit system code comparator", ""),
    CONDITION(
            "identifier clinicalStatus verificationStatus category severity code bodySite subject encounter onsetDateTime onsetAge"
                    + " onsetPeriod onsetRange onsetString recordedDate recorder asserter stage evidence note",
            Members.OF_RESOURCES),
    BUNDLE("identifier type timestamp total link entry signature", Members.OF_RESOURCES),
    ENTRY("link fullUrl resource search", ""),
    PARAMETERS("parameter", Members.OF_RESOURCES),
    PARAMETER("name resource", "");

    private static final String OF_RESOURCES = "resourceType meta language text ";

    /** These are refused wherever they are, by who reads the whole. */
    private static final String EVERYWHERE = "id extension modifierExtension implicitRules ";

    /** They have no twin with an underscore: that is of plain values alone. */
    private static final Set<String> PARTS =
            Set.of("item", "answer", "valueCoding", "valueQuantity", "entry", "resource", "parameter");

    /** Said of a resource by a server that has left out a part of it. */
    private static final String SUBSETTED = "SUBSETTED";

    private static final String PLAIN_NAME = "[A-Za-z_]{1,64}";

    private final Set<String> names;

    Members(String own, String more) {
        this.names = new HashSet<>(List.of((EVERYWHERE + more + own).split(" ", -1)));
    }

    /**
     * What is wrong with the members of an element; nothing of what has none.
     *
     * @param at where it is, a JSON Pointer
     */
    List<InputProblem> problems(String at, JsonNode element) {
        List<InputProblem> problems = new ArrayList<>();
        element.fieldNames().forEachRemaining(name -> {
            if (!isKnown(name)) {
                String place = name.matches(PLAIN_NAME) ? at + "/" + name : at;
                problems.add(problem(place, ProblemType.UNKNOWN_FIELD, "has a member that is not read here"));
            }
        });
        for (JsonNode tag : element.path("meta").path("tag")) {
            if (tag.path("code").asText().equals(SUBSETTED)) {
                problems.add(problem(at + "/meta", ProblemType.INVALID_VALUE, "says that a part was left out"));
            }
        }
        return problems;
    }

    private boolean isKnown(String name) {
        String twin = name.startsWith("_") ? name.substring(1) : "";
        return names.contains(name) || names.contains(twin) && !PARTS.contains(twin);
    }

    private static InputProblem problem(String pointer, ProblemType type, String detail) {
        return new InputProblem(pointer, type.code(), detail, List.of());
    }
}
