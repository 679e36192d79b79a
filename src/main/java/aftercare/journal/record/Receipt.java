package aftercare.journal.record;

import aftercare.domain.bytes.Hash;

/**
 * A decision is recorded, for good.
 *
 * @param sequence its place in the chain, from 1
 * @param hash of its record
 */
public record Receipt(long sequence, Hash hash) {}
