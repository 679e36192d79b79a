package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same source is the same program, whoever builds it and wherever. */
@Tag("long")
class ReproducibleBuildIT {

    /** Quarkus numbers names in it by which of its threads came first. */
    private static final String NUMBERED = "quarkus-app/quarkus/generated-bytecode.jar";

    @Test
    void twoBuildsInTwoFoldersDifferInNothingOfOurs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "ops/reproduce")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean same = process.waitFor() == 0;
        System.out.print(output);
        assertTrue(same || output.strip().equals(NUMBERED), output);
    }
}
