package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.desk.Replay;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.store.JournalPlace;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.model.ParsedRule;
import aftercare.service.http.decisions.JsonDifferences;
import aftercare.service.http.decisions.JsonDifferences.Change;
import aftercare.triage.EmergencyWords;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The decision log that version 0.3.0 left, before the program of today: it verifies, and every decision in it comes out again
 * as it was. The log is never made anew; what its folder holds, and why, appears in its README.
 */
class OldLogReplayTest {

    private static final Path LOG = Path.of("src/test/resources/log-0.3.0");
    private static final JournalPlace IN_THE_FOLDER = new JournalPlace.Embedded();
    private static final Clock CLOCK = Clock.systemUTC();

    /** What the core adds to the rules; the floor and the incomplete assessment are not in the log, see its README. */
    private static final String UNEXPLAINED = "GEN-01";

    private static final int LEAST = 500;
    private static final int SHOWN = 5;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static final List<Again> REPLAYED = new ArrayList<>();

    private static Journal journal;

    /** The rule set of the log, read and not compiled: the replay compiles it, once is enough. */
    private static CheckedFolder rules;

    /**
     * What a decision comes down to. Whatever else an answer holds, and whatever members later versions add, is set aside.
     *
     * @param actWithinHours as JSON has it; empty where there is no limit
     */
    private record Essence(String urgency, String actWithinHours, boolean complete, List<Because> reasons) {

        static Essence of(byte[] answer) {
            JsonNode json = tree(answer);
            List<Because> reasons = new ArrayList<>();
            json.path("reasons").forEach(reason -> reasons.add(Because.of(reason)));
            return new Essence(
                    json.path("urgency").asText(),
                    json.path("actWithinHours").asText(),
                    json.path("complete").asBoolean(),
                    reasons);
        }

        List<String> ruleIds() {
            return reasons.stream().map(Because::ruleId).toList();
        }
    }

    /**
     * A reason.
     *
     * @param evidence each a pointer and what is said there
     */
    private record Because(String ruleId, String urgency, String actWithinHours, List<List<String>> evidence) {

        static Because of(JsonNode reason) {
            List<List<String>> evidence = new ArrayList<>();
            for (JsonNode each : reason.path("evidence")) {
                evidence.add(
                        List.of(each.path("pointer").asText(), each.path("says").asText()));
            }
            return new Because(
                    reason.path("ruleId").asText(),
                    reason.path("urgency").asText(),
                    reason.path("actWithinHours").asText(),
                    evidence);
        }
    }

    /** A decision of the log, and what came of its report now. */
    private record Again(DecisionRecord kept, Replay.Result.Decided decided) {

        Essence then() {
            return Essence.of(kept.content().orElseThrow().answer());
        }

        Essence now() {
            return Essence.of(decided.answer());
        }

        List<Change> changes() {
            return JsonDifferences.between(tree(kept.content().orElseThrow().answer()), tree(decided.answer()));
        }
    }

