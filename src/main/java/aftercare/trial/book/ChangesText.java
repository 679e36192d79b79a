package aftercare.trial.book;

import aftercare.trial.book.BookChanges.Changed;
import aftercare.trial.book.BookChanges.Difference;
import java.util.List;

/** What changed, as plain text. */
public final class ChangesText {

    private final StringBuilder out = new StringBuilder();

    private ChangesText() {}

    /** @param version of the rules that it speaks of */
    public static String of(BookChanges changes, String version) {
        ChangesText text = new ChangesText();
        text.line("was " + changes.oldVersion());
        text.line("is  " + version);
        text.line("");
        if (changes.none()) {
            text.line("nothing that a rule or a word says");
        }
        text.items("new", changes.added());
        text.items("gone", changes.removed());
        for (Changed changed : changes.changed()) {
            text.changed(changed);
        }
        text.items("words", changes.words());
        return text.out.toString();
    }

    private void changed(Changed changed) {
        line("changed: " + changed.id() + ": " + changed.title());
        for (Difference difference : changed.differences()) {
            line("  " + difference.what());
            if (!difference.before().isEmpty()) {
                line("    was: " + difference.before());
            }
            if (!difference.after().isEmpty()) {
                line("    is:  " + difference.after());
            }
        }
    }

    private void items(String label, List<String> items) {
        for (String item : items) {
            line(label + ": " + item);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
