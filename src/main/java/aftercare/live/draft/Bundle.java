package aftercare.live.draft;

import aftercare.ruleset.folder.WholeFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files of rules and what is said about them, as one archive that a person can open too. It is replaced in one step.
 *
 * @param about texts by name
 * @param files by path below the folder of rules
 * @param impact what the change would do, as JSON; may be empty
 */
record Bundle(SortedMap<String, String> about, SortedMap<String, byte[]> files, String impact) {

    private static final String ABOUT = "about.properties";
    private static final String IMPACT = "impact.json";
    private static final String RULES = "rules/";
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_BYTES_TOGETHER = 32 * 1024 * 1024;

    /** With what the format adds to the files, and to those that it cannot make smaller. */
    private static final int MOST_BYTES_OF_ARCHIVE = MOST_BYTES_TOGETHER + 1024 * 1024;

    /** The last part of an archive, which has no comment: it begins with these letters and counts what is in the archive. */
    private static final int END = 0x06054b50;

    private static final int END_BYTES = 22;
    private static final int COUNT_AT = 10;

    /** Why an archive is not what this program has written. */
    static final class Damaged extends IOException {

        private static final long serialVersionUID = 1L;

        Damaged() {
            super("an archive of the state folder is damaged");
        }
    }

    Bundle {
        about = new TreeMap<>(about);
        files = new TreeMap<>(files);
    }

    /** The archive of a file; empty where there is no such file. */
    static Optional<Bundle> read(Path file) throws IOException {
        Optional<byte[]> bytes = bytes(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(bytes.get()))) {
            return Optional.of(read(archive, entries(bytes.get())));
        } catch (IllegalArgumentException | ZipException | EOFException e) {
            throw new Damaged();
        }
    }

    /** What the archive of a file says about its files, without them. */
    static SortedMap<String, String> about(Path file) throws IOException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                ZipInputStream archive = new ZipInputStream(new BufferedInputStream(in))) {
            ZipEntry first = archive.getNextEntry();
            if (first == null || !first.getName().equals(ABOUT)) {
                throw new Damaged();
            }
            return texts(archive.readNBytes(MOST_BYTES));
        } catch (IllegalArgumentException | ZipException | EOFException e) {
            throw new Damaged();
        }
    }

    /** A link, a folder or a pipe was not written by this program. */
    private static void requireFile(Path file) throws Damaged {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Damaged();
        }
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MOST_BYTES_OF_ARCHIVE + 1);
            if (bytes.length > MOST_BYTES_OF_ARCHIVE) {
                throw new Damaged();
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** How many entries an archive says that it has. One that is cut off between two of them looks whole without this. */
    private static int entries(byte[] archive) throws Damaged {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_BYTES;
        if (end < 0 || bytes.getInt(end) != END) {
            throw new Damaged();
        }
        return Short.toUnsignedInt(bytes.getShort(end + COUNT_AT));
    }

    private static SortedMap<String, String> texts(byte[] content) throws IOException {
        Properties about = new Properties();
        about.load(new ByteArrayInputStream(content));
        SortedMap<String, String> texts = new TreeMap<>();
        about.forEach((name, text) -> texts.put((String) name, (String) text));
        return texts;
    }

    private static Bundle read(ZipInputStream archive, int entries) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Optional<SortedMap<String, String>> about = Optional.empty();
        String impact = "";
        long together = 0;
        int count = 0;
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            byte[] content = archive.readNBytes(MOST_BYTES + 1);
            together += content.length;
            if (content.length > MOST_BYTES || together > MOST_BYTES_TOGETHER) {
                throw new Damaged();
            }
            if (entry.getName().equals(ABOUT)) {
                about = Optional.of(texts(content));
            } else if (entry.getName().equals(IMPACT)) {
                impact = new String(content, StandardCharsets.UTF_8);
            } else if (entry.getName().startsWith(RULES)) {
                files.put(entry.getName().substring(RULES.length()), content);
            } else {
                throw new Damaged();
            }
            count++;
        }
        if (count != entries) {
            throw new Damaged();
        }
        return new Bundle(about.orElseThrow(Damaged::new), files, impact);
    }

    /** The archive as it is kept and downloaded; the same bytes for the same content. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            write(archive, ABOUT, properties().getBytes(StandardCharsets.ISO_8859_1));
            if (!impact.isEmpty()) {
                write(archive, IMPACT, impact.getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(archive, RULES + file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Line by line in their order, without the moment that the format begins with. INVARIANT: a line ends where the format ends
     * it, and not at a letter of a text that some readers take for the end of a line: what follows would be read as another text.
     */
    private String properties() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> each : about.entrySet()) {
            Properties one = new Properties();
            one.setProperty(each.getKey(), each.getValue());
            StringWriter written = new StringWriter();
            one.store(written, null);
            for (String line : written.toString().split(System.lineSeparator())) {
                if (!line.startsWith("#")) {
                    lines.append(escaped(line)).append('\n');
                }
            }
        }
        return lines.toString();
    }

    /** Letters beyond those that the format takes as they are. */
    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        for (char c : line.toCharArray()) {
            escaped.append(c < 0x7f ? String.valueOf(c) : String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
        }
        return escaped.toString();
    }

    private static void write(ZipOutputStream archive, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }

    /** Puts the archive in the place of what was there, in one step that survives a power cut. */
    void write(Path file) throws IOException {
        requireReadable();
        WholeFile.writePrivately(file, bytes());
    }

    /** INVARIANT: nothing is written that could not be read again: what it is made from may be thrown away then. */
    private void requireReadable() throws IOException {
        int impactBytes = impact.getBytes(StandardCharsets.UTF_8).length;
        int aboutBytes = properties().length();
        long together = (long) impactBytes + aboutBytes;
        int most = Math.max(impactBytes, aboutBytes);
        for (byte[] file : files.values()) {
            together += file.length;
            most = Math.max(most, file.length);
        }
        if (most > MOST_BYTES || together > MOST_BYTES_TOGETHER) {
            throw new IOException("larger than what is read again");
        }
    }

    /** Puts a file aside for a person to look at. What was put aside before is kept, under a number. */
    static void putAside(Path file, Path left) throws IOException {
        String name = left.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path free = left;
        for (int number = 1; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = left.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        if (!free.equals(left)) {
            Files.move(left, free);
        }
        Files.move(file, left);
    }
}
