package aftercare.live;

import java.util.concurrent.CompletionStage;

/** Where one asks the state of the rules, and asks for those in the folder to be put live now. */
public interface RuleDesk {

    /** The state at this moment. */
    Status status();

    /** Judges the folder now. Nobody's thread waits for it; safe to ask again. */
    CompletionStage<Verdict> activate();
}
