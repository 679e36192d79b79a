package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Sign;
import aftercare.ruleset.model.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The facts of one report, by kind; the signs come in as they are found. For one evaluation in one thread. */
final class FactsByKind {

    private static final FactKind[] KINDS = FactKind.values();
    private static final Fact[] NONE = {};

    /** More tries than any report within the limits needs with rules that a person would write; they take milliseconds. */
    static final int MOST_TRIES = 2_000_000;

    /** More matches than the engine fires, and no more than a small heap can hold. */
    private static final int MOST_MATCHES = 200_000;

    private final Fact[][] byKind;
    private int triesLeft;
    private int matchesLeft;

    private FactsByKind(Fact[][] byKind, int mostTries, int mostMatches) {
        this.byKind = byKind;
        this.triesLeft = mostTries;
        this.matchesLeft = mostMatches;
    }

    /** INVARIANT: of rules that decide all is held that the tries find: what is left out could be the emergency. */
    FactsByKind(Report report) {
        this(report, Integer.MAX_VALUE);
    }

    /** For rules that decide nowhere yet: they must not take the heap from those that do. */
    static FactsByKind ofFewMatches(Report report) {
        return new FactsByKind(report, MOST_MATCHES);
    }

    private FactsByKind(Report report, int mostMatches) {
        this(new Fact[KINDS.length][], MOST_TRIES, mostMatches);
        List<Fact> facts = report.facts();
        int[] kinds = new int[facts.size()];
        int[] counts = new int[KINDS.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = FactKind.of(facts.get(i)).ordinal();
            counts[kinds[i]]++;
        }
        for (int i = 0; i < KINDS.length; i++) {
            byKind[i] = counts[i] == 0 ? NONE : new Fact[counts[i]];
        }
        for (int i = 0; i < kinds.length; i++) {
            Fact[] ofKind = byKind[kinds[i]];
            ofKind[ofKind.length - counts[kinds[i]]--] = facts.get(i);
        }
        byKind[FactKind.REPORT.ordinal()] = new Fact[] {report};
    }

    /**
     * The facts of a report that differs in little: those that are equal are the very same, in their places.
     *
     * @param differing is given those that are there in one of the two alone
     */
    FactsByKind(Report report, FactsByKind before, List<Fact> differing) {
        this(report);
        for (int i = 0; i < KINDS.length; i++) {
            if (i != FactKind.SIGN.ordinal()) {
                share(byKind[i], before.byKind[i], differing);
            }
        }
    }

    private static void share(Fact[] now, Fact[] before, List<Fact> differing) {
        int from = 0;
        while (from < Math.min(now.length, before.length) && now[from].equals(before[from])) {
            now[from] = before[from];
            from++;
        }
        int last = 1;
        while (last <= Math.min(now.length, before.length) - from
                && now[now.length - last].equals(before[before.length - last])) {
            now[now.length - last] = before[before.length - last];
            last++;
        }
        for (int i = from; i <= now.length - last; i++) {
            differing.add(now[i]);
        }
        for (int i = from; i <= before.length - last; i++) {
            differing.add(before[i]);
        }
    }

    /** The same facts and signs for another evaluation. */
    FactsByKind again(int mostTries) {
        return new FactsByKind(byKind.clone(), mostTries, Integer.MAX_VALUE);
    }

    /** Not to be changed. */
    Fact[] of(FactKind kind) {
        return byKind[kind.ordinal()];
    }

    void add(List<Sign> signs) {
        Fact[] before = of(FactKind.SIGN);
        Fact[] after = Arrays.copyOf(before, before.length + signs.size());
        for (int i = 0; i < signs.size(); i++) {
            after[before.length + i] = signs.get(i);
        }
        byKind[FactKind.SIGN.ordinal()] = after;
    }

    /**
     * Puts a fact in the place of another.
     *
     * @param before the one that goes; empty where the other comes in addition
     */
    void put(Optional<Fact> before, Fact after) {
        int kind = FactKind.of(after).ordinal();
        Fact[] facts = byKind[kind];
        int at = before.isPresent() ? 0 : facts.length;
        while (at < facts.length && facts[at] != before.get()) {
            at++;
        }
        Fact[] changed = Arrays.copyOf(facts, Math.max(facts.length, at + 1));
        changed[at] = after;
        byKind[kind] = changed;
    }

    /** Takes all signs away but those that the test keeps. */
    void keepSigns(Predicate<Sign> kept) {
        Fact[] signs = of(FactKind.SIGN);
        byKind[FactKind.SIGN.ordinal()] =
                Arrays.stream(signs).filter(sign -> kept.test((Sign) sign)).toArray(Fact[]::new);
    }

    /** Notes that a fact is tried on a pattern. */
    void tried() {
        if (--triesLeft < 0) {
            throw new TooManyTries();
        }
    }

    /** Notes that all patterns of a rule match, and that what it finds is to be held. */
    void matched() {
        if (--matchesLeft < 0) {
            throw new TooManyTries();
        }
    }
}
