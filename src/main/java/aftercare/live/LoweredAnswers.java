package aftercare.live;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.triage.RuleSet;
import aftercare.trial.agreement.Agreement;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.downgrade.Downgrades;
import aftercare.trial.downgrade.LoweredCase;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.Lowering;
import aftercare.trial.lint.GateProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowered answers in words, each where a person would mend it. */
final class LoweredAnswers {

    private static final String COMMAND = "`aftercare changes` writes the entries";

    private final RuleSet candidate;

    LoweredAnswers(RuleSet candidate) {
        this.candidate = candidate;
    }

    List<FolderProblem> problems(Downgrades downgrades) {
        List<FolderProblem> problems = new ArrayList<>();
        for (LoweredCase each : downgrades.cases()) {
            problems.add(ofCase(each));
        }
        for (Lowering each : downgrades.beyondCases()) {
            if (each instanceof Lowering.Found found) {
                problems.add(ofReport(found));
            } else if (each instanceof Lowering.NotDecided open) {
                problems.add(undecided(open));
            }
        }
        for (GuardedChange each : downgrades.changes()) {
            problems.add(changed(each));
        }
        return problems;
    }

    private FolderProblem changed(GuardedChange change) {
        Place place = place(change.name());
        return GateProblem.GUARDED.at(
                place.file(),
                place.line(),
                "`" + change.name() + "` changes from " + shown(change.was()) + " to " + shown(change.is()),
                "if that is meant, agree to `changes: " + change.name() + "` in " + RuleFiles.CHANGES + "; " + COMMAND);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : "`" + text + "`";
    }

    private static FolderProblem ofCase(LoweredCase lowered) {
        TriageCase each = lowered.triageCase();
        Set<String> names = new LinkedHashSet<>();
        for (LiveReason reason : lowered.lost()) {
            names.add("`" + reason.name() + "`");
        }
        String remark =
                switch (lowered.source()) {
                    case CANDIDATE -> "";
                    case GONE -> ", which is no longer there,";
                    case REWRITTEN -> ", as it was given before,";
                };
        return GateProblem.LOWERED.at(
                each.file(),
                lowered.source() == LoweredCase.Source.CANDIDATE ? each.line() : 0,
                "the case `" + each.note() + "`" + remark + " goes " + way(lowered.before(), lowered.after()),
                agree(String.join(", ", names)));
    }

    private FolderProblem ofReport(Lowering.Found found) {
        Place place = place(found.reason());
        return GateProblem.LOWERED.at(
                place.file(),
                place.line(),
                "`" + found.reason() + "` is lost: the report " + found.text() + " goes "
                        + way(AnswerLevel.of(found.before()), found.to()),
                agree("`" + found.reason() + "`"));
    }

    private FolderProblem undecided(Lowering.NotDecided open) {
        Place place = place(open.reason());
        return GateProblem.NOT_DECIDED.at(
                place.file(),
                place.line(),
                "it is not known whether `" + open.reason() + "` is lost on some report: " + open.why(),
                "make the change smaller, or agree to `undecided: " + open.reason() + "` in " + RuleFiles.CHANGES);
    }

    private static String way(AnswerLevel before, Optional<AnswerLevel> after) {
        return "from " + before.text() + " to " + after.map(AnswerLevel::text).orElse(Agreement.REFUSED);
    }

    private static String agree(String names) {
        return "if that is meant, agree to " + names + " in " + RuleFiles.CHANGES + "; " + COMMAND;
    }

    /** Of the rule in the candidate whose id ends the name; else the file that holds what the name speaks of. */
    private Place place(String name) {
        String id = name.substring(name.lastIndexOf(' ') + 1);
        for (ParsedRule rule : candidate.rules()) {
            if (rule.card().id().equals(id)) {
                return new Place(rule.place().file(), rule.place().line(), 0, 0, 0);
            }
        }
        if (name.startsWith("text ") || name.equals("emergency number")) {
            return new Place(RuleFiles.WORDING, 0, 0, 0, 0);
        }
        return new Place(name.contains(" ") ? RuleFiles.VOCABULARY : "", 0, 0, 0, 0);
    }
}
