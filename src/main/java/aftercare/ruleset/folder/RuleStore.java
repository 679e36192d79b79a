package aftercare.ruleset.folder;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The last good rule set on disk, so that a start with broken files still serves. It is one archive that is replaced in one
 * step and proves itself by the hash of its content and of what is said beside it.
 */
public final class RuleStore {

    /** What a program calls itself that does not know its version: it may be any. */
    public static final String UNKNOWN = "unknown";

    private static final String FILE = "last-good.zip";
    private static final String MANIFEST = "manifest";
    private static final String RULES = "rules/";
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final long MOST_BYTES_TOGETHER = 16L * 1024 * 1024;

    private final Path folder;
    private final Path rules;
    private final String program;

    /** What the store holds. */
    public sealed interface Kept {

        /**
         * A set that passed the gate once.
         *
         * @param content hash of the files
         * @param sameProgram whether it passed under this very version of the program
         * @param spent keys of the agreements that were used up to then
         */
        record Found(RuleFiles files, String content, boolean sameProgram, Set<String> spent) implements Kept {
            public Found {
                spent = Set.copyOf(spent);
            }
        }

        /** Nothing was kept yet. */
        record Nothing() implements Kept {}

        /** What is there is not to be trusted. */
        record Damaged(String problem) implements Kept {}
    }

    /**
     * @param folder where to keep it; made when it is not there
     * @param rules the folder of rules, in which nothing is kept
     * @param program version of the program
     */
    public RuleStore(Path folder, Path rules, String program) {
        this.folder = folder;
        this.rules = rules;
        this.program = program;
    }

    /** Where it is kept, and what else the program keeps. */
    public Path folder() {
        return folder;
    }

    /** The set that was kept last. */
    public Kept read() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? damaged() : new Kept.Nothing();
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                    ZipInputStream archive = new ZipInputStream(new BufferedInputStream(in))) {
                return read(archive);
            }
        } catch (NoSuchFileException e) {
            return new Kept.Nothing();
        } catch (IOException | RuntimeException e) {
            return damaged();
        }
    }

    private Kept read(ZipInputStream archive) throws IOException {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        String manifest = "";
        long together = 0;
        ZipEntry entry = archive.getNextEntry();
        while (entry != null) {
            byte[] content = archive.readNBytes(MOST_BYTES + 1);
            together += content.length;
            if (content.length > MOST_BYTES || together > MOST_BYTES_TOGETHER) {
                return damaged();
            }
            if (entry.getName().equals(MANIFEST)) {
                manifest = new String(content, StandardCharsets.UTF_8);
            } else if (entry.getName().startsWith(RULES)) {
                bytes.put(entry.getName().substring(RULES.length()), content);
            }
            entry = archive.getNextEntry();
        }
        RuleFiles files = new RuleFiles(bytes);
        Optional<KeptManifest> said = KeptManifest.of(manifest);
        if (said.isEmpty() || !said.get().content().equals(files.content())) {
            return damaged();
        }
        // What is not proved may be of another program, and two programs without a version may be two: the set is
        // tried.
        boolean sameProgram = said.get().proved()
                && !program.equals(UNKNOWN)
                && said.get().program().equals(program);
        return new Kept.Found(files, files.content(), sameProgram, said.get().spent());
    }

    private static Kept damaged() {
        return new Kept.Damaged("the last good rules on disk are damaged and were not used");
    }

    /**
     * Keeps a set that passed the gate in place of the one before.
     *
     * @param spent keys of the agreements that were used up to now: in the same step, so that none is used twice
     * @return why it could not be kept; empty when it was
     */
    public Optional<String> keep(RuleFiles files, Set<String> spent) {
        if (isInsideRules()) {
            return Optional.of("the folder for the last good rules lies inside the folder of rules");
        }
        try {
            WholeFile.writePrivately(folder.resolve(FILE), archive(files, spent));
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("the last good rules could not be kept on disk");
        }
    }

    private boolean isInsideRules() {
        return real(folder).startsWith(real(rules));
    }

    /** The path without links, as far as it is there. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path there = absolute;
        while (there != null) {
            try {
                return there.toRealPath().resolve(there.relativize(absolute));
            } catch (IOException e) {
                there = there.getParent();
            }
        }
        return absolute;
    }

    private byte[] archive(RuleFiles files, Set<String> spent) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            String manifest = new KeptManifest(files.content(), program, spent, true).text();
            write(archive, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.bytes().entrySet()) {
                write(archive, RULES + file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream archive, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }
}
