package aftercare.trial.search;

import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away from a report whatever is not needed to tell changed rules apart. */
final class Shrinking {

    private final Trial trial;
    private final ReferenceRules changed;

    Shrinking(Trial trial, ReferenceRules changed) {
        this.trial = trial;
        this.changed = changed;
    }

    /** The least report of its kind: without any one thing more it tells nothing apart. */
    Witness shrink(Sketch sketch) {
        Witness least = told(sketch).orElseThrow();
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Sketch less : less(least.sketch())) {
                Optional<Witness> told = told(less);
                if (told.isPresent()) {
                    least = told.get();
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    private Optional<Witness> told(Sketch sketch) {
        Optional<Evaluation> before = trial.report(sketch).flatMap(trial::before);
        Optional<Evaluation> after = before.flatMap(evaluation -> trial.after(changed, evaluation));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        return trial.sameForCases(before.get(), after.get())
                ? Optional.empty()
                : Optional.of(new Witness(sketch, trial.seen(before.get()), trial.seen(after.get())));
    }

    private static List<Sketch> less(Sketch sketch) {
        List<Sketch> less = new ArrayList<>();
        for (int i = 0; i < sketch.symptoms().size(); i++) {
            less.add(sketch.without(i));
        }
        for (String field : sketch.fields().keySet()) {
            less.add(sketch.without(field));
        }
        for (int i = 0; i < sketch.symptoms().size(); i++) {
            for (String field : sketch.symptoms().get(i).keySet()) {
                less.add(sketch.without(i, field));
            }
        }
        return less;
    }
}
