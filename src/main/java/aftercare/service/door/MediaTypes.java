package aftercare.service.door;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the headers of a request say about media types. */
public final class MediaTypes {

    static final String JSON = "application/json";

    /** One JSON document a line. */
    public static final String NDJSON = "application/x-ndjson";

    /** FHIR as JSON. */
    public static final String FHIR = "application/fhir+json";

    private static final String UTF_8 = "charset=utf-8";

    /** In small letters, as all is compared. */
    private static final String R4 = "fhirversion=4.0";

    private MediaTypes() {}

    /** True for one content type alone: that one, with no charset or with UTF-8; of FHIR with no version or with that of R4. */
    static boolean is(String type, List<String> contentTypes) {
        if (contentTypes.size() != 1) {
            return false;
        }
        String[] parts = contentTypes.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        Set<String> parameters = new HashSet<>();
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replaceFirst("=\"(.*)\"$", "=$1");
            boolean known = parameter.equals(UTF_8) || type.equals(FHIR) && parameter.equals(R4);
            if (!known || !parameters.add(parameter)) {
                return false;
            }
        }
        return parts[0].strip().equals(type);
    }

    /**
     * Whether that type may be answered. Of the ranges that fit, the most exact one decides; a weight of 0 is a refusal. No
     * header, or one without a word, accepts everything.
     */
    static boolean accepts(String type, List<String> accepts) {
        boolean asked = false;
        int exactness = -1;
        boolean accepted = false;
        for (String accept : accepts) {
            for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                asked |= !range.isBlank();
                int fits = isOtherVersion(parts) ? -1 : exactness(type, parts[0].strip());
                if (fits > exactness) {
                    exactness = fits;
                    accepted = !isRefusal(parts);
                } else if (fits >= 0 && fits == exactness) {
                    accepted |= !isRefusal(parts);
                }
            }
        }
        return !asked || accepted;
    }

    /**
     * Whether a page is asked for: browsers name HTML, programs do not. Who names both means to read JSON.
     *
     * @param accepts the headers; none where there is none
     */
    public static boolean namesHtml(List<String> accepts) {
        boolean html = false;
        for (String accept : accepts == null ? List.<String>of() : accepts) {
            for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                html |= parts[0].strip().equals("text/html") && !isRefusal(parts);
                if (parts[0].strip().equals(JSON)) {
                    return false;
                }
            }
        }
        return html;
    }

    /** From 0 for everything to 2 for the type itself; -1 for what is another. */
    private static int exactness(String type, String range) {
        if (range.equals(type)) {
            return 2;
        }
        return switch (range) {
            case "application/*" -> 1;
            case "*/*", "*" -> 0;
            default -> -1;
        };
    }

    /** Whether it asks for FHIR of a version that is not R4. */
    private static boolean isOtherVersion(String[] parts) {
        for (String part : parts) {
            String parameter = part.strip().replace("\"", "");
            if (parts[0].strip().equals(FHIR) && parameter.startsWith("fhirversion=") && !parameter.equals(R4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusal(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return parameter.matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
