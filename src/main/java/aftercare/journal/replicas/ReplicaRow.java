package aftercare.journal.replicas;

import java.time.Instant;

/**
 * What a service runs.
 *
 * @param sequence of the edition; 0 for rules of a folder, and while none decide
 * @param version of the rules; empty while none decide
 * @param since when they decide
 * @param seenSecondsAgo when it said so last, by the clock of the database
 * @param trouble the code of what is wrong; empty where nothing is
 */
public record ReplicaRow(
        String id, long sequence, String version, Instant since, long seenSecondsAgo, String trouble) {}
