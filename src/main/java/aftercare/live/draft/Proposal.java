package aftercare.live.draft;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change that somebody else is to approve. It never changes; only what became of it is written down.
 *
 * @param id 8 digits, the newest the highest
 * @param by who made it
 * @param authors everybody who has worked on it: none of them approves it
 * @param ruleSet the version of the rules that decided when it was made; empty where none did
 * @param base the hash of each of its files before it, by path; empty where there was none
 * @param impact what it would do, as JSON
 * @param decided who decided about it, and when; while it is open, who has begun to put it live
 */
public record Proposal(
        String id,
        State state,
        String by,
        SortedSet<String> authors,
        Instant at,
        String reason,
        String ruleSet,
        RuleChange change,
        SortedMap<String, String> base,
        String impact,
        Optional<Decided> decided) {

    /** What became of it. */
    public enum State {
        OPEN,
        APPROVED,

        /** By somebody else, or withdrawn by its author. */
        REJECTED
    }

    /** Who decided about a proposal, and when. */
    public record Decided(String by, Instant at) {}

    public Proposal {
        base = new TreeMap<>(base);
        authors = new TreeSet<>(authors);
        authors.add(by);
    }

    Proposal decided(State became, Optional<Decided> who) {
        return new Proposal(id, became, by, authors, at, reason, ruleSet, change, base, impact, who);
    }

    /** The archive that a person may download. */
    public byte[] archive() {
        return bundle().bytes();
    }

    Bundle bundle() {
        SortedMap<String, String> about = new TreeMap<>();
        about.put("id", id);
        about.put("state", state.name());
        about.put("by", by);
        about.put("at", at.toString());
        about.put("reason", reason);
        about.put("ruleSet", ruleSet);
        decided.ifPresent(who -> {
            about.put("decidedBy", who.by());
            about.put("decidedAt", who.at().toString());
        });
        RuleDraft.tell(about, change, base);
        RuleDraft.tell(about, authors);
        return new Bundle(about, change.files(), impact);
    }

    static Proposal of(Bundle bundle) throws Bundle.Damaged {
        SortedMap<String, String> about = bundle.about();
        State state;
        try {
            state = State.valueOf(Told.text(about, "state"));
        } catch (IllegalArgumentException e) {
            throw new Bundle.Damaged();
        }
        Optional<Decided> decided = about.containsKey("decidedBy")
                ? Optional.of(new Decided(Told.text(about, "decidedBy"), Told.moment(about, "decidedAt")))
                : Optional.empty();
        return new Proposal(
                Told.text(about, "id"),
                state,
                Told.text(about, "by"),
                Told.authors(about),
                Told.moment(about, "at"),
                Told.text(about, "reason"),
                Told.text(about, "ruleSet"),
                Told.change(bundle),
                Told.base(about),
                bundle.impact(),
                decided);
    }
}
