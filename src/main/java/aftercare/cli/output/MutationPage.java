package aftercare.cli.output;

import aftercare.trial.mutation.Fate;
import aftercare.trial.mutation.Mutant;
import aftercare.trial.mutation.MutantResult;
import aftercare.trial.mutation.Mutation;
import aftercare.trial.mutation.Score;
import aftercare.trial.mutation.WordResult;
import aftercare.trial.search.CaseText;
import aftercare.trial.search.Sketch;
import aftercare.trial.search.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of mutants, for a person. */
public final class MutationPage {

    private static final String COLUMNS = "%-8s %8s %8s %9s %11s %8s";

    private MutationPage() {}

    /** A line for each rule id, those that no case noticed, and the sums. */
    public static Page of(Mutation mutation) {
        Map<String, List<MutantResult>> byId = new TreeMap<>();
        for (MutantResult one : mutation.tried()) {
            byId.computeIfAbsent(one.mutant().ruleId(), id -> new ArrayList<>()).add(one);
        }
        Page page = new Page();
        page.line(String.format(Locale.ROOT, COLUMNS, "rule", "changes", "noticed", "survived", "equivalent", "score"));
        byId.forEach((id, ofId) -> page.line(line(id, Score.of(ofId))));
        if (!mutation.words().isEmpty()) {
            page.line(line("words", mutation.ofWords()));
        }
        page.blank();
        survivors(mutation, page);
        sums(mutation, page);
        return page;
    }

    /** Those that no case noticed, and the cases that would, a report once for each rule id. */
    public static Page survivors(Mutation mutation) {
        Page page = new Page();
        survivors(mutation, page);
        cases(mutation.tried()).forEach((report, told) -> {
            page.blank();
            CaseText.of(report.ruleId(), told).forEach(page::line);
        });
        page.blank();
        sums(mutation, page);
        return page;
    }

    private record Shown(String ruleId, Sketch report) {}

    private static Map<Shown, List<Witness>> cases(List<MutantResult> tried) {
        Map<Shown, List<Witness>> cases = new LinkedHashMap<>();
        for (MutantResult one : tried) {
            if (one.fate() instanceof Fate.Survived survived && survived.told().isPresent()) {
                Witness told = survived.told().get();
                cases.computeIfAbsent(new Shown(one.mutant().ruleId(), told.sketch()), report -> new ArrayList<>())
                        .add(told);
            }
        }
        return cases;
    }

    private static String line(String name, Score score) {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                name,
                score.mutants(),
                score.killed(),
                score.survived() + score.unlisted(),
                score.equivalent(),
                score.killedPercent() + " %");
    }

    private static void survivors(Mutation mutation, Page page) {
        for (MutantResult one : mutation.tried()) {
            survivor(one, page);
        }
        for (WordResult one : mutation.words()) {
            if (one.fate() instanceof Fate.Survived) {
                page.line("vocabulary.yaml: " + one.change().says() + ": no case notices");
                page.line("    "
                        + one.lowered()
                                .map(report -> "answered lower with it: " + report)
                                .orElse("not decided whether any report is answered lower with it"));
            }
        }
    }

    private static void survivor(MutantResult tried, Page page) {
        Mutant mutant = tried.mutant();
        String what = mutant.where() + ": " + mutant.ruleId() + ": " + mutant.says() + ": ";
        if (tried.fate() instanceof Fate.Survived survived) {
            page.line(what + "no case notices");
            survived.nearly()
                    .ifPresent(near -> page.line("    the case at " + near.file() + ":" + near.line()
                            + " is answered differently, and does not want otherwise"));
        } else if (tried.fate() instanceof Fate.Equivalent same && !same.listed()) {
            page.line(what + "no report was found that is answered differently: list it with `--write-equivalents`");
        }
    }

    private static void sums(Mutation mutation, Page page) {
        page.line(sum("all", mutation.all()));
        page.line(sum("emergency levels and their signs", mutation.emergencies()));
        mutation.problems().forEach(page::line);
    }

    private static String sum(String name, Score score) {
        return name + ": " + score.mutants() + " changes, " + score.killed() + " noticed by a case, "
                + (score.survived() + score.unlisted()) + " survived, " + score.equivalent() + " equivalent ("
                + score.details() + " of them seen only in details that no case can speak of); score "
                + score.killedPercent() + " %";
    }
}
