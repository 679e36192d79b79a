package aftercare.cli.input;

import aftercare.cli.output.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files that a person named, and says in words why one cannot be read. */
public final class Opening {

    private static final String FOLDER = "folder";

    private Opening() {}

    public static InputStream of(String name) throws IOException {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(name);
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(name, null, FOLDER);
        }
        return Files.newInputStream(file);
    }

    /** Where · what · what to do, on one line. */
    public static String why(String name, IOException e) {
        String where = Page.plain(name);
        if (e instanceof NoSuchFileException) {
            return where + ": there is no such file: check its name";
        }
        if (e instanceof AccessDeniedException) {
            return where + ": the file may not be read: see to its permissions";
        }
        if (e instanceof FileSystemException folder && FOLDER.equals(folder.getReason())) {
            return where + ": this is a folder: name the files in it";
        }
        return where + ": the file cannot be read: is it still there?";
    }
}
