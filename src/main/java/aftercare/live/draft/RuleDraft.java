package aftercare.live.draft;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change that somebody works on.
 *
 * @param revision another one each time it is saved
 * @param base the hash of each of its files before it, by path; empty where there was none
 * @param authors everybody who has saved it since it was begun
 * @param by who saved it last
 * @param at when
 */
public record RuleDraft(
        String revision,
        RuleChange change,
        SortedMap<String, String> base,
        SortedSet<String> authors,
        String by,
        Instant at) {

    static final String BASE = "base ";
    static final String AUTHOR = "author ";
    static final String REMOVED = "removed ";

    public RuleDraft {
        base = new TreeMap<>(base);
        authors = new TreeSet<>(authors);
        authors.add(by);
    }

    Bundle bundle() {
        SortedMap<String, String> about = new TreeMap<>();
        about.put("revision", revision);
        about.put("by", by);
        about.put("at", at.toString());
        tell(about, change, base);
        tell(about, authors);
        return new Bundle(about, change.files(), "");
    }

    static RuleDraft of(Bundle bundle) throws Bundle.Damaged {
        SortedMap<String, String> about = bundle.about();
        return new RuleDraft(
                Told.text(about, "revision"),
                Told.change(bundle),
                Told.base(about),
                Told.authors(about),
                Told.text(about, "by"),
                Told.moment(about, "at"));
    }

    static void tell(SortedMap<String, String> about, SortedSet<String> authors) {
        authors.forEach(name -> about.put(AUTHOR + name, ""));
    }

    static void tell(SortedMap<String, String> about, RuleChange change, SortedMap<String, String> base) {
        change.removed().forEach(path -> about.put(REMOVED + path, ""));
        base.forEach((path, hash) -> about.put(BASE + path, hash));
    }
}
