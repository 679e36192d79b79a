package aftercare.service.http.edit;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decision;
import aftercare.live.ChangeImpact;
import aftercare.live.ChangeImpact.AtBoundary;
import aftercare.live.ChangeImpact.CaseProposal;
import aftercare.live.draft.History;
import aftercare.live.draft.Proposal;
import aftercare.live.draft.RuleChange;
import aftercare.live.draft.RuleDraft;
import aftercare.ruleset.check.Layout;
import aftercare.ruleset.check.RuleLayout;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.impact.Lowering;
import aftercare.trial.lint.FindingPage;
import aftercare.trial.lint.FindingPages;
import aftercare.trial.lint.Lint;
import aftercare.trial.lint.ProblemMembers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the answers for editors of rules, as the contract says. */
final class EditJson {

    private static final String RULES = ".drl";

    private EditJson() {}

    static JsonObject sources(RuleSet live) {
        Map<String, TreeSet<String>> rules = rulesByFile(live);
        List<JsonObject> files = new ArrayList<>();
        live.files()
                .bytes()
                .forEach((path, bytes) -> files.add(file(live.files(), path)
                        .with("size", bytes.length)
                        .with("rules", List.copyOf(rules.getOrDefault(path, new TreeSet<>())))));
        return new JsonObject().with("ruleSetVersion", live.book().version()).with("files", files);
    }

    static JsonObject source(RuleSet live, String path) {
        List<JsonObject> places = new ArrayList<>();
        live.rules().forEach(rule -> {
            if (rule.place().file().equals(path)) {
                places.add(new JsonObject()
                        .with("id", rule.card().id())
                        .with("title", rule.card().title())
                        .with("line", rule.place().line()));
            }
        });
        return new JsonObject()
                .with("ruleSetVersion", live.book().version())
                .with(file(live.files(), path))
                .with("rules", places)
                .with("text", text(live.files().bytes().get(path)));
    }

    private static JsonObject file(RuleFiles files, String path) {
        return new JsonObject().with("name", path).with("hash", RuleChange.hash(files, path));
    }

