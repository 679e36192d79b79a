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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of labelled cases that a run uses. */
public final class LabelFiles {

    /** More than any reader of cases takes, so that it refuses the file and not the memory. */
    private static final int MOST_BYTES = 4 << 20;

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

    /** Every {@code *.cases.yaml} and {@code *.json} below a folder; empty, and said, when one cannot be read or none is there. */
    public Optional<List<CaseFile>> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return none(folder, "there is no such folder: name one with case files");
        }
        Optional<List<Path>> found = found(folder);
        if (found.isEmpty()) {
            return none(folder, "the folder cannot be read as a whole: see to its permissions");
        }
        List<CaseFile> files = new ArrayList<>();
        for (Path file : found.get()) {
            try (InputStream in = Opening.of(file.toString())) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.add(new CaseFile(Page.plain(name), in.readNBytes(MOST_BYTES)));
            } catch (IOException e) {
                err.println(Opening.why(file.toString(), e));
                return Optional.empty();
            }
        }
        return files.isEmpty()
                ? none(folder, "there is no case file: put `*.cases.yaml` or `*.json` there")
                : Optional.of(files);
    }

    private static Optional<List<Path>> found(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return Optional.of(paths.filter(Files::isRegularFile)
                    .filter(file -> isOfCases(file.getFileName().toString()))
                    .sorted()
                    .toList());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfCases(String name) {
        return !name.startsWith(".") && (name.endsWith(".cases.yaml") || name.endsWith(".json"));
    }

    private Optional<List<CaseFile>> none(Path folder, String why) {
        err.println(Page.plain(folder.toString()) + ": " + why);
        return Optional.empty();
    }
}
