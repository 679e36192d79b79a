package aftercare.trial.coverage;

import aftercare.ruleset.text.FindingKind;
import java.util.Optional;

/** What cases can leave untried of a rule. The codes go on from those of {@link aftercare.ruleset.text.Check}, and are as stable. */
public enum CaseCode implements FindingKind {
    NO_CASE_FIRES("RULE-047", "no-case-fires", "some case fires every rule", Lack.Kind.FIRED),
    NO_CASE_AT_BOUNDARY(
            "RULE-048", "no-case-at-boundary", "a case appears on each side of every threshold", Lack.Kind.BOUNDARY),
    NO_CASE_ALONE("RULE-049", "no-case-alone", "every rule decides some case alone", Lack.Kind.ALONE),
    NO_CASE_HANGS(
            "RULE-050",
            "no-case-hangs",
            "a sign and an urgent rule hang on each of their conditions in some case",
            Lack.Kind.HANGS);

    private final Terms terms;
    private final Lack.Kind kind;

    CaseCode(String code, String word, String rule, Lack.Kind kind) {
        this.terms = new Terms(code, word, rule);
        this.kind = kind;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    /** Empty for what is good to know and keeps nothing from going live. */
    static Optional<CaseCode> of(Lack.Kind kind) {
        for (CaseCode code : values()) {
            if (code.kind == kind) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
