package aftercare.live.draft;

import aftercare.domain.bytes.Hash;
import aftercare.ruleset.folder.FileName;
import aftercare.ruleset.folder.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Files of a rule set that are to be others than they are.
 *
 * @param files what is to be in them, by path below the folder, with {@code /}
 * @param removed paths of those that are to be gone
 */
public record RuleChange(SortedMap<String, byte[]> files, SortedSet<String> removed) {

    /** What a file is called, below at most two folders: nothing that leads out, and nothing hidden. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63}/){0,2}[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private static final int MOST_FILE_BYTES = 2 * 1024 * 1024;

    /** There is no such file. */
    private static final String ABSENT = "";

    public RuleChange {
        files = new TreeMap<>(files);
        removed = new TreeSet<>(removed);
    }

    /** What makes one set of files out of another. */
    public static RuleChange between(RuleFiles from, RuleFiles to) {
        TreeMap<String, byte[]> files = new TreeMap<>(to.bytes());
        files.entrySet().removeIf(file -> java.util.Arrays.equals(from.bytes().get(file.getKey()), file.getValue()));
        TreeSet<String> removed = new TreeSet<>(from.bytes().keySet());
        removed.removeAll(to.bytes().keySet());
        return new RuleChange(files, removed);
    }

    /** Why no file of a rule set is called that; empty where one may be. */
    public static Optional<String> problem(String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.of("is the path of a file of rules, such as chest/chest.drl, of a-z, 0-9, - and _");
        }
        if (!RuleFiles.counts(path) || FileName.of(path).leftByAnEditor()) {
            return Optional.of("ends with .drl or .cases.yaml, or is a file of words or a list of the folder");
        }
        return Optional.empty();
    }

    /** Why no file of a rule set holds that; empty where one may. */
    public static Optional<String> problem(byte[] content) {
        return content.length > MOST_FILE_BYTES ? Optional.of("is at most 2 MiB") : Optional.empty();
    }

    /**
     * Two names that are one file where a disk does not tell capital letters from small ones: to write the one would write over
     * the other. Empty where no name of this change is such a twin.
     */
    public Optional<String> twins(RuleFiles folder) {
        Map<String, String> names = new TreeMap<>();
        for (String path : folder.bytes().keySet()) {
            names.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
        }
        for (String path : paths()) {
            String other = names.getOrDefault(path.toLowerCase(Locale.ROOT), path);
            if (!other.equals(path) && !folder.bytes().containsKey(path)) {
                return Optional.of("`" + path + "` differs from `" + other + "` in capital letters alone");
            }
            names.put(path.toLowerCase(Locale.ROOT), path);
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return files.isEmpty() && removed.isEmpty();
    }

    /** Every path that it speaks of. */
    public List<String> paths() {
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(removed);
        return List.copyOf(paths);
    }

    /** The files as they would be. */
    public RuleFiles over(RuleFiles base) {
        TreeMap<String, byte[]> changed = new TreeMap<>(base.bytes());
        changed.keySet().removeAll(removed);
        changed.putAll(files);
        return new RuleFiles(changed);
    }

    /** Whether the files are already as they would be. */
    public boolean isIn(RuleFiles files) {
        return moved(base(over(files)), files).isEmpty();
    }

    /** What is in each of its files before it, as hashes. */
    public SortedMap<String, String> base(RuleFiles before) {
        SortedMap<String, String> base = new TreeMap<>();
        for (String path : paths()) {
            base.put(path, hash(before, path));
        }
        return base;
    }

    /** The files that are no longer what the change was made from. */
    public List<String> moved(SortedMap<String, String> base, RuleFiles now) {
        List<String> moved = new ArrayList<>();
        for (String path : paths()) {
            if (!hash(now, path).equals(base.getOrDefault(path, ABSENT))) {
                moved.add(path);
            }
        }
        return moved;
    }

    /** The hash of what is in a file: 64 hexadecimal digits; empty where there is no such file. */
    public static String hash(RuleFiles files, String path) {
        byte[] bytes = files.bytes().get(path);
        return bytes == null ? ABSENT : Hash.of(bytes).hex();
    }
}
