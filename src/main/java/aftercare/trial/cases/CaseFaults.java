package aftercare.trial.cases;

import aftercare.domain.Nearest;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cases that say nothing about the rules, found without compiling or running any rule: their report is refused, a rule that they
 * name is not there, or what they want cannot fail.
 */
public final class CaseFaults {

    private static final int MOST_PLACES = 3;
    private static final String ENDED_AT = "/" + GivenReport.TREATMENT + "/" + GivenReport.ENDED_AT;
    private static final String HOURS_SINCE = "/" + GivenReport.TREATMENT + "/" + GivenReport.HOURS_SINCE;

    private CaseFaults() {}

    /** @param now when the reports are to hold */
    public static List<FolderProblem> of(CheckedFolder checked, List<TriageCase> cases, Instant now) {
        return of(checked, cases, now, each -> false);
    }

    /** @param accepted whether the report of a case was accepted before, under the same words */
    public static List<FolderProblem> of(
            CheckedFolder checked, List<TriageCase> cases, Instant now, Predicate<TriageCase> accepted) {
        List<FolderProblem> problems = new ArrayList<>();
        for (TriageCase each : cases) {
            idle(each)
                    .ifPresent(
                            what -> problems.add(problem(FolderCode.CASE_IDLE, each, what, "say what it is to show")));
        }
        if (checked.vocabulary().isEmpty() || checked.wording().isEmpty()) {
            return problems;
        }
        Vocabulary vocabulary = checked.vocabulary().get();
        Wording wording = checked.wording().get();
        Intake intake = new Intake(vocabulary, wording, Clock.fixed(now, ZoneOffset.UTC));
        for (TriageCase each : cases) {
            if (!accepted.test(each) && intake.read(each.body(now)) instanceof Reading.Refused refused) {
                for (InputProblem problem : refused.refusal().problems()) {
                    List<String> unknown = unknownNames(each, problem, intake);
                    for (String name : unknown) {
                        problems.add(unknownName(each, problem.pointer(), name, intake));
                    }
                    if (unknown.isEmpty()) {
                        problems.add(refused(each, problem));
                    }
                }
            }
        }
        if (checked.clean()) {
            // Of a folder with a rule that cannot be read, it is not known which rules there are.
            Decider decider = new Decider(vocabulary, wording, "");
            problems.addAll(unknownRules(cases, KnownRules.of(decider, checked.rules())));
        }
        return problems;
    }

    /** What of a case can never fail or never be met. */
    private static Optional<String> idle(TriageCase each) {
        Want want = each.want();
        if (want.atLeast().equals(Optional.of(Urgency.SELF_CARE))) {
            return Optional.of("`atLeast: SELF_CARE` can never fail");
        }
        if (want.atMost().equals(Optional.of(Urgency.EMERGENCY_AMBULANCE))) {
            return Optional.of("`atMost: EMERGENCY_AMBULANCE` can never fail");
        }
        if (want.urgency().isPresent() && want.actWithinHours().isPresent()) {
            int most = want.urgency().get().actWithinHours().orElse(-1);
            if (want.actWithinHours().getAsInt() > most) {
                String hours = "`actWithinHours: " + want.actWithinHours().getAsInt() + "`";
                return Optional.of(
                        hours + " can never be met at `" + want.urgency().get() + "`");
            }
        }
        return Optional.empty();
    }

