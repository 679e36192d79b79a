package aftercare.journal.record;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision as the journal holds it.
 *
 * @param sequence its place in the chain, from 1
 * @param content empty when it was erased
 * @param contentHash stays when the content goes
 * @param previous hash of the record before
 * @param hash of this record, over everything here but the content itself
 */
public record DecisionRecord(
        long sequence,
        String decisionId,
        Instant decidedAt,
        Instant reportedAt,
        String caller,
        Optional<Hash> keyHash,
        String ruleSet,
        String program,
        Urgency urgency,
        boolean complete,
        List<String> ruleIds,
        Optional<Content> content,
        Hash contentHash,
        Hash previous,
        Hash hash) {

    public DecisionRecord {
        ruleIds = List.copyOf(ruleIds);
    }

    /** The record that follows on {@code head}. */
    public static DecisionRecord after(Head head, Entry entry, byte[] salt) {
        DecisionRecord unsigned = new DecisionRecord(
                // After the last number that there is none follows: rather no record than one at the wrong end.
                Math.addExact(head.sequence(), 1),
                entry.decisionId(),
                entry.decidedAt(),
                entry.reportedAt(),
                entry.caller(),
                entry.keyHash(),
                entry.ruleSet(),
                entry.program(),
                entry.urgency(),
                entry.complete(),
                entry.ruleIds(),
                Optional.of(entry.content()),
                entry.content().hash(salt),
                head.hash(),
                Hash.NONE);
        return unsigned.withHash(unsigned.computedHash());
    }

    public Head asHead() {
        return new Head(sequence, hash);
    }

    /** What the hash must be if nothing was altered. */
    Hash computedHash() {
        return new Encoding()
                .add("aftercare decision 1")
                .add(sequence)
                .add(decisionId)
                .add(Micros.of(decidedAt))
                .add(Micros.of(reportedAt))
                .add(caller)
                .addHash(keyHash)
                .add(ruleSet)
                .add(program)
                .add(urgency.name())
                .add(complete ? 1 : 0)
                .add(ruleIds)
                .add(contentHash)
                .add(previous)
                .hash();
    }

    private DecisionRecord withHash(Hash computed) {
        return new DecisionRecord(
                sequence,
                decisionId,
                decidedAt,
                reportedAt,
                caller,
                keyHash,
                ruleSet,
                program,
                urgency,
                complete,
                ruleIds,
                content,
                contentHash,
                previous,
                computed);
    }
}
