package aftercare.trial.guard;

import java.util.List;

/** What differs between two rule sets in the parts that are guarded. */
public final class GuardedChanges {

    private GuardedChanges() {}

    /**
     * Every change, those that need agreement first, each name once.
     *
     * @param live what decides now
     * @param candidate what is to decide
     */
    public static List<GuardedChange> between(GuardedSet live, GuardedSet candidate) {
        FoundChanges found = new FoundChanges();
        ChangedCodes snomed = new ChangedCodes(found, live.vocabulary());
        ChangedPhrases phrases = new ChangedPhrases(found, candidate.vocabulary());
        new ChangedWords(found, snomed, phrases).compare(live.vocabulary(), candidate.vocabulary());
        new ChangedFields(found, snomed, phrases).compare(live.vocabulary(), candidate.vocabulary());
        new ChangedWording(found, live.wording(), candidate.wording()).compare();
        new ChangedCards(found).compare(live.cards(), candidate.cards());
        ChangedTranslations.compare(found, live.translations(), candidate.translations());
        return found.inOrder();
    }
}
