package aftercare.service.fhir;

import com.fasterxml.jackson.databind.JsonNode;

/** What a Bundle says of what is not in it. */
public final class SearchSet {

    private static final String NEXT = "next";

    private SearchSet() {}

    /** Whether there is more than came along. */
    public static boolean saysMore(JsonNode bundle) {
        boolean next = false;
        for (String relation : bundle.path("link").findValuesAsText("relation")) {
            next |= relation.equalsIgnoreCase(NEXT);
        }
        return next || bundle.path("total").asLong() > bundle.path("entry").size();
    }

    /** Whether all that it has is where FHIR has it. */
    public static boolean isPlain(JsonNode bundle) {
        boolean plain = Members.BUNDLE.problems("", bundle).isEmpty();
        JsonNode entries = bundle.path("entry");
        for (JsonNode entry : entries) {
            plain &= Members.ENTRY.problems("", entry).isEmpty();
        }
        return plain && (entries.isMissingNode() || entries.isArray());
    }
}
