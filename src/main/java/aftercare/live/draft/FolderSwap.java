package aftercare.live.draft;

import aftercare.ruleset.folder.FolderSync;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes a change into the folder of rules so that it is there whole or not at all. What is to be done is written down first,
 * in the state folder; then every new file is put beside the old one under a hidden name, and at the end all are renamed.
 * Where the program or the disk ends in between, the rest is done before the folder is read again.
 *
 * <p>INVARIANT: a file that is neither what it was nor what it is to be was changed by somebody else, and is left alone.
 */
public final class FolderSwap {

    private static final String PLAN = "swap.zip";
    private static final String LEFT = "swap-left.zip";
    private static final String NOT_WRITTEN = "the files could not be written into the folder of rules";
    private static final Path MOUNT = Path.of("..data");

    private final Path rules;
    private final Path state;
    private final Consumer<Path> steps;

    /**
     * @param rules the folder of rules
     * @param state the folder of what the program keeps
     */
    public FolderSwap(Path rules, Path state) {
        this(rules, state, path -> {});
    }

    /** @param steps is called before each step with the path that it changes */
    FolderSwap(Path rules, Path state, Consumer<Path> steps) {
        this.rules = rules;
        this.state = state;
        this.steps = steps;
    }

    /** Why nothing can be written into the folder; empty where something can. */
    public Optional<String> hindrance() {
        try {
            Path folder = rules.toRealPath();
            if (Files.isSymbolicLink(folder.resolve(MOUNT))) {
                return Optional.of("the folder of rules is mounted, and what is mounted is changed elsewhere");
            }
            return Files.isWritable(folder)
                    ? Optional.empty()
                    : Optional.of("the folder of rules may not be written by this program");
        } catch (IOException e) {
            return Optional.of("there is no folder of rules");
        }
    }

    /** Whether the folder may hold a part of a change; nothing that is read from it then is what somebody approved. */
    public boolean isBegun() {
        return isBegun(state);
    }

