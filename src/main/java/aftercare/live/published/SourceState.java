package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;
import java.time.Instant;
import java.util.List;

/**
 * How a service follows what is published, at one moment.
 *
 * @param place where it is published, without what may hold a password
 * @param sequence of the edition that decides; 0 while none does
 * @param highest sequence of the latest edition that was verified here
 * @param reachedAt when the place was reached last; the start while it was not
 * @param findings what was offered and refused, and whether the place is out of reach
 */
public record SourceState(String place, long sequence, long highest, Instant reachedAt, List<FolderProblem> findings) {

    public SourceState {
        findings = List.copyOf(findings);
    }
}
