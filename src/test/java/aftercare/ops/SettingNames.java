package aftercare.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which environment variables mean something to the program. */
final class SettingNames {

    private static final Pattern VARIABLE = Pattern.compile("`((?:AFTERCARE|QUARKUS)_[A-Z_]+)`");

    private SettingNames() {}

    /** Those that the page of the settings lists; another test holds that page against the program. */
    static Set<String> told() {
        Set<String> told = new TreeSet<>();
        try {
            Matcher variable = VARIABLE.matcher(Files.readString(Path.of("docs/settings.md")));
            while (variable.find()) {
                told.add(variable.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the page of the settings cannot be read", e);
        }
        return told;
    }
}
