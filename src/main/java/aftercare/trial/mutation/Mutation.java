package aftercare.trial.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the mutants of some rules.
 *
 * @param tried in the order of the rules
 * @param words what became of the changes of the words; none unless every rule was tried
 * @param problems of the list of equivalent mutants, each where, what, what to do
 */
public record Mutation(List<MutantResult> tried, List<WordResult> words, List<String> problems) {

    /** Per cent of all mutants that a case must notice; of those of the two emergency levels all. */
    public static final BigDecimal ENOUGH = BigDecimal.valueOf(98);

    public Mutation {
        tried = List.copyOf(tried);
        words = List.copyOf(words);
        problems = List.copyOf(problems);
    }

    public Score all() {
        return Score.ofFates(fates(false));
    }

    /** Of the rules that give an emergency level, the signs that they rest on, and the words that those ask for. */
    public Score emergencies() {
        return Score.ofFates(fates(true));
    }

    /** Of the changes of the words alone. */
    public Score ofWords() {
        List<Fate> fates = new ArrayList<>();
        words.forEach(one -> fates.add(one.fate()));
        return Score.ofFates(fates);
    }

    private List<Fate> fates(boolean emergenciesAlone) {
        List<Fate> fates = new ArrayList<>();
        for (MutantResult one : tried) {
            if (one.emergency() || !emergenciesAlone) {
                fates.add(one.fate());
            }
        }
        for (WordResult one : words) {
            if (one.emergency() || !emergenciesAlone) {
                fates.add(one.fate());
            }
        }
        return fates;
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
        return new Mutation(listed, words, MutationRun.problems(equivalents(), listed, true));
    }
}
