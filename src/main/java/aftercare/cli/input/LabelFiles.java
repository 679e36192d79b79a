package aftercare.cli.input;

import aftercare.cli.output.Page;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleSource;
import aftercare.trial.cases.CaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of labelled cases that a run uses. */
public final class LabelFiles {

    /** More than any reader of cases takes, so that it refuses the file and not the memory. */
    private static final int MOST_BYTES = 4 << 20;

    /** Names that count, and those that somebody may take for one. */
    private static final Pattern MEANT = Pattern.compile("(?i).*\\.(json|cases?\\.ya?ml)");

    private final PrintStream err;

    public LabelFiles(PrintStream err) {
        this.err = err;
    }

    /** The case files beside the rules. */
    public static List<CaseFile> of(RuleFiles rules) {
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : rules.cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        return files;
    }

    /**
     * Every {@code *.cases.yaml} and {@code *.json} below a folder, each once; empty, and said, when one cannot be read, might be
     * meant and would not count, or when none is there.
     */
    public Optional<List<CaseFile>> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return none(folder, "there is no such folder: name one with case files");
        }
        Optional<List<Path>> found = found(folder);
        if (found.isEmpty()) {
            return none(folder, "the folder cannot be read as a whole: see to its permissions");
        }
        List<CaseFile> files = new ArrayList<>();
        Map<Path, String> read = new HashMap<>();
        for (Path below : found.get()) {
            Path file = folder.resolve(below);
            Optional<String> unusable = unusable(file);
            if (unusable.isPresent()) {
                return none(file, unusable.get());
            }
            String name = Page.plain(below.toString().replace('\\', '/'));
            try (InputStream in = Opening.of(file.toString())) {
                // INVARIANT: no case is counted twice; that would narrow the bounds.
                String same = read.putIfAbsent(file.toRealPath(), name);
                if (same != null) {
                    return none(file, "this is the same file as `" + same + "`: keep one of the two");
                }
                files.add(new CaseFile(name, in.readNBytes(MOST_BYTES)));
            } catch (IOException e) {
                err.println(Opening.why(file.toString(), e));
                return Optional.empty();
            }
        }
        return files.isEmpty()
                ? none(folder, "there is no case file: put `*.cases.yaml` or `*.json` there")
                : Optional.of(files);
    }

    /** What may be meant as a file of cases, each from the folder on. The folder itself may be a link. */
    private static Optional<List<Path>> found(Path folder) {
        try {
            Path start = folder.toRealPath();
            try (Stream<Path> paths = Files.walk(start)) {
                return Optional.of(paths.filter(path -> isMeant(start, path))
                        .map(start::relativize)
                        .sorted()
                        .toList());
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A hidden folder is passed over as a hidden file is: a mounted folder keeps there what its links show. */
    private static boolean isMeant(Path start, Path path) {
        for (Path part : start.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        boolean named = MEANT.matcher(path.getFileName().toString()).matches();
        return isLinkToFolder(path) || (named && !Files.isDirectory(path));
    }

    private static boolean isLinkToFolder(Path path) {
        return Files.isSymbolicLink(path) && Files.isDirectory(path);
    }

    private static Optional<String> unusable(Path file) {
        if (isLinkToFolder(file)) {
            return Optional.of("a link to a folder: put the folder itself here, not a link to it");
        }
        String name = file.getFileName().toString();
        if (!name.endsWith(".cases.yaml") && !name.endsWith(".json")) {
            return Optional.of(
                    "this file would be passed over because of its name: end it with `.cases.yaml` or `.json`");
        }
        return Files.isRegularFile(file)
                ? Optional.empty()
                : Optional.of("not a regular file: put the file itself here, not a link to it");
    }

    private Optional<List<CaseFile>> none(Path folder, String why) {
        err.println(Page.plain(folder.toString()) + ": " + why);
        return Optional.empty();
    }
}
