package aftercare.ruleset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void everyCheckHasACodeAndAWordOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (Check check : Check.values()) {
            assertTrue(check.code().matches("RULE-[0-9]{3}"), check.code());
            assertTrue(check.word().matches("[a-z]+(-[a-z]+)*"), check.word());
            assertTrue(seen.add(check.code()) && seen.add(check.word()), check.code());
            assertTrue(!check.rule().isBlank() && !check.rule().endsWith("."), check.code());
        }
    }

    /** Codes are stable: they stand in logs, documents and people's memory. */
    @Test
    void codesStay() {
        assertEquals("RULE-001", Check.FILE_NAME.code());
        assertEquals("RULE-008", Check.NOT_ALLOWED.code());
        assertEquals("RULE-023", Check.UNKNOWN_WORD.code());
        assertEquals("RULE-034", Check.ENGINE_DIFFERS.code());
        assertEquals("RULE-035", Check.TOO_MANY.code());
    }
}
