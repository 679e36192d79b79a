package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.ruleset.folder.RuleStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not run from the build has the name that it was given, or none that is trusted. */
class ProgramTest {

    private final Optional<String> before = Optional.ofNullable(System.getProperty(Program.NAMED));

    @AfterEach
    void nameAsBefore() {
        before.ifPresentOrElse(
                name -> System.setProperty(Program.NAMED, name), () -> System.clearProperty(Program.NAMED));
    }

    @Test
    void isUnknownUnlessItIsNamed() {
        System.clearProperty(Program.NAMED);
        assertEquals(RuleStore.UNKNOWN, Program.version());
        System.setProperty(Program.NAMED, "mine");
        assertEquals("mine", Program.version());
    }
}
