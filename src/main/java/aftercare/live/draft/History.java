package aftercare.live.draft;

import aftercare.ruleset.folder.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sets of files that were live, in the state folder: the {@value #MOST} newest. */
public final class History {

    private static final String FOLDER = "history";
    private static final int MOST = 50;

    private final Shelf shelf;

    /**
     * A set that was live.
     *
     * @param id 8 digits, the newest the highest
     * @param since when it went live
     * @param version of the rule set
     * @param content hash of all its files
     */
    public record Entry(String id, Instant since, String version, String content) {}

    /** @param state the folder of what the program keeps */
    public History(Path state) {
        this.shelf = new Shelf(state.resolve(FOLDER));
    }

    /**
     * Keeps a set that went live, unless it is the one that was kept last.
     *
     * @return why it could not be kept; empty when it was
     */
    public synchronized Optional<String> keep(RuleFiles files, Instant since) {
        try {
            List<String> ids = shelf.ids();
            if (!ids.isEmpty() && isKept(ids.get(ids.size() - 1), files.content())) {
                return Optional.empty();
            }
            SortedMap<String, String> about = new TreeMap<>();
            about.put("since", since.toString());
            about.put("version", files.version());
            about.put("content", files.content());
            shelf.write(shelf.next(), new Bundle(about, files.bytes(), ""));
            for (int i = 0; i <= ids.size() - MOST; i++) {
                shelf.delete(ids.get(i));
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("the rules that went live could not be added to their history");
        }
    }

    private boolean isKept(String id, String content) throws IOException {
        try {
            return content.equals(shelf.about(id).get("content"));
        } catch (Bundle.Damaged e) {
            return false;
        }
    }

    /** All that can be read, the newest first. */
    public synchronized List<Entry> all() throws IOException {
        List<Entry> all = new ArrayList<>();
        for (String id : shelf.ids()) {
            try {
                all.add(entry(id, shelf.about(id)));
            } catch (Bundle.Damaged e) {
                continue;
            }
        }
        Collections.reverse(all);
        return all;
    }

    private static Entry entry(String id, SortedMap<String, String> about) throws Bundle.Damaged {
        return new Entry(id, Told.moment(about, "since"), Told.text(about, "version"), Told.text(about, "content"));
    }

    /** Whether a set that went live at that moment or later holds a change; what is damaged says nothing. */
    public synchronized boolean heldSince(RuleChange change, Instant moment) throws IOException {
        for (Entry entry : all()) {
            try {
                if (!entry.since().isBefore(moment)
                        && files(entry.id()).filter(change::isIn).isPresent()) {
                    return true;
                }
            } catch (Bundle.Damaged e) {
                continue;
            }
        }
        return false;
    }

    /**
     * The files of one.
     *
     * @param id any text
     * @return empty where there is none, or it is not what was kept
     */
    public synchronized Optional<RuleFiles> files(String id) throws IOException {
        Optional<Bundle> bundle = shelf.read(id);
        if (bundle.isEmpty()) {
            return Optional.empty();
        }
        RuleFiles files = new RuleFiles(bundle.get().files());
        return Optional.of(files)
                .filter(kept -> kept.content().equals(bundle.get().about().get("content")));
    }
}
