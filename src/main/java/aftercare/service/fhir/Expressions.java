package aftercare.service.fhir;

import java.util.Map;

/** Says in FHIRPath where something is that a JSON Pointer points to. */
final class Expressions {

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
     * A place in a report, where it was read; of what was not answered, where the answer belongs.
     *
     * @param root the type of the resource
     * @param response where the answered questionnaire is in it, a JSON Pointer
     * @param places where what is in the report was read, both as JSON Pointers
     */
    static String ofReport(String root, String response, Map<String, String> places, String pointer) {
        String known = pointer;
        while (!known.isEmpty() && !places.containsKey(known)) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        StringBuilder path = new StringBuilder(of(root, known.isEmpty() ? response : places.get(known)));
        String linkId = "";
        int depth = parts(known).length;
        String[] parts = parts(pointer);
        for (int i = 0; i < parts.length; i++) {
            if (!isNumber(parts[i])) {
                linkId = linkId.isEmpty() ? parts[i] : linkId + "." + parts[i];
                path.append(i < depth ? "" : ".item.where(linkId='" + linkId + "')");
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
