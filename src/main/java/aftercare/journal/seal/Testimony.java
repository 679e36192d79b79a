package aftercare.journal.seal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Head;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What signed statements say about a chain; only those that a known key signed. */
public final class Testimony {

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final NavigableMap<Long, List<Signed>> heads = new TreeMap<>();
    private final Map<Long, Hash> erased = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<Head> removals = new HashSet<>();
    private Head removed = Head.START;
    private int lines;
    private int count;

    /** What is kept of a seal of a head once its signature was checked: there are many. */
    private record Signed(Hash hash, Instant sealedAt) {}

    public Testimony(List<PublicKey> keys) {
        for (PublicKey key : keys) {
            this.keys.put(SealKey.id(key), key);
        }
    }

    /** Hears a line of the file beside the database. */
    public void hearLine(String line) {
        lines++;
        Optional<Seal> seal = Seal.ofLine(line);
        if (seal.isPresent()) {
            hear(seal.get());
        } else {
            problems.add(Seals.FILE + ":" + lines + ": this is no checkpoint: it was altered, or cut");
        }
    }

    public void hear(Seal seal) {
        PublicKey key = keys.get(seal.keyId());
        String name = seal.kind().word() + " " + seal.sequence();
        if (key == null) {
            problems.add("checkpoint `" + name + "`: it is signed with key " + seal.keyId()
                    + ", which is not known: name its public key too");
        } else if (!SealKey.signed(seal, key)) {
            problems.add("checkpoint `" + name + "`: its signature does not fit: it was forged or altered");
        } else {
            believe(seal);
        }
    }

    private void believe(Seal seal) {
        switch (seal.kind()) {
            case HEAD -> {
                Signed signed = new Signed(seal.hash(), seal.sealedAt());
                List<Signed> others = heads.getOrDefault(seal.sequence(), List.of());
                // Most are in the file and in the database.
                if (!others.contains(signed)) {
                    List<Signed> all = new ArrayList<>(others);
                    all.add(signed);
                    heads.put(seal.sequence(), List.copyOf(all));
                    count++;
                }
            }
            case ERASED -> {
                Hash before = erased.put(seal.sequence(), seal.hash());
                count += seal.hash().equals(before) ? 0 : 1;
            }
            case REMOVED -> {
                Head end = new Head(seal.sequence(), seal.hash());
                count += removals.add(end) ? 1 : 0;
                if (end.sequence() > removed.sequence()) {
                    removed = end;
                }
            }
        }
    }

    /** Where the chain must begin: after the last record that was removed. */
    public Head removed() {
        return removed;
    }

    /** What was signed of that record and does not fit it. */
    public Optional<String> contradicts(DecisionRecord kept) {
        for (Signed signed : heads.getOrDefault(kept.sequence(), List.of())) {
            if (!signed.hash().equals(kept.hash())) {
                return Optional.of("it is not the record that was signed at " + signed.sealedAt());
            }
        }
        Optional<Hash> erasure = Optional.ofNullable(erased.get(kept.sequence()));
        if (kept.content().isEmpty() && !erasure.equals(Optional.of(kept.contentHash()))) {
            return Optional.of("its report and its answer are gone, and no signed statement says erased");
        }
        if (kept.content().isPresent() && erasure.isPresent()) {
            return Optional.of("its report was erased, and is there");
        }
        return Optional.empty();
    }

    /** The furthest record of which it is signed that the chain reached it; 0 when of none. */
    public long reached() {
        return Math.max(removed.sequence(), heads.isEmpty() ? 0 : heads.lastKey());
    }

    public int count() {
        return count;
    }

    public List<String> problems() {
        return problems;
    }
}