    static boolean isBegun(Path state) {
        return Files.exists(state.resolve(PLAN), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes the folder what the change says.
     *
     * @param before what is in the folder
     * @return why nothing of it was written; empty when all was
     */
    public Optional<String> write(RuleChange change, RuleFiles before) {
        Optional<String> hindrance = hindrance();
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (isBegun()) {
            return Optional.of("an earlier change is written in part, and is to be completed first");
        }
        Map<Path, Path> fresh = new LinkedHashMap<>();
        Path folder;
        try {
            folder = inside(change);
        } catch (IOException | RuntimeException e) {
            return Optional.of(NOT_WRITTEN);
        }
        try {
            plan(change, before).write(state.resolve(PLAN));
            put(folder, change, fresh);
            // To write takes its time: what somebody else wrote meanwhile is not overwritten.
            List<String> moved =
                    change.moved(change.base(before), RuleFolder.read(rules).files());
            if (!moved.isEmpty()) {
                throw new FileSystemException(moved.get(0), null, "changed meanwhile");
            }
            rename(folder, change, fresh);
            done(PLAN);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return undo(change, before, fresh);
        }
    }

    private static Bundle plan(RuleChange change, RuleFiles before) {
        SortedMap<String, String> about = new TreeMap<>();
        RuleDraft.tell(about, change, change.base(before));
        return new Bundle(about, change.files(), "");
    }

    /** The folder of rules, in which all of the change is. */
    private Path inside(RuleChange change) throws IOException {
        Path folder = rules.toRealPath();
        for (String path : change.paths()) {
            requireInside(folder, path);
        }
        return folder;
    }

    /** No folder on the way is a link: what is written stays in the folder of rules. */
    private static void requireInside(Path folder, String path) throws IOException {
        Path target = folder.resolve(path);
        for (Path each = target; !each.equals(folder); each = each.getParent()) {
            if (Files.isSymbolicLink(each)) {
                throw new FileSystemException(path, null, "a link is on the way");
            }
        }
        if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(path, null, "not a file");
        }
    }

    /** Every new file, under a name that no reader of the folder counts. */
    private void put(Path folder, RuleChange change, Map<Path, Path> fresh) throws IOException {
        for (Map.Entry<String, byte[]> file : change.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Path hidden = target.resolveSibling("." + target.getFileName() + ".swap.tmp");
            steps.accept(hidden);
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(hidden);
            fresh.put(hidden, target);
            WholeFile.writeDurably(hidden, file.getValue());
            keepPermissions(target, hidden);
        }
    }

    private static void keepPermissions(Path file, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view != null && Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
    }

    private void rename(Path folder, RuleChange change, Map<Path, Path> fresh) throws IOException {
        SortedSet<Path> touched = new TreeSet<>();
        for (Map.Entry<Path, Path> each : fresh.entrySet()) {
            steps.accept(each.getValue());
            Files.move(
                    each.getKey(),
                    each.getValue(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            touched.add(each.getValue().getParent());
        }
        for (String path : change.removed()) {
            Path target = folder.resolve(path);
            steps.accept(target);
            Files.deleteIfExists(target);
            if (Files.isDirectory(target.getParent())) {
                touched.add(target.getParent());
            }
        }
        touched.forEach(FolderSync::of);
    }

    /** Puts back what was there; the plan stays where that fails, and the next look at the folder goes on by it. */
    private Optional<String> undo(RuleChange change, RuleFiles before, Map<Path, Path> fresh) {
        try {
            for (Path hidden : fresh.keySet()) {
                Files.deleteIfExists(hidden);
            }
            RuleChange own = back(change, before);
            if (!own.isEmpty()) {
                Path folder = rules.toRealPath();
                Map<Path, Path> old = new LinkedHashMap<>();
                put(folder, own, old);
                rename(folder, own, old);
            }
            done(PLAN);
            return Optional.of(NOT_WRITTEN);
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    NOT_WRITTEN + ", and are not all as they were: they are completed as soon as they can be");
        }
    }

    /** What is as the change has made it, as it was before. */
    private RuleChange back(RuleChange change, RuleFiles before) throws IOException {
        RuleFolder.Contents found = RuleFolder.read(rules);
        if (!found.problems().isEmpty()) {
            throw new IOException("the folder cannot be read whole");
        }
        List<String> notOurs = change.moved(change.base(change.over(before)), found.files());
        RuleChange back = RuleChange.between(found.files(), before);
        SortedMap<String, byte[]> files = new TreeMap<>(back.files());
        files.keySet().retainAll(change.paths());
        notOurs.forEach(files::remove);
        SortedSet<String> removed = new TreeSet<>(back.removed());
        removed.retainAll(change.files().keySet());
        notOurs.forEach(removed::remove);
        return new RuleChange(files, removed);
    }

    /**
     * Completes what was begun and not ended, by this program or before its start. To be called before the folder is read.
     *
     * @return what to tell an operator; empty where nothing was left to do
     */
    public Optional<String> complete() {
        try {
            Optional<Bundle> plan = Bundle.read(state.resolve(PLAN));
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            RuleChange change = Told.change(plan.get());
            RuleFolder.Contents now = RuleFolder.read(rules);
            List<String> others = others(change, Told.base(plan.get().about()), now.files());
            if (!others.isEmpty() && !now.problems().isEmpty()) {
                // A folder that is away may come back: what was not read was not changed by anybody.
                throw new IOException("the folder cannot be read whole");
            }
            if (!others.isEmpty()) {
                leave();
                return Optional.of("an approved change was written in part, and then files of it were changed: look at "
                        + String.join(", ", others));
            }
            Path folder = inside(change);
            Map<Path, Path> fresh = new LinkedHashMap<>();
            put(folder, change, fresh);
            rename(folder, change, fresh);
            done(PLAN);
            return Optional.of("an approved change was written in part, and is now complete");
        } catch (Bundle.Damaged e) {
            leave();
            return Optional.of(
                    "the plan of an approved change is damaged: compare the folder of rules with the proposal");
        } catch (IOException | RuntimeException e) {
            return Optional.of("an approved change is written in part, and could not be completed");
        }
    }

    /** The files that are neither what they were nor what they are to be. */
    private static List<String> others(RuleChange change, SortedMap<String, String> base, RuleFiles now) {
        SortedMap<String, String> then = change.base(change.over(now));
        List<String> moved = change.moved(base, now);
        return moved.stream()
                .filter(path -> !then.get(path).equals(RuleChange.hash(now, path)))
                .toList();
    }

    /** The plan is kept for a person to look at, and is never followed again. */
    private void leave() {
        try {
            Bundle.putAside(state.resolve(PLAN), state.resolve(LEFT));
        } catch (IOException e) {
            // It is looked at again with the next look at the folder.
            return;
        }
    }

    private void done(String name) throws IOException {
        steps.accept(state.resolve(name));
        Files.deleteIfExists(state.resolve(name));
        FolderSync.of(state);
    }
}
