package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.trial.lint.BundleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One bundle in a file, which is replaced in one step. */
public final class FileSource implements EditionSource {

    private final Path file;
    private byte[] seen = new byte[0];

    public FileSource(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Fetch fetch(EditionReader reader) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would keep its reader waiting.
            return new Fetch.Unreached("this is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bundle = in.readNBytes(EditionReader.MOST_BYTES + 1);
            if (bundle.length > 0 && Arrays.equals(bundle, seen)) {
                return new Fetch.Same();
            }
            Fetch there = Fetch.There.of(reader.read(place(), bundle));
            seen = bundle;
            return there;
        } catch (NoSuchFileException e) {
            seen = new byte[0];
            return new Fetch.There(Optional.empty(), List.of(nothing(place())));
        } catch (IOException e) {
            return new Fetch.Unreached("the file cannot be read");
        }
    }

    static FolderProblem nothing(String place) {
        return BundleProblem.NOTHING.at(place, "nothing is published there", "publish with `aftercare publish`");
    }
}