    private static Map<String, TreeSet<String>> rulesByFile(RuleSet live) {
        Map<String, TreeSet<String>> rules = new TreeMap<>();
        for (RuleCard card : live.book().cards()) {
            rules.computeIfAbsent(card.file(), file -> new TreeSet<>()).add(card.id());
        }
        return rules;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static JsonObject problems(Lint lint) {
        return new JsonObject()
                .with("problems", each(lint.problems(), ProblemMembers::of))
                .with("warnings", each(lint.warnings(), ProblemMembers::of))
                .with("explanations", explanations(lint.problems()))
                .with("rules", lint.rules())
                .with("cases", lint.cases());
    }

    /** The pages of the codes that are named, as {@code aftercare check --explain} shows them. */
    private static JsonObject explanations(List<FolderProblem> problems) {
        FindingPages pages = new FindingPages();
        JsonObject explanations = new JsonObject();
        TreeSet<String> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.code()));
        codes.forEach(code -> pages.of(code).ifPresent(page -> explanations.with(code, explanation(page))));
        return explanations;
    }

    private static JsonObject explanation(FindingPage page) {
        return new JsonObject()
                .with("code", page.code())
                .with("rule", page.rule())
                .with("summary", page.summary())
                .with("avoid", page.avoid())
                .with("prefer", page.prefer())
                .with("why", page.why());
    }

    /** The rule files of a change as {@code aftercare fmt} lays them out; files of another kind, and what cannot be read, stay. */
    static JsonObject layout(RuleChange change) {
        JsonObject files = new JsonObject();
        List<FolderProblem> problems = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : change.files().entrySet()) {
            if (!file.getKey().endsWith(RULES)) {
                continue;
            }
            Layout laid = RuleLayout.of(new RuleSource(file.getKey(), file.getValue()));
            if (laid instanceof Layout.Out out) {
                files.with(file.getKey(), out.text());
            } else {
                ((Layout.Refused) laid).problems().forEach(problem -> problems.add(FolderProblem.of(problem)));
            }
        }
        return new JsonObject().with("files", files).with("problems", each(problems, ProblemMembers::of));
    }

    private static Optional<String> told(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static JsonObject impact(ChangeImpact impact) {
        return new JsonObject()
                .with("live", told(impact.live()))
                .with("changed", impact.changed())
                .with("passes", impact.problems().isEmpty())
                .with("problems", each(impact.problems(), ProblemMembers::of))
                .with("tried", impact.tried())
                .with(
                        "cases",
                        new JsonObject()
                                .with("passed", impact.passed())
                                .with("failed", each(impact.failed(), EditJson::failed)))
                .with("lowered", each(impact.lowered(), lowering -> difference(lowering, false)))
                .with("raised", each(impact.raised(), lowering -> difference(lowering, true)))
                .with("boundaries", each(impact.boundaries(), EditJson::boundary))
                .with("proposedCases", each(impact.proposals(), EditJson::proposed));
    }

    private static JsonObject failed(CaseResult result) {
        return new JsonObject()
                .with("file", result.triageCase().file())
                .with("line", result.triageCase().line())
                .with("note", result.triageCase().note())
                .with("differences", result.differences());
    }

    /** @param swapped whether the set that is live is in the place of the changed one */
    private static JsonObject difference(Lowering lowering, boolean swapped) {
        if (lowering instanceof Lowering.NotDecided open) {
            return new JsonObject().with("reason", open.reason()).with("notKnown", open.why());
        }
        Lowering.Found found = (Lowering.Found) lowering;
        Optional<JsonObject> before = Optional.of(decision(found.before()));
        Optional<JsonObject> after = found.after().map(EditJson::decision);
        return new JsonObject()
                .with("reason", found.reason())
                .with("report", found.text())
                .with("from", swapped ? after : before)
                .with("to", swapped ? before : after);
    }

    static JsonObject decision(Decision decision) {
        return new JsonObject()
                .with("urgency", decision.urgency())
                .with("actWithinHours", decision.actWithinHours())
                .with("reasons", List.copyOf(decision.ruleIds()));
    }

    private static JsonObject boundary(AtBoundary at) {
        return new JsonObject()
                .with("ruleId", at.ruleId())
                .with("file", at.file())
                .with("line", at.line())
                .with("what", at.what())
                .with("from", decision(at.from()))
                .with("to", decision(at.to()));
    }

    private static JsonObject proposed(CaseProposal proposal) {
        return new JsonObject()
                .with("file", proposal.file())
                .with("ruleId", proposal.ruleId())
                .with("what", proposal.what())
                .with("text", proposal.text());
    }

    /** @param now the files in the folder at this moment */
    static JsonObject draft(RuleDraft draft, RuleFiles now) {
        JsonObject base = new JsonObject();
        draft.base().forEach(base::with);
        return new JsonObject()
                .with("revision", draft.revision())
                .with("by", draft.by())
                .with("authors", List.copyOf(draft.authors()))
                .with("at", instant(draft.at()))
                .with(change(draft.change()))
                .with("base", base)
                .with("changedSince", draft.change().moved(draft.base(), now));
    }

    private static JsonObject change(RuleChange change) {
        JsonObject files = new JsonObject();
        change.files().forEach((path, bytes) -> files.with(path, text(bytes)));
        return new JsonObject().with("files", files).with("removed", List.copyOf(change.removed()));
    }

    /** Without its files. */
    static JsonObject summary(Proposal proposal) {
        Optional<Proposal.Decided> decided = proposal.decided().filter(who -> proposal.state() != Proposal.State.OPEN);
        return new JsonObject()
                .with("id", proposal.id())
                .with("state", proposal.state())
                .with("by", proposal.by())
                .with("authors", List.copyOf(proposal.authors()))
                .with("at", instant(proposal.at()))
                .with("reason", proposal.reason())
                .with("ruleSetVersion", told(proposal.ruleSet()))
                .with("paths", proposal.change().paths())
                .with("decidedBy", decided.map(Proposal.Decided::by))
                .with("decidedAt", decided.map(who -> instant(who.at())));
    }

    /**
     * With its files and its impact.
     *
     * @param now the files in the folder at this moment
     */
    static JsonObject proposal(Proposal proposal, RuleFiles now, Optional<String> hindrance) {
        return summary(proposal)
                .with(change(proposal.change()))
                .with("changedSince", proposal.change().moved(proposal.base(), now))
                .with("notWritable", hindrance)
                .with("impact", new JsonObject.Written(proposal.impact()));
    }

    static JsonObject entry(History.Entry entry) {
        return new JsonObject()
                .with("id", entry.id())
                .with("since", instant(entry.since()))
                .with("ruleSetVersion", entry.version());
    }

    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
