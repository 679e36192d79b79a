package aftercare.triage;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.domain.decision.Trouble;
import aftercare.engine.RuleFindings;
import aftercare.triage.reference.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One report before the engine and before the reference. Where they differ, what either found counts, so that the higher
 * urgency is answered, and the answer says that it is incomplete. The reference speaks first: it is quick and comes to an
 * end, so that what it found is there whatever becomes of the engine.
 */
public final class Readings {

    private static final int MOST_COMPARED = 64;

    private final RuleSet rules;
    private final Report report;

    /** Empty where the reference was not asked. */
    private final Optional<ByReference> reference;

    /** Whether the engine is asked whatever becomes of the reference. */
    private final boolean tried;

    private volatile Optional<Disagreement> disagreement = Optional.empty();

    private Readings(RuleSet rules, Report report, Optional<ByReference> reference, boolean tried) {
        this.rules = rules;
        this.report = report;
        this.reference = reference;
        this.tried = tried;
    }

    /** Both readings. */
    public static Readings of(RuleSet rules, Report report) {
        return new Readings(rules, report, Optional.of(ByReference.of(rules.reference()::evaluate, report)), true);
    }

    /**
     * Both readings by rules that decide nowhere yet. INVARIANT: where the reference gave up, the engine is not asked: it has no
     * bound before its first firing, and would take the heap from the reports that others decide.
     */
    static Readings ofUntried(RuleSet rules, Report report) {
        return new Readings(
                rules, report, Optional.of(ByReference.of(rules.reference()::evaluateUntried, report)), false);
    }

    /** The engine's reading alone. */
    static Readings ofEngineAlone(RuleSet rules, Report report) {
        return new Readings(rules, report, Optional.empty(), true);
    }

    /**
     * What the reference made of the report.
     *
     * @param evaluation empty when the reference gave up
     */
    private record ByReference(Optional<Evaluation> evaluation, RuleFindings findings) {

        static ByReference of(Function<Report, Evaluation> reference, Report report) {
            try {
                Evaluation evaluation = reference.apply(report);
                return new ByReference(
                        Optional.of(evaluation), new RuleFindings(evaluation.findings(), Optional.empty()));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                return new ByReference(Optional.empty(), new RuleFindings(List.of(), Optional.of(Trouble.ERROR)));
            }
        }
    }

    /** The decision; what goes wrong raises it. */
    public Decision decide() {
        return decide(() -> false);
    }

    /**
     * The decision; what goes wrong raises it.
     *
     * @param outOfTime asked before each firing; once true the engine is halted
     */
    public Decision decide(BooleanSupplier outOfTime) {
        return asking(decided(outOfTime));
    }

    /** The decision with its questions; {@link #decide} adds them by itself. */
    public Decision asking(Decision decision) {
        return rules.questions().ask(decision, evaluation());
    }

    private Decision decided(BooleanSupplier outOfTime) {
        if (!tried && evaluation().isEmpty()) {
            return both(List.of(), Trouble.ERROR);
        }
        RuleFindings engine = rules.book().hear(report, outOfTime);
        if (reference.isEmpty()) {
            return rules.book().decide(report, engine);
        }
        RuleFindings second = reference.get().findings();
        Optional<Trouble> trouble = engine.trouble().or(second::trouble);
        if (trouble.isPresent()) {
            return both(engine.findings(), trouble.get());
        }
        Decision first = rules.book().decide(report, engine);
        if (foundTheSame(engine.findings(), second.findings())) {
            return first;
        }
        Decision other = rules.book().decide(report, second);
        if (first.equals(other)) {
            return first;
        }
        disagreement = Optional.of(new Disagreement(List.copyOf(first.ruleIds()), List.copyOf(other.ruleIds())));
        return both(engine.findings(), Trouble.DISAGREEMENT);
    }

    /**
     * Whether each found what the other found; then both lead to the same decision, which hangs neither on the order of findings
     * nor on how often each comes. Very many are not compared with each other.
     */
    private static boolean foundTheSame(List<Finding> one, List<Finding> other) {
        return Math.max(one.size(), other.size()) <= MOST_COMPARED && one.containsAll(other) && other.containsAll(one);
    }

    /** The decision when the time is up and the engine has not spoken. */
    public Decision withoutEngine(Trouble trouble) {
        return asking(both(List.of(), trouble));
    }

    /** What the two did not agree on, once decided; empty when they agreed or one of them could not be heard. */
    public Optional<Disagreement> disagreement() {
        return disagreement;
    }

    /** What the engine alone decides: what a case is judged by, so that a disagreement can be named as one. */
    public Decision byEngine() {
        return rules.book().decide(report);
    }

    /** Whether the reference comes to that decision too, to the last word. */
    public boolean agreeOn(Decision byEngine) {
        return evaluation().isPresent()
                && byEngine.equals(rules.book().decide(report, reference.get().findings()));
    }

    /** What the reference made of the report; empty when it gave up or was not asked. */
    public Optional<Evaluation> evaluation() {
        return reference.flatMap(ByReference::evaluation);
    }

    private Decision both(List<Finding> byEngine, Trouble trouble) {
        List<Finding> all = new ArrayList<>(byEngine);
        reference.ifPresent(second -> all.addAll(second.findings().findings()));
        return rules.book().decide(report, new RuleFindings(all, Optional.of(trouble)));
    }

    /** The ids of the rules that gave a reason in each reading; the same ids when only evidence or advice differs. */
    public record Disagreement(List<String> byEngine, List<String> byReference) {}
}