    /** The names that the object with that problem must not hold. */
    private static List<String> unknownNames(TriageCase each, InputProblem problem, Intake intake) {
        List<String> names = new ArrayList<>();
        if (problem.code().equals(ProblemType.UNKNOWN_FIELD.code())) {
            for (String name : each.given().names(problem.pointer())) {
                if (!known(problem.pointer(), intake).contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** What a case may write there: a case counts the hours since the treatment, which a report never does. */
    private static Set<String> known(String pointer, Intake intake) {
        Set<String> known = new LinkedHashSet<>(intake.names(pointer));
        if (pointer.equals("/" + GivenReport.TREATMENT)) {
            known.add(GivenReport.HOURS_SINCE);
        }
        return known;
    }

    private static FolderProblem unknownName(TriageCase each, String pointer, String name, Intake intake) {
        String where = pointer.isEmpty() ? "" : " at `" + pointer + "`";
        Set<String> known = known(pointer, intake);
        List<String> near = Nearest.to(name, known);
        String help = near.isEmpty()
                ? "known here: " + String.join(", ", known)
                : "did you mean `" + String.join("` or `", near) + "`?";
        return problem(FolderCode.CASE_REFUSED, each, "unknown key `" + name + "`" + where, help);
    }

    private static FolderProblem refused(TriageCase each, InputProblem problem) {
        String pointer = problem.pointer().equals(ENDED_AT)
                        && each.given().written(HOURS_SINCE).isPresent()
                ? HOURS_SINCE
                : problem.pointer();
        String written = each.given()
                .written(pointer)
                .map(value -> "`" + value + "` at ")
                .orElse("");
        String what = written + "`" + (pointer.isEmpty() ? "/" : pointer) + "`: " + problem.detail();
        List<String> near = new ArrayList<>();
        for (String suggestion : problem.suggestions()) {
            near.add("`" + suggestion + "`");
        }
        String help =
                near.isEmpty() ? "the service refuses this report" : "did you mean " + String.join(" or ", near) + "?";
        return problem(FolderCode.CASE_REFUSED, each, what, help);
    }

    /** What a rule may give to an answer, and under which names a case may want it. */
    private enum Gives {
        REASON("gives a reason", "gives no reason", "because"),
        ADVICE("gives advice", "gives no advice", "advises"),
        QUESTION("asks a question", "asks no question", "asks");

        private final String does;
        private final String doesNot;
        private final String member;

        Gives(String does, String doesNot, String member) {
            this.does = does;
            this.doesNot = doesNot;
            this.member = member;
        }

        Set<String> known(KnownRules known) {
            return switch (this) {
                case REASON -> known.reasons();
                case ADVICE -> known.advises();
                case QUESTION -> known.asks();
            };
        }

        List<String> named(Want want) {
            List<String> ids = new ArrayList<>();
            switch (this) {
                case REASON -> {
                    ids.addAll(want.because());
                    ids.addAll(want.notBecause());
                }
                case ADVICE -> {
                    ids.addAll(want.advises());
                    ids.addAll(want.notAdvises());
                }
                case QUESTION -> {
                    ids.addAll(want.asks());
                    ids.addAll(want.notAsks());
                }
            }
            return ids;
        }
    }

    /** One problem for each id: a rule that was deleted may have left many cases. */
    private static List<FolderProblem> unknownRules(List<TriageCase> cases, KnownRules known) {
        List<FolderProblem> problems = new ArrayList<>();
        for (Gives wanted : Gives.values()) {
            Map<String, List<TriageCase>> unknown = new LinkedHashMap<>();
            for (TriageCase each : cases) {
                for (String id : wanted.named(each.want())) {
                    if (!wanted.known(known).contains(id)) {
                        unknown.computeIfAbsent(id, none -> new ArrayList<>()).add(each);
                    }
                }
            }
            unknown.forEach((id, named) -> problems.add(unknown(id, named, wanted, known)));
        }
        return problems;
    }

    private static FolderProblem unknown(String id, List<TriageCase> named, Gives wanted, KnownRules known) {
        for (Gives other : Gives.values()) {
            if (other.known(known).contains(id)) {
                return problem(
                        FolderCode.CASE_RULE,
                        named.get(0),
                        "`" + id + "` " + other.does + " and " + wanted.doesNot,
                        "name it under `" + other.member + "`");
            }
        }
        return unknown(id, named);
    }

    private static FolderProblem unknown(String id, List<TriageCase> named) {
        List<String> others = new ArrayList<>();
        for (TriageCase each : named.subList(1, Math.min(named.size(), 1 + MOST_PLACES))) {
            others.add(each.file() + ":" + each.line());
        }
        String count = named.size() == 1 ? "this case names it" : named.size() + " cases name it";
        String places = others.isEmpty()
                ? ""
                : " (also at " + String.join(", ", others) + (named.size() > 1 + MOST_PLACES ? ", …" : "") + ")";
        return problem(
                FolderCode.CASE_RULE,
                named.get(0),
                "there is no rule `" + id + "`, and " + count + places,
                "put the rule back, or take the id out of " + (named.size() == 1 ? "this case" : "these cases"));
    }

    private static FolderProblem problem(FolderCode code, TriageCase each, String what, String help) {
        return new FolderProblem(each.file(), each.line(), 0, code.code(), what, help);
    }
}
