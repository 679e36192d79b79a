package aftercare.live;

import aftercare.FirstFacts;
import aftercare.ruleset.folder.RuleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of rules that a test may edit: a copy of the shipped one, or a small one with the shipped words. */
public final class EditedRules {

    private static final Path SHIPPED = FirstFacts.RULES;
    private static final Path SMALL = Path.of("src/test/resources/activation/rules");
    private static final List<String> WORDS = List.of("vocabulary.yaml", "wording.yaml");

    private final Path folder;
    private final boolean small;

    private EditedRules(Path folder, boolean small) {
        this.folder = folder;
        this.small = small;
        restore();
    }

    /** A copy of the shipped folder, below that one. */
    public static EditedRules copyIn(Path parent) {
        return new EditedRules(parent.resolve("rules"), false);
    }

    /** Four topics of a few rules each, which are tried in milliseconds. */
    public static EditedRules smallIn(Path parent) {
        return new EditedRules(parent.resolve("rules"), true);
    }

    public Path folder() {
        return folder;
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    public String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String file, byte[] bytes) {
        try {
            Files.createDirectories(path(file).getParent());
            Files.write(path(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts one text for another that appears there; an edit that changes nothing is a mistake of the test. */
    public void replace(String file, String old, String changed) {
        String text = text(file);
        int at = text.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException(file + " does not hold " + old);
        }
        write(file, text.substring(0, at) + changed + text.substring(at + old.length()));
    }

    /** Takes away a file, or a folder with all that is in it. */
    public void delete(String file) {
        Path path = path(file);
        for (Path each : all(path).stream().sorted(Comparator.reverseOrder()).toList()) {
            try {
                Files.delete(each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The version of the rule set that the folder holds now. */
    public String version() {
        return RuleFolder.read(folder).files().version();
    }

    /** Agrees that something that has a name may change from the set that was live to the one that the folder holds now. */
    public void agree(String live, String kind, String name) {
        write("CHANGES.yaml", "- " + kind + ": \"" + name + "\"\n" + terms(live));
    }

    /** Agrees that a reason of a set that was live comes to less in the one that the folder holds now. */
    public void agree(String live, String name, String from, String to) {
        write("CHANGES.yaml", "- lowers: \"" + name + "\"\n  from: " + from + "\n  to: " + to + "\n" + terms(live));
    }

    private String terms(String live) {
        return "  reason: \"the source says so\"\n  agreed by: \"the lead clinician\"\n  from version: " + live
                + "\n  to version: " + version() + "\n";
    }

    /** Makes the folder as it was at first. */
    public void restore() {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            delete("");
        }
        try {
            copy(small ? SMALL : SHIPPED, folder);
            for (String words : small ? WORDS : List.<String>of()) {
                Files.copy(SHIPPED.resolve(words), path(words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path each : all(from)) {
            Path copy = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(each, copy);
            }
        }
    }

    private static List<Path> all(Path path) {
        try (Stream<Path> each = Files.walk(path)) {
            return each.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
