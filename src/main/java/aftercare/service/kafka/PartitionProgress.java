package aftercare.service.kafka;

import java.util.SortedMap;
import java.util.TreeMap;

/** How far one partition has come. INVARIANT: what is committed lies at or before the first record that is not published. */
final class PartitionProgress {

    /** So much of a partition may be read ahead of the first record that is not published. */
    private static final int MOST_RECORDS = 500;

    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** However many partitions there are: the memory of a service is one, and reports by HTTP need it too. */
    private static final long MOST_BYTES_OF_ALL = 6 * MOST_BYTES;

    /** What a record takes beside its key and its value, its headers with it. */
    private static final int BESIDE = 1024;

    /** Bytes of each record that is not published, by its offset. */
    private final SortedMap<Long, Integer> open = new TreeMap<>();

    private long bytes;
    private long next = -1;
    private long committed = -1;

    /** Nobody of the group was here before: that it begins here is to be committed, so that it is known from then on. */
    synchronized void begins(long offset) {
        next = next < 0 ? offset : next;
    }

    /**
     * All before this offset was read. The last of it may be no record, such as the end of a transaction, which brokers remove as
     * records: it would be taken for a report that was removed unread.
     */
    synchronized void read(long offset) {
        next = offset;
    }

    synchronized void taken(long offset, int size) {
        open.put(offset, size + BESIDE);
        bytes += size + BESIDE;
        next = offset + 1;
    }

    synchronized void published(long offset) {
        Integer size = open.remove(offset);
        bytes -= size == null ? 0 : size;
    }

    /** Whether there is something new to commit. */
    synchronized boolean hasMoved() {
        return next >= 0 && firstOpen() != committed;
    }

    /** The offset to commit; from then on nothing is new until a record is published. */
    synchronized long commit() {
        committed = firstOpen();
        return committed;
    }

    /** The commit did not come through. */
    synchronized void uncommitted() {
        committed = -1;
    }

    private long firstOpen() {
        return open.isEmpty() ? next : open.firstKey();
    }

    /** @param partitions that are read by this service; each has its share, so that none holds up another */
    synchronized boolean isFull(int partitions) {
        return open.size() >= MOST_RECORDS || bytes >= Math.min(MOST_BYTES, MOST_BYTES_OF_ALL / partitions);
    }
}
