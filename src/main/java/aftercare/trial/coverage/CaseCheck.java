package aftercare.trial.coverage;

import aftercare.ruleset.Patience;
import aftercare.ruleset.text.Problem;
import aftercare.trial.cases.Companions;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with rules whose cases do not try them, in the form in which every problem of a rule is said. */
public final class CaseCheck {

    private CaseCheck() {}

    /**
     * A rule that no case fires, a boundary without its case, a rule that no case decides alone.
     *
     * @param companions the rules that are said never to decide alone
     * @param patience asked at each case
     */
    public static List<Problem> problems(
            PlainRules rules, List<Companions> companions, List<CaseReport> cases, Patience patience) {
        List<Problem> problems = new ArrayList<>();
        for (Lack lack : Coverage.lacks(rules, companions, cases, patience)) {
            CaseCode.of(lack.kind())
                    .ifPresent(code -> problems.add(new Problem(code.code(), lack.place(), lack.what(), lack.help())));
        }
        return problems;
    }
}
