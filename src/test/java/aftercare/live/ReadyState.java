package aftercare.live;

import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A state folder as a service leaves it that has judged its rules before: the next one decides at once. For tests of anything
 * but that judgement, which others try; it takes the better part of a minute for the shipped rules.
 */
public final class ReadyState {

    private ReadyState() {}

    /**
     * @param state to be made
     * @return that folder, as a setting
     */
    public static String of(Path state, Path rules) {
        return of(state, rules, Program.version());
    }

    private static String of(Path state, Path rules, String program) {
        Optional<String> problem =
                new RuleStore(state, rules, program).keep(RuleFolder.read(rules).files(), Set.of());
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        return state.toString();
    }

    /** The same for the shipped rules. */
    public static String ofShipped(Path state) {
        return of(state, Path.of("rules"));
    }

    /** The same for the shipped rules, and the program that was built. */
    public static String ofBuilt(Path state) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/quarkus-app/app"), "*.jar");
                JarFile jar = new JarFile(jars.iterator().next().toFile())) {
            return of(
                    state,
                    Path.of("rules"),
                    jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        }
    }
}
