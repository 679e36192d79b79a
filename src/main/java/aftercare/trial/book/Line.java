package aftercare.trial.book;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that must hold, in words.
 *
 * @param text with a colon at its end if parts follow
 * @param parts what it is made of; empty for a plain sentence
 */
public record Line(String text, List<Line> parts) {

    public Line {
        parts = List.copyOf(parts);
    }

    static Line of(String text) {
        return new Line(text, List.of());
    }

    /** All of it in one sentence. */
    public String flat() {
        if (parts.isEmpty()) {
            return text;
        }
        List<String> flat = new ArrayList<>();
        for (Line part : parts) {
            flat.add(part.parts.isEmpty() ? part.text : "(" + part.flat() + ")");
        }
        return text + " " + String.join("; ", flat);
    }
}
