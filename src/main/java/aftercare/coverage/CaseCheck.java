package aftercare.coverage;

import aftercare.cases.Companions;
import aftercare.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with rules whose cases do not try them, in the form in which every problem of a rule is said. */
public final class CaseCheck {

    /** Codes of the problems, as stable as those of {@link aftercare.check.Check}. */
    public static final String NO_CASE_FIRES = "RULE-047";

    public static final String NO_CASE_AT_BOUNDARY = "RULE-048";
    public static final String NO_CASE_ALONE = "RULE-049";

    private CaseCheck() {}

    /**
     * A rule that no case fires, a boundary without its case, a rule that no case decides alone.
     *
     * @param companions the rules that are said never to decide alone
     */
    public static List<Problem> problems(PlainRules rules, List<Companions> companions, List<CaseReport> cases) {
        List<Problem> problems = new ArrayList<>();
        for (Lack lack : Coverage.of(rules, companions, cases, () -> {}).lacks()) {
            code(lack.kind())
                    .ifPresent(code -> problems.add(new Problem(code, lack.place(), lack.what(), lack.help())));
        }
        return problems;
    }

    /** Empty for what is good to know and keeps nothing from going live. */
    private static Optional<String> code(Lack.Kind kind) {
        return switch (kind) {
            case FIRED -> Optional.of(NO_CASE_FIRES);
            case BOUNDARY -> Optional.of(NO_CASE_AT_BOUNDARY);
            case ALONE -> Optional.of(NO_CASE_ALONE);
            case OUTCOME -> Optional.empty();
        };
    }
}
