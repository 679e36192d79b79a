package aftercare.cli.input;

import aftercare.cli.output.Page;
import aftercare.triage.lines.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens files that a person named, and says in words why one cannot be read. */
public final class Opening {

    private static final String FOLDER = "folder";

    /** Before the word of how it is packed. */
    private static final String PACKED = "packed with ";

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

    /**
     * The same bytes.
     *
     * @throws IOException where they are packed: each line would be a report that cannot be read, and nothing would be counted
     */
    static InputStream unpacked(String name, InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, Packing.LONGEST_BEGIN);
        byte[] begin = whole.readNBytes(Packing.LONGEST_BEGIN);
        Optional<Packing> packing = Packing.of(begin);
        if (packing.isPresent()) {
            throw new FileSystemException(
                    name,
                    null,
                    PACKED + packing.get().word() + ": unpack it, as by `"
                            + packing.get().unpack() + " FILE`");
        }
        whole.unread(begin);
        return whole;
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
        if (e instanceof FileSystemException packed
                && packed.getReason() != null
                && packed.getReason().startsWith(PACKED)) {
            return where + ": this is " + packed.getReason() + ", and name `-` for what comes of it";
        }
        return where + ": the file cannot be read: is it still there?";
    }
}
