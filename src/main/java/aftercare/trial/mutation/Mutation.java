package aftercare.trial.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the mutants of some rules.
 *
 * @param tried in the order of the rules
 * @param problems of the list of equivalent mutants, each where, what, what to do
 */
public record Mutation(List<MutantResult> tried, List<String> problems) {

    /** Per cent of all mutants that a case must notice; of those of the two emergency levels all. */
    public static final BigDecimal ENOUGH = BigDecimal.valueOf(98);

    public Mutation {
        tried = List.copyOf(tried);
        problems = List.copyOf(problems);
    }

    public Score all() {
        return Score.of(tried);
    }

    /** Of the rules that give an emergency level and the signs that they rest on. */
    public Score emergencies() {
        List<MutantResult> emergencies = new ArrayList<>();
        for (MutantResult one : tried) {
            if (one.emergency()) {
                emergencies.add(one);
            }
        }
        return Score.of(emergencies);
    }

    /** Whether the cases notice enough, and the list of equivalent mutants is right. */
    public boolean enough() {
        return problems.isEmpty()
                && all().killedPercent().compareTo(ENOUGH) >= 0
                && emergencies().all();
    }

    /** The list of the mutants that no report tells apart. */
    public Equivalents equivalents() {
        List<Equivalents.Entry> entries = new ArrayList<>();
        for (MutantResult one : tried) {
            if (one.fate() instanceof Fate.Equivalent same) {
                entries.add(Equivalents.Entry.of(one.mutant(), same.details()));
            }
        }
        return Equivalents.of(entries);
    }

    /** The same, with {@link #equivalents} as the list. */
    public Mutation listed() {
        List<MutantResult> listed = new ArrayList<>();
        for (MutantResult one : tried) {
            Fate fate =
                    one.fate() instanceof Fate.Equivalent same ? new Fate.Equivalent(same.details(), true) : one.fate();
            listed.add(new MutantResult(one.mutant(), one.emergency(), fate));
        }
        return new Mutation(listed, MutationRun.problems(equivalents(), listed, true));
    }
}
