package aftercare.live.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what an archive says about its files. */
final class Told {

    private Told() {}

    static String text(SortedMap<String, String> about, String name) throws Bundle.Damaged {
        if (!about.containsKey(name)) {
            throw new Bundle.Damaged();
        }
        return about.get(name);
    }

    static Instant moment(SortedMap<String, String> about, String name) throws Bundle.Damaged {
        try {
            return Instant.parse(text(about, name));
        } catch (DateTimeException e) {
            throw new Bundle.Damaged();
        }
    }

    static SortedMap<String, String> base(SortedMap<String, String> about) {
        return after(about, RuleDraft.BASE);
    }

    static SortedSet<String> authors(SortedMap<String, String> about) {
        return new TreeSet<>(after(about, RuleDraft.AUTHOR).keySet());
    }

    /** INVARIANT: no name in any archive leads out of the folder of rules. */
    static RuleChange change(Bundle bundle) throws Bundle.Damaged {
        RuleChange change = new RuleChange(
                bundle.files(),
                new TreeSet<>(after(bundle.about(), RuleDraft.REMOVED).keySet()));
        for (String path : change.paths()) {
            // Each was told when it was written: a name that nobody told came in since, in the place of another.
            if (RuleChange.problem(path).isPresent() || !bundle.about().containsKey(RuleDraft.BASE + path)) {
                throw new Bundle.Damaged();
            }
        }
        return change;
    }

    private static SortedMap<String, String> after(SortedMap<String, String> about, String beginning) {
        SortedMap<String, String> found = new TreeMap<>();
        about.forEach((name, text) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), text);
            }
        });
        return found;
    }
}
