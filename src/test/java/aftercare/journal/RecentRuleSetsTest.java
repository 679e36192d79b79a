package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentRuleSetsTest {

    @Test
    void holdsTheLastOnesAlone() {
        RecentRuleSets sets = new RecentRuleSets();
        sets.put("first", new byte[1]);
        for (int i = 1; i < RecentRuleSets.MOST; i++) {
            sets.put("set " + i, new byte[1]);
        }
        // It went live once more.
        sets.put("first", new byte[1]);
        sets.put("last", new byte[1]);
        assertTrue(sets.get("first").isPresent());
        assertTrue(sets.get("last").isPresent());
        assertTrue(sets.get("set 1").isEmpty());
        assertTrue(sets.get("set 2").isPresent());
    }
}
