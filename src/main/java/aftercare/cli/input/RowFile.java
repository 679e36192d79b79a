package aftercare.cli.input;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One line a report, as many as there are: under another name until all are there, so that no reader takes a part for the
 * whole. One thread at a time.
 */
public final class RowFile implements AutoCloseable {

    private static final String PART = ".part";

    private final Optional<Path> file;
    private final Writer out;
    private Optional<IOException> fault = Optional.empty();

    private RowFile(Optional<Path> file, Writer out) {
        this.file = file;
        this.out = out;
    }

    /**
     * @param file empty where no rows are wanted
     * @throws IOException when there is no room for it
     */
    public static RowFile of(Optional<Path> file) throws IOException {
        return new RowFile(
                file,
                file.isEmpty()
                        ? Writer.nullWriter()
                        : Files.newBufferedWriter(part(file.get()), StandardCharsets.UTF_8));
    }

    /** Whether that file would be gone when the rows are written. */
    public static boolean replaces(Path rows, String input) {
        try {
            Path read = Path.of(input);
            return isSame(rows, read) || isSame(part(rows), read);
        } catch (IOException | InvalidPathException e) {
            // What cannot be found or opened is said where it is read.
            return false;
        }
    }

    private static boolean isSame(Path rows, Path read) throws IOException {
        return Files.exists(rows) && Files.exists(read) && Files.isSameFile(rows, read);
    }

    /** Adds a line. What goes wrong is said at the end: the counting goes on meanwhile. */
    public void add(String line) {
        if (fault.isPresent()) {
            return;
        }
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            fault = Optional.of(e);
        }
    }

    /** All lines are there: the file gets its name. */
    public void keep() throws IOException {
        if (fault.isPresent()) {
            throw fault.get();
        }
        out.close();
        if (file.isPresent()) {
            Files.move(
                    part(file.get()), file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes away what was not kept. */
    @Override
    public void close() throws IOException {
        out.close();
        if (file.isPresent()) {
            Files.deleteIfExists(part(file.get()));
        }
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + PART);
    }
}
