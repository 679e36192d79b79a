package aftercare.service.app;

import aftercare.BuildFolder;
import aftercare.cli.CopiedRules;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A start with the shipped folder, one letter lost, and without a last good set. */
public final class NothingGood implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path copy = CopiedRules.in(BuildFolder.fresh("broken-rules").resolve("rules"));
            Path chest = copy.resolve("chest/chest.drl");
            Files.writeString(chest, Files.readString(chest).replaceFirst("\"chest-pain\"", "\"chst-pain\""));
            // Without a last good set from other tests.
            return Map.of("aftercare.rules", copy.toString(), "aftercare.state", copy + "-state");
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be copied", e);
        }
    }
}
