package aftercare.trial.replay;

import aftercare.trial.cases.TriageCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Picks cases by their note: a part of it, or with {@code *} a picture of the whole. Capitals do not count. */
public final class NoteFilter {

    private final Pattern pattern;

    public NoteFilter(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        String picture = String.join(".*", parts);
        this.pattern = Pattern.compile(parts.size() == 1 ? ".*" + picture + ".*" : picture, Pattern.DOTALL);
    }

    /** Those of the cases, in their order. */
    public List<TriageCase> of(List<TriageCase> cases) {
        List<TriageCase> picked = new ArrayList<>();
        for (TriageCase each : cases) {
            if (pattern.matcher(each.note().toLowerCase(Locale.ROOT)).matches()) {
                picked.add(each);
            }
        }
        return picked;
    }
}
