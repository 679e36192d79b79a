package aftercare.service.app;

import aftercare.BuildFolder;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Good rules were kept, then a file was cut off; and a service for one small batch at a time, and for few requests. Neither
 * minds the other: the last good rules answer batches, too.
 */
public final class NarrowRestart implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path temp = BuildFolder.fresh("restart");
            EditedRules rules = EditedRules.smallIn(temp);
            RuleFiles files = RuleFolder.read(rules.folder()).files();
            new RuleStore(temp.resolve("state"), rules.folder(), "another").keep(files, Set.of());
            String chest = rules.text("chest/chest.drl");
            rules.write("chest/chest.drl", chest.substring(0, chest.length() - 20));
            return Map.of(
                    "aftercare.rules", rules.folder().toString(),
                    "aftercare.state", temp.resolve("state").toString(),
                    "good.version", files.version(),
                    "aftercare.batches", "1",
                    "aftercare.batch-reports", "5",
                    "aftercare.batch-bytes", "2000",
                    "aftercare.batch-line-bytes", "600",
                    "aftercare.deadline-millis", "300",
                    "aftercare.caller-per-second", "2",
                    "aftercare.caller-burst", "4");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a folder", e);
        }
    }

    /** The quota is filled up again before the next. */
    public static void rest() throws InterruptedException {
        Thread.sleep(2600);
    }
}
