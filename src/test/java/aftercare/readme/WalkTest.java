package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinician who follows the page from its first step to the last one arrives. */
class WalkTest {

    private static final Document PAGE = Document.read(ReadmeTest.RULES_README);

    @Test
    void everyStepDoesWhatThePageSays(@TempDir Path place) throws IOException {
        assertEquals(List.of(), new Walk(PAGE, place).complaints());
    }

    @Test
    void noticesAStepThatNoLongerFits(@TempDir Path place) throws IOException {
        Document other = PAGE.with("-    Patient( ageYears >= 75.0 )", "-    Patient( ageYears >= 76.0 )");
        List<String> complaints = new Walk(other, place).complaints();
        assertTrue(complaints.toString().contains("infection.drl once"), complaints::toString);
    }
}
