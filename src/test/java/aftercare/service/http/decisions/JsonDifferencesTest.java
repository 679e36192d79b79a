package aftercare.service.http.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDifferencesTest {

    private static final String OLD = "{\"advice\":[\"Rest.\"],\"safetyNet\":[\"Call.\"]}";
    private static final String NEW =
            "{\"advice\":[\"Rest.\"],\"adviceIds\":[\"EXP-01\"],\"safetyNet\":[\"Call.\"],\"safetyNetIds\":[\"NET-1\"]}";

    /** An older program could not write what it did not know, and the decision is the same. */
    @Test
    void takesNoMemberForADifferenceThatAnOlderProgramDidNotKnow() {
        assertEquals(List.of(), pointers(OLD, NEW));
        assertEquals(List.of(), pointers(NEW, NEW));
    }

    @Test
    void noticesWhatDiffersInThem() {
        assertEquals(List.of("/adviceIds/0"), pointers(NEW, NEW.replace("EXP-01", "EXP-02")));
        assertEquals(List.of("/adviceIds", "/safetyNetIds"), pointers(NEW, OLD));
        assertEquals(List.of("/actBy"), pointers(OLD, NEW.replace("}", ",\"actBy\":\"now\"}")));
    }

    private static List<String> pointers(String then, String now) {
        byte[] before = then.getBytes(StandardCharsets.UTF_8);
        byte[] after = now.getBytes(StandardCharsets.UTF_8);
        return JsonDifferences.betweenAnswers(before, after, false).stream()
                .map(JsonDifferences.Change::pointer)
                .toList();
    }
}
