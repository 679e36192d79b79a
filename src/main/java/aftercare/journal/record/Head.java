package aftercare.journal.record;

import aftercare.domain.bytes.Hash;

/**
 * How far the chain reaches.
 *
 * @param sequence of the last record, 0 when there is none
 * @param hash of the last record
 */
public record Head(long sequence, Hash hash) {

    public static final Head START = new Head(0, Hash.NONE);
}
