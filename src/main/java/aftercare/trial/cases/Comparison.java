package aftercare.trial.cases;

import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What a case wants beside what came: the differences in words. */
final class Comparison {

    private final KnownRules known;
    private final List<String> differences = new ArrayList<>();

    private Comparison(KnownRules known) {
        this.known = known;
    }

    static List<String> differences(Want want, CaseOutcome outcome, KnownRules known) {
        Comparison comparison = new Comparison(known);
        comparison.compare(want, outcome);
        return comparison.differences;
    }

    private void compare(Want want, CaseOutcome outcome) {
        refuseUnknown(known.reasons(), "gives a reason", want.because(), want.notBecause());
        refuseUnknown(known.advises(), "gives advice", want.advises(), want.notAdvises());
        refuseUnknown(known.asks(), "asks a question", want.asks(), want.notAsks());
        if (outcome instanceof CaseOutcome.Refused refused) {
            for (String problem : refused.problems()) {
                differences.add("refused: " + problem);
            }
            return;
        }
        CaseOutcome.Decided decided = (CaseOutcome.Decided) outcome;
        if (!decided.complete()) {
            differences.add("the assessment is not complete");
        }
        urgency(want, decided.urgency());
        deadline(want.actWithinHours(), decided.actWithinHours());
        rules("reason", want.because(), want.notBecause(), decided.reasons());
        rules("advice", want.advises(), want.notAdvises(), decided.advises());
        rules("question", want.asks(), List.of(), decided.asks());
        rules("question", List.of(), want.notAsks(), decided.open());
    }

    private void refuseUnknown(Set<String> ids, String does, List<String> wanted, List<String> unwanted) {
        List<String> named = new ArrayList<>(wanted);
        named.addAll(unwanted);
        for (String id : named) {
            if (!ids.contains(id)) {
                differences.add("there is no rule " + id + " that " + does);
            }
        }
    }

    private void urgency(Want want, Urgency got) {
        if (want.urgency().isPresent() && want.urgency().get() != got) {
            differences.add("urgency: wanted " + want.urgency().get() + ", got " + got);
        }
        if (want.atLeast().isPresent() && !got.atLeast(want.atLeast().get())) {
            differences.add("urgency: wanted at least " + want.atLeast().get() + ", got " + got);
        }
        if (want.atMost().isPresent() && !want.atMost().get().atLeast(got)) {
            differences.add("urgency: wanted at most " + want.atMost().get() + ", got " + got);
        }
    }

    private void deadline(OptionalInt wanted, OptionalInt got) {
        if (wanted.isPresent() && !wanted.equals(got)) {
            String hours = got.isPresent() ? Integer.toString(got.getAsInt()) : "none";
            differences.add("actWithinHours: wanted " + wanted.getAsInt() + ", got " + hours);
        }
    }

    private void rules(String kind, List<String> wanted, List<String> unwanted, List<String> got) {
        for (String id : wanted) {
            if (!got.contains(id)) {
                differences.add("missing " + kind + " " + id);
            }
        }
        for (String id : unwanted) {
            if (got.contains(id)) {
                differences.add(kind + " " + id + " was not wanted");
            }
        }
    }
}
