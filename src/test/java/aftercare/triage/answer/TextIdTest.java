package aftercare.triage.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextIdTest {

    @Test
    void staysWithItsTextWhereverThatAppears() {
        List<String> ids = TextId.of(List.of("Fainting: go to hospital now.", "Chest pain: call 999 now."));
        assertEquals("NET-709a7e94", ids.get(1));
        assertEquals(
                List.of(ids.get(1), ids.get(0)),
                TextId.of(List.of("Chest pain: call 999 now.", "Fainting: go to hospital now.")));
        assertNotEquals(
                ids.get(1), TextId.of(List.of("Chest pain: call 112 now.")).get(0));
    }
}
