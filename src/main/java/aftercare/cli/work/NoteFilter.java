package aftercare.cli.work;

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

    public boolean picks(String note) {
        return pattern.matcher(note.toLowerCase(Locale.ROOT)).matches();
    }
}
