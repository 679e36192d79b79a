package aftercare.service.door;

import java.util.List;
import java.util.Locale;

/** What the headers of a request say about media types. */
final class MediaTypes {

    private static final String JSON = "application/json";

    private MediaTypes() {}

    /** True for one content type alone: JSON, with no charset or with UTF-8. */
    static boolean isJson(List<String> contentTypes) {
        if (contentTypes.size() != 1) {
            return false;
        }
        String[] parts = contentTypes.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(JSON) || parts.length > 2) {
            return false;
        }
        if (parts.length == 1) {
            return true;
        }
        String parameter = parts[1].strip();
        return parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
    }

    /**
     * Whether JSON may be answered. Of the ranges that fit, the most exact one decides; a weight of 0 is a refusal. No
     * header, or one without a word, accepts everything.
     */
    static boolean acceptsJson(List<String> accepts) {
        boolean asked = false;
        int exactness = -1;
        boolean accepted = false;
        for (String accept : accepts) {
            for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                asked |= !range.isBlank();
                int fits = exactness(parts[0].strip());
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

    /** From 0 for everything to 2 for JSON itself; -1 for what is not JSON. */
    private static int exactness(String range) {
        return switch (range) {
            case JSON -> 2;
            case "application/*" -> 1;
            case "*/*", "*" -> 0;
            default -> -1;
        };
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
