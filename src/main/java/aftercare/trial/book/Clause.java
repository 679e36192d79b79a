package aftercare.trial.book;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that must hold, in words.
 *
 * @param text with a colon at its end if parts follow
 * @param parts what it is made of; empty for a plain sentence
 */
public record Clause(String text, List<Clause> parts) {

    public Clause {
        parts = List.copyOf(parts);
    }

    static Clause of(String text) {
        return new Clause(text, List.of());
    }

    /** All of it in one sentence. */
    public String flat() {
        if (parts.isEmpty()) {
            return text;
        }
        List<String> flat = new ArrayList<>();
        for (Clause part : parts) {
            flat.add(part.parts.isEmpty() ? part.text : "(" + part.flat() + ")");
        }
        return text + " " + String.join("; ", flat);
    }
}
