package aftercare.ruleset.check;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Kind;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.RuleProblems;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Checks what holds over all files: titles are unique, an id lives in one file and says one thing. */
final class RuleSetCheck {

    private record Other(String title, Place place) {}

    private final RuleProblems problems;
    private final Map<String, Other> titles = new HashMap<>();
    private final Map<String, RuleCard> firstOfId = new HashMap<>();

    RuleSetCheck(RuleProblems problems) {
        this.problems = problems;
    }

    /** Titles that differ in their signs alone look alike to a reader, and to the engine too. */
    void title(DraftRule rule) {
        Other first = titles.putIfAbsent(letters(rule.title()), new Other(rule.title(), rule.head()));
        if (first != null) {
            boolean same = first.title().equals(rule.title());
            problems.add(
                    Check.TITLE,
                    rule.head(),
                    "the title " + rule.quotedTitle() + (same ? " appears twice" : " is too much like another one"),
                    "the other one is at " + first.place().file() + ":"
                            + first.place().line() + "; say what is different");
        }
    }

    private static String letters(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    void card(RuleCard card, DraftRule rule) {
        RuleCard first = firstOfId.putIfAbsent(card.id(), card);
        if (first == null) {
            return;
        }
        Place place = rule.annotation("id").orElseThrow().valuePlace();
        String other = "the other rule is at " + first.file() + ":" + first.line();
        if (!first.file().equals(card.file())) {
            problems.add(
                    Check.ID, place, "the id `" + card.id() + "` is used in another file", other + "; take a new id");
            return;
        }
        alike("kind or urgency", said(card.kind()), said(first.kind()), place, other);
        alike("reason", card.reason(), first.reason(), place, other);
        alike("text for the patient", card.advice(), first.advice(), place, other);
        alike("source", card.source(), first.source(), place, other);
    }

    private void alike(String what, String said, String first, Place place, String other) {
        if (!said.equals(first)) {
            problems.add(
                    Check.ALTERNATIVE,
                    place,
                    "rules of one id differ in their " + what,
                    other + "; make them alike, or take a new id");
        }
    }

    /** Alternatives may differ in their deadline, and signs of one kind in their code. */
    private static String said(Kind kind) {
        if (kind instanceof Triage triage) {
            return triage.urgency().name();
        }
        return kind instanceof Infers infers ? "infers " + infers.sign() : kind.toString();
    }
}
