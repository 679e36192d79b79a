package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    /** HAZ-91: what is committed is never beyond what is not published. */
    @Test
    void neverCommitsBeyondWhatIsNotPublished() {
        PartitionProgress progress = new PartitionProgress();
        assertFalse(progress.hasMoved());
        for (long offset : new long[] {7, 8, 10}) {
            progress.taken(offset, 1);
        }
        assertEquals(7, progress.commit());
        progress.published(8);
        assertFalse(progress.hasMoved());
        progress.published(7);
        assertTrue(progress.hasMoved());
        assertEquals(10, progress.commit());
        progress.published(10);
        assertEquals(11, progress.commit());
        assertFalse(progress.hasMoved());
        progress.uncommitted();
        assertTrue(progress.hasMoved());
    }

    /** So that a partition that was begun is known, also when nothing comes: it is begun once. */
    @Test
    void commitsWhereItBeginsOnce() {
        PartitionProgress progress = new PartitionProgress();
        progress.begins(40);
        assertTrue(progress.hasMoved());
        assertEquals(40, progress.commit());
        assertFalse(progress.hasMoved());
        progress.taken(41, 1);
        progress.begins(7);
        assertEquals(41, progress.commit());
        progress.published(41);
        assertEquals(42, progress.commit());
    }

    /** What is no record, as the end of a transaction, is behind it as soon as all before it is published. */
    @Test
    void commitsBeyondWhatIsNoRecord() {
        PartitionProgress progress = new PartitionProgress();
        progress.taken(3, 1);
        progress.read(6);
        assertEquals(3, progress.commit());
        progress.published(3);
        assertEquals(6, progress.commit());
    }

    @Test
    void isFullOfManyOrOfLargeOnes() {
        PartitionProgress many = new PartitionProgress();
        PartitionProgress large = new PartitionProgress();
        for (int offset = 0; offset < 500; offset++) {
            assertFalse(many.isFull(1));
            many.taken(offset, 1);
        }
        assertTrue(many.isFull(1));
        many.published(250);
        assertFalse(many.isFull(1));
        for (int offset = 0; offset < 8; offset++) {
            assertFalse(large.isFull(1));
            large.taken(offset, 1024 * 1024 - 1024);
        }
        assertTrue(large.isFull(6));
    }

    /** HAZ-91: of many partitions each has less, so that all of them have room in the memory of one service. */
    @Test
    void isFullSoonerAmongMany() {
        PartitionProgress one = new PartitionProgress();
        for (int offset = 0; offset < 5; offset++) {
            assertFalse(one.isFull(48));
            one.taken(offset, 200 * 1024);
        }
        assertFalse(one.isFull(47));
        one.taken(5, 20 * 1024);
        assertTrue(one.isFull(48));
        assertFalse(one.isFull(6));
    }
}
