package aftercare.ruleset.languages;

import java.util.List;

/**
 * A file of texts in another language, as it is written.
 *
 * @param path below the folder of rules
 * @param language its tag, as the name of the file has it
 * @param reviewed who reviewed it, and when; empty where nobody did
 * @param notReviewed what an answer says while nobody did
 * @param inEnglish what an answer says of which some texts are in English
 */
public record LanguageFile(
        String path, String language, String reviewed, String notReviewed, String inEnglish, List<Entry> entries) {

    public LanguageFile {
        entries = List.copyOf(entries);
    }

    /**
     * The translation of one text.
     *
     * @param at where the English text is, for a reader
     * @param of the hash of the English text that it was made from
     * @param text empty where there is none yet
     * @param line where the entry begins, from 1
     */
    public record Entry(String at, String of, String text, int line) {}
}
