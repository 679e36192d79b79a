package aftercare.desk;

import aftercare.domain.bytes.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A report as it came in.
 *
 * @param body its bytes, never changed
 * @param caller the name by which the decision log knows who asked
 * @param key the caller's for trying again; empty when there is none
 * @param arrivedAt the moment that its answer is about unless the report says another; in microseconds, as it is recorded
 * @param wanted the languages that the caller asks for, as {@code Accept-Language} writes them; empty for English
 * @param observer hears what becomes of it
 */
// Carried through the desk, never compared.
@SuppressWarnings("ArrayRecordComponent")
record Incoming(
        byte[] body, String caller, Optional<Hash> key, Instant arrivedAt, String wanted, DeskObserver observer) {}
