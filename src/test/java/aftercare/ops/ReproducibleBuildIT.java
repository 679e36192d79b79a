package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same source is the same program, whoever builds it and wherever. */
@Tag("long")
class ReproducibleBuildIT {

    @Test
    void twoBuildsInTwoFoldersAreTheSame() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "ops/reproduce")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        System.out.print(output);
    }
}
