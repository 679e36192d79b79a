package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.text.FindingKind;

/** Why a rule set that can be read does not go live. A code never changes its meaning and is never used again. */
public enum GateProblem implements FindingKind {
    CASE_FAILS(1, "case-fails", "every case of the folder passes"),
    CASE_DISPUTED(2, "case-disputed", "both evaluators come to the same decision on every case"),
    BOUNDARY_DISPUTED(
            3, "boundary-disputed", "both evaluators come to the same decision on each side of every threshold"),
    LOWERED(
            4,
            "lowered",
            "no report comes to less, or to more time, than under the rules that decide now, unless that was agreed to"),
    NOT_JUDGED(5, "not-judged", "the rules can be tried to the end"),
    RESTLESS(6, "restless", "the folder stays as it is while it is tried"),
    NO_CASE(7, "no-case", "there are cases"),
    NOT_DECIDED(8, "not-decided", "for every reason it is known whether some report loses it"),
    GUARDED(
            9,
            "guarded",
            "words, groups, floors, ranges and texts of emergencies change only where that was agreed to"),
    TOO_SLOW(10, "too-slow", "the rules can be judged in a few minutes of computing time");

    private final Terms terms;

    GateProblem(int number, String word, String rule) {
        this.terms = new Terms(String.format(java.util.Locale.ROOT, "GATE-%03d", number), word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    public FolderProblem at(String file, int line, String what, String help) {
        return new FolderProblem(file, line, 0, code(), what, help);
    }

    public FolderProblem ofFolder(String what, String help) {
        return at("", 0, what, help);
    }
}
