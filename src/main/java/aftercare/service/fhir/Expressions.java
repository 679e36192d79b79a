package aftercare.service.fhir;

import java.util.Map;

/** Says in FHIRPath where something is that a JSON Pointer points to. */
final class Expressions {

    private static final String REPORTED_AT = "/reportedAt";

    private Expressions() {}

    /**
     * A place in a resource.
     *
     * @param root the type of the resource
     */
    static String of(String root, String pointer) {
        StringBuilder path = new StringBuilder(root);
        for (String part : parts(pointer)) {
            path.append(isNumber(part) ? "[" + part + "]" : "." + part);
        }
        return path.toString();
    }

    /**
     * A place in a report, as a place in the answered questionnaire that it was read from.
     *
     * @param response where that is
     * @param others where what did not come from it came from, by pointer in the report
     */
    static String ofReport(String response, String pointer, Map<String, String> others) {
        if (others.containsKey(pointer)) {
            return others.get(pointer);
        }
        if (pointer.equals(REPORTED_AT)) {
            return response + ".authored";
        }
        StringBuilder path = new StringBuilder(response);
        String linkId = "";
        for (String part : parts(pointer)) {
            if (isNumber(part)) {
                path.append(linkId.equals(ReportItems.SYMPTOMS) ? "[" : ".answer[").append(part).append(']');
            } else {
                linkId = linkId.isEmpty() ? part : linkId + "." + part;
                path.append(".item.where(linkId='").append(linkId).append("')");
            }
        }
        return path.toString();
    }

    private static String[] parts(String pointer) {
        return pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
    }

    private static boolean isNumber(String part) {
        return part.matches("[0-9]+");
    }
}