    @BeforeAll
    static void replay() throws IOException {
        copy(folder);
        List<DecisionRecord> decisions = new ArrayList<>();
        new Archive(folder, IN_THE_FOLDER).read(Optional.empty(), decisions::add);
        journal = open(folder);
        RuleFiles files =
                new RuleFiles(journal.ruleSet(decisions.get(0).ruleSet()).orElseThrow());
        rules = FolderCheck.check(new RuleFolder.Contents(files, List.of()));
        Replay replay = new Replay(journal, new NoRulesOfToday(), CLOCK);
        for (DecisionRecord kept : decisions) {
            REPLAYED.add(again(kept, replay.asThen(kept)));
        }
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    @Test
    void verifies(@TempDir Path untouched) throws IOException {
        copy(untouched);
        Verification verified = new Verifier(untouched, IN_THE_FOLDER, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(REPLAYED.size(), verified.records());
        assertEquals(0, verified.erased());
        assertEquals(3, verified.seals());
    }

    /** As after an update: the tables are brought up to date, and what is signed from then on has another key here. */
    @Test
    void verifiesAfterAServiceOfTodayHadIt(@TempDir Path taken) throws IOException {
        copy(taken);
        open(taken).close();
        Verification verified = new Verifier(taken, IN_THE_FOLDER, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(REPLAYED.size(), verified.records());
    }

    @Test
    void everyDecisionComesOutAgain() {
        List<String> other = new ArrayList<>();
        for (Again each : REPLAYED) {
            Essence then = each.then();
            assertEquals(then.urgency(), each.kept().urgency().name());
            assertEquals(then.ruleIds(), each.kept().ruleIds());
            if (!then.equals(each.now())) {
                other.add(each.kept().decisionId() + "\n  then " + then + "\n  now  " + each.now());
            }
        }
        none("decisions of 0.3.0 come out otherwise", other);
    }

    /** Texts, questions, oddities, leaflets: all that 0.3.0 answered. What 0.3.0 did not know may stand beside it. */
    @Test
    void everyAnswerHoldsWhatItHeld() {
        List<String> other = new ArrayList<>();
        for (Again each : REPLAYED) {
            for (Change change : each.changes()) {
                if (change.then().isPresent()) {
                    other.add(each.kept().decisionId() + " " + change);
                }
            }
        }
        none("parts of answers of 0.3.0 are not given again", other);
    }

    @Test
    void holdsDecisionsByEveryRule() {
        assertTrue(REPLAYED.size() >= LEAST, "only " + REPLAYED.size() + " decisions");
        Set<String> expected = new TreeSet<>(Set.of(UNEXPLAINED));
        for (ParsedRule rule : rules.rules()) {
            if (!(rule.card().kind() instanceof Infers)) {
                expected.add(rule.card().id());
            }
        }
        Set<String> found = new TreeSet<>();
        for (Again each : REPLAYED) {
            assertEquals("0.3.0", each.kept().program());
            assertEquals(rules.files().version(), each.kept().ruleSet());
            JsonNode answer = tree(each.kept().content().orElseThrow().answer());
            for (String list : List.of("reasons", "selfCare", "education")) {
                answer.path(list)
                        .forEach(entry -> found.add(entry.path("ruleId").asText()));
            }
        }
        assertEquals(expected, found);
    }

    /** Signs are no reasons, and several rules share an id: without any one of them some decision must come out otherwise. */
    @Test
    void missesEveryRuleThatIsTakenAway() {
        ReferenceRules reference = ReferenceRules.of(rules.rules());
        List<Evaluation> evaluations = new ArrayList<>();
        Intake intake = new Intake(vocabulary(), wording(), CLOCK);
        for (Again each : REPLAYED) {
            byte[] report = each.kept().content().orElseThrow().codedReport();
            Reading reading = intake.read(report, each.kept().decidedAt());
            evaluations.add(reference.evaluate(
                    assertInstanceOf(Reading.Accepted.class, reading).report()));
        }
        List<String> unmissed = new ArrayList<>();
        for (ParsedRule rule : rules.rules()) {
            if (!isMissed(reference.without(rule.card().title()), evaluations)) {
                unmissed.add(rule.card().title());
            }
        }
        none("rules are missed by no decision", unmissed);
    }

    private static boolean isMissed(ReferenceRules without, List<Evaluation> evaluations) {
        Decider decider = new Decider(vocabulary(), wording(), rules.files().version());
        AnswerJson json = new AnswerJson(vocabulary(), wording(), List.of());
        for (int index = 0; index < evaluations.size(); index++) {
            Evaluation now = without.evaluate(evaluations.get(index));
            if (!now.sameFindings(evaluations.get(index))) {
                DecisionRecord kept = REPLAYED.get(index).kept();
                Decision decision = decider.decide(now.report(), now.findings(), Optional.empty());
                byte[] answer = json.write(new Answer(kept.decisionId(), decision, kept.decidedAt(), kept.decidedAt()));
                if (!Essence.of(answer).equals(REPLAYED.get(index).then())
                        || !leaflets(answer).equals(leaflets(kept))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Vocabulary vocabulary() {
        return rules.vocabulary().orElseThrow();
    }

    private static Wording wording() {
        return rules.wording().orElseThrow();
    }

    private static List<JsonNode> leaflets(DecisionRecord kept) {
        return leaflets(kept.content().orElseThrow().answer());
    }

    private static List<JsonNode> leaflets(byte[] answer) {
        return List.of(tree(answer).path("selfCare"), tree(answer).path("education"));
    }

    /** How many there are, and the first of them: a slip may change hundreds. */
    private static void none(String what, List<String> found) {
        assertEquals(
                0,
                found.size(),
                () -> what + "\n" + String.join("\n", found.subList(0, Math.min(found.size(), SHOWN))));
    }

    private static Again again(DecisionRecord kept, Optional<Replay.Replayed> replayed) {
        Replay.Result outcome = replayed.orElseThrow().result();
        return new Again(kept, assertInstanceOf(Replay.Result.Decided.class, outcome, kept.decisionId()));
    }

    /** The private key of the log is gone. It opens with a new one, and the old public one is that of an earlier day. */
    private static Journal open(Path data) throws IOException {
        Files.move(data.resolve("journal.pub"), data.resolve("journal-0.3.0.pub"));
        return Journal.open(JournalSettings.of(data, IN_THE_FOLDER).withPatience(Duration.ofSeconds(20)), CLOCK);
    }

    private static void copy(Path to) throws IOException {
        for (String file : List.of("journal.sqlite", "journal.pub", "journal.checkpoints", "journal.head")) {
            Files.copy(LOG.resolve(file), to.resolve(file));
        }
    }

    private static JsonNode tree(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service without rules of its own: what is decided again here goes by those of the log alone. */
    private static final class NoRulesOfToday implements LiveRules {

        @Override
        public Optional<Live> live() {
            return Optional.empty();
        }

        @Override
        public List<FolderProblem> problems() {
            return List.of();
        }

        @Override
        public EmergencyWords failSafe() {
            throw new UnsupportedOperationException("nobody is refused here");
        }
    }
}
