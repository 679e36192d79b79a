package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Leaflet;
import aftercare.domain.RuleCard.Triage;
import java.util.List;
import java.util.Locale;

/** Headings and labels that every form of the book shares. */
final class Titles {

    static final String BOOK = "Rule book";
    static final String WARNING = "The rules are a draft for review by clinicians. They are not clinically validated.";
    static final String SPEAKS = "Speaks when all of these hold";
    static final String UNLESS = "Can be turned off by";
    static final int MOST_CASES_SHOWN = 6;

    /** How to read the book; a paragraph each. */
    static final List<String> HOW_TO_READ = List.of(
            "Every rule whose conditions hold is a reason in the answer. No rule lowers another: the highest urgency and"
                    + " the shortest time to act win.",
            "What is not given is not known. A comparison with something not given does not hold, unless the line says"
                    + " that not given counts too.",
            "A sign says nothing to a patient: it is what other rules build on.");

    private Titles() {}

    /** {@code needle-events} as {@code Needle events}. */
    static String topic(String folder) {
        String spaced = WordList.spaced(folder);
        return spaced.isEmpty() ? "No topic" : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** What the rule contributes. */
    static String contributes(RuleCard card, Book book) {
        if (card.kind() instanceof Triage triage) {
            return book.levels().get(triage.urgency()).headline();
        }
        if (card.kind() instanceof Infers infers) {
            String criterion = infers.code().isEmpty() ? "" : ", criterion “" + WordList.spaced(infers.code()) + "”";
            return "Finds the sign “" + WordList.spaced(infers.sign()) + "”" + criterion;
        }
        if (card.kind() instanceof Asks) {
            return "Asks a question";
        }
        boolean education = card.kind() instanceof Advises advises && advises.leaflet() == Leaflet.EDUCATION;
        return education ? "Adds what to know" : "Adds self-care";
    }

    /** Level and time to act of a triage rule; empty for others. */
    static String level(RuleCard card) {
        return card.kind() instanceof Triage triage ? triage.urgency().name() + ", " + Deadline.of(triage) : "";
    }

    static String count(int count, String one, String several) {
        return count == 1 ? "1 " + one : count + " " + several;
    }
}
