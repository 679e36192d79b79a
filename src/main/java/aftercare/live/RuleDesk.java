package aftercare.live;

import aftercare.live.draft.RuleChange;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** Where one asks the state of the rules, and asks for those in the folder to be put live now. */
public interface RuleDesk {

    /** The state at this moment. */
    Status status();

    /** Judges the folder now. No thread of a caller waits for it; safe to ask again. */
    CompletionStage<Verdict> activate();

    /**
     * Puts an approved change into the folder and live. No thread of a caller waits for it.
     *
     * @param base the hash of each of its files before it, by path; empty where there was none
     */
    CompletionStage<Approval> replace(RuleChange change, SortedMap<String, String> base);

    /** What answers at once, or in the thread of the caller. */
    Activation activation();
}
