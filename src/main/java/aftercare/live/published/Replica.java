package aftercare.live.published;

import java.time.Instant;

/**
 * A service on the same database, as it said itself.
 *
 * @param sequence of the edition that decides there; 0 for rules of a folder, and while none decide
 * @param version of the rules that decide there; empty while none do
 * @param since when they do
 * @param seenSecondsAgo when it said so last
 * @param trouble the code of what is wrong there; empty where nothing is
 */
public record Replica(String id, long sequence, String version, Instant since, long seenSecondsAgo, String trouble) {}
