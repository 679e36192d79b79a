package aftercare.engine;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.domain.decision.Ruling;
import aftercare.domain.decision.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * A rule set that may decide: compiled, immutable, safe for any number of threads at once. Each report gets a session of
 * its own that is thrown away.
 */
public final class EngineRules {

    /**
     * Firings after which the rules are taken to be running away. The worst report that is accepted needs less than a
     * tenth of it.
     */
    static final int FIRING_LIMIT = 100_000;

    private final String version;
    private final Vocabulary vocabulary;
    private final Wording wording;
    private final List<RuleCard> cards;
    private final KieBase base;
    private final Decider decider;

    EngineRules(String version, Vocabulary vocabulary, Wording wording, List<RuleCard> cards, KieBase base) {
        this.version = version;
        this.vocabulary = vocabulary;
        this.wording = wording;
        this.base = base;
        this.decider = new Decider(vocabulary, wording, version);
        List<RuleCard> all = new ArrayList<>(cards);
        all.addAll(decider.coreCards());
        this.cards = List.copyOf(all);
    }

    /** Content hash of everything that can change a decision: {@code sha256:} and 64 hexadecimal digits. */
    public String version() {
        return version;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Wording wording() {
        return wording;
    }

    /** Every rule, signs and advice among them, in the order of the files; the core's own reasons last. */
    public List<RuleCard> cards() {
        return cards;
    }

    /** The decision on a report; what goes wrong raises it. */
    public Decision decide(Report report) {
        return decide(report, hear(report, () -> false));
    }

    /**
     * What the rules find in a report, and what kept them from being heard completely. Never throws on account of a rule.
     *
     * @param outOfTime asked before each firing; once true the evaluation ends and says so
     */
    public RuleFindings hear(Report report, BooleanSupplier outOfTime) {
        try (OwnClassLoader own = new OwnClassLoader()) {
            return heard(report, outOfTime);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new RuleFindings(List.of(), Optional.of(Trouble.ERROR));
        }
    }

    private RuleFindings heard(Report report, BooleanSupplier outOfTime) {
        KieSession session = base.newKieSession();
        Hearing hearing = new Hearing();
        try {
            session.setGlobal(Hearing.GLOBAL, hearing);
            session.insert(report);
            for (Fact fact : report.facts()) {
                session.insert(fact);
            }
            Optional<Trouble> trouble = fire(session, outOfTime);
            return new RuleFindings(hearing.findings(session), trouble);
        } finally {
            session.dispose();
        }
    }

    /** The decision on what was found in a report, by whomever; what goes wrong raises it. */
    public Decision decide(Report report, RuleFindings heard) {
        try {
            return decider.decide(report, heard.findings(), heard.trouble());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return couldNotAssess(report, Trouble.ERROR);
        }
    }

    /** What the decision on complete findings comes to, without a word of it. */
    public Ruling ruling(Report report, List<Finding> findings) {
        return decider.ruling(report, findings, Optional.empty());
    }

    /** The decision when the rules could not be heard at all. */
    public Decision couldNotAssess(Report report, Trouble trouble) {
        return decider.decide(report, List.of(), Optional.of(trouble));
    }

    private static Optional<Trouble> fire(KieSession session, BooleanSupplier outOfTime) {
        // Remembered: a later look might find otherwise, and what was halted must never count as complete.
        AtomicBoolean halted = new AtomicBoolean();
        try {
            int fired = session.fireAllRules(
                    match -> {
                        if (outOfTime.getAsBoolean()) {
                            halted.set(true);
                            session.halt();
                        }
                        return true;
                    },
                    FIRING_LIMIT);
            if (halted.get() || outOfTime.getAsBoolean()) {
                return Optional.of(Trouble.DEADLINE);
            }
            return fired >= FIRING_LIMIT ? Optional.of(Trouble.TOO_MANY_FIRINGS) : Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // What was found until then is kept: it can only raise.
            return Optional.of(Trouble.ERROR);
        }
    }
}
