package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Candidate;
import aftercare.domain.Candidate.About;
import aftercare.domain.Question;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.engine.RuleFindings;
import aftercare.tables.Json;
import aftercare.tables.Tree;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody names one symptom and answers what is asked until nothing more is. However it is asked, nothing is left out that
 * would have raised the answer: neither a question that is still open, nor, where place and time of the treatment are known
 * from the beginning, one that another order would have asked, but for those that an answer ends. Where they are not, to know
 * them ends some questions, such as those about the lungs after an elbow was needled.
 */
class DialogTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MOST_ROUNDS = 4;
    private static final long SEED = 20_261_128;
    private static final int NEVER_ENDING = 100;

    private static final int RANDOM_ORDERS = 3;

    /** The share of dialogs that take more rounds: in an emergency only two questions are asked at once. */
    private static final double LONGER_DIALOGS = 0.001;

    /**
     * What is asked only as long as an answer is open: vomiting until a headache is known to be mild and gradual, a cold
     * limb until a numbness is known to be elsewhere, a faint until its sign is known to have gone, the lungs
     * until a sign of a faint is known to be none.
     */
    private static final Set<String> ENDED_BY_AN_ANSWER = Set.of(
            "vomiting",
            "cold-pale-limb",
            "syncope",
            "shortness-of-breath",
            "chest-pain",
            "pain-on-breathing",
            "dry-cough");

    private static final String TREATMENT = "treatment";
    private static final String CONTRADICTION = "MIS-06";
    private static final List<Integer> HOURS_SINCE = List.of(2, 30, 60, 100, 200);

    private static RuleSet rules;

    @BeforeAll
    static void loadsTheShippedRules() {
        rules = (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules"));
    }

    /** What somebody says to a question: the value to send back. Always the same to the same question. */
    private interface Person extends Function<Question, Object> {}

    private static final Person ALL_NO = question -> answer(question, 0, 0);

    private static final Person ALL_WORST = question -> answer(question, 1, 1);

    private static Person random(long seed) {
        return question -> {
            long mixed = seed;
            for (char letter : (question.asks() + question.pointer()).toCharArray()) {
                mixed = mixed * 31 + letter;
            }
            SplittableRandom random = new SplittableRandom(mixed);
            return answer(question, random.nextDouble(), random.nextDouble());
        };
    }

    /**
     * @param yes from 0.5 on a yes
     * @param far from 0 for the least or first to 1 for the most or last
     */
    private static Object answer(Question question, double yes, double far) {
        if (question.field().isEmpty() || question.field().get().type() == Type.BOOLEAN) {
            return yes >= 0.5;
        }
        return switch (question.field().get().type()) {
            case INTEGER, DECIMAL -> {
                BigDecimal min = question.field().get().min();
                BigDecimal range = question.field().get().max().subtract(min);
                yield min.add(BigDecimal.valueOf(Math.round(range.doubleValue() * far)));
            }
            case TIMESTAMP ->
                NOW.minusSeconds(3_600L * (1 + Math.round(100 * far))).toString();
            default -> {
                List<Question.Option> options = question.options();
                String value = options.get((int) Math.round((options.size() - 1) * far))
                        .value();
                yield question.field().get().type() == Type.REGIONS ? List.of(value) : value;
            }
        };
    }

    private static Map<String, Object> start(String code, Optional<SplittableRandom> setting) {
        Map<String, Object> symptom = new LinkedHashMap<>();
        symptom.put("code", code);
        if (code.equals(Symptom.OTHER)) {
            symptom.put("text", "something");
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reportedAt", NOW.toString());
        report.put("symptoms", new ArrayList<>(List.of(symptom)));
        setting.ifPresent(random -> report.put(TREATMENT, treatment(random)));
        return report;
    }

    private static Map<String, Object> treatment(SplittableRandom random) {
        List<String> regions = List.copyOf(rules.book().vocabulary().regions().keySet());
        String ended = NOW.minusSeconds(3_600L * HOURS_SINCE.get(random.nextInt(HOURS_SINCE.size())))
                .toString();
        return Map.of("endedAt", ended, "regions", List.of(regions.get(random.nextInt(regions.size()))));
    }

    private static Decision decide(Map<String, Object> report) {
        Triage.Result result = Triage.byBoth(rules).assess(Json.write(report).getBytes(StandardCharsets.UTF_8));
        if (result instanceof Triage.Decided decided) {
            assertTrue(decided.decision().complete(), () -> Json.write(report));
            return decided.decision();
        }
        throw new AssertionError(Json.write(report) + " " + result);
    }

    /** By the reference alone, whose decisions are held against the engine elsewhere. */
    private static Decision decideQuickly(Map<String, Object> report) {
        Reading reading = rules.intake().read(Json.write(report).getBytes(StandardCharsets.UTF_8));
        Evaluation evaluation = rules.reference().evaluate(((Reading.Accepted) reading).report());
        RuleFindings findings = new RuleFindings(evaluation.findings(), Optional.empty());
        Decision decision = rules.book().decide(evaluation.report(), findings);
        return rules.questions().ask(decision, Optional.of(evaluation));
    }

    @SuppressWarnings("unchecked") // The tree of a report holds objects and lists of them.
    private static void say(Map<String, Object> report, Question question, Object answer) {
        List<Object> symptoms = (List<Object>) report.get("symptoms");
        if (question.pointer().equals(Candidate.NEXT_SYMPTOM)) {
            Map<String, Object> symptom = new LinkedHashMap<>();
            symptom.put("code", question.asks());
            if (answer.equals(false)) {
                symptom.put("present", false);
            }
            symptoms.add(symptom);
            return;
        }
        String[] steps = question.pointer().substring(1).split("/");
        if (steps[0].equals("symptoms")) {
            ((Map<String, Object>) symptoms.get(Integer.parseInt(steps[1]))).put(steps[2], answer);
        } else if (steps.length == 1) {
            report.put(steps[0], answer);
        } else {
            ((Map<String, Object>) report.computeIfAbsent(steps[0], name -> new LinkedHashMap<>()))
                    .put(steps[1], answer);
        }
    }

    /** The pointer depends on the order of answers; the code of the symptom does not. */
    private static Question named(Map<String, Object> report, Question question) {
        String[] steps = question.pointer().split("/");
        if (steps.length < 4 || !steps[1].equals("symptoms")) {
            return question;
        }
        Object symptom = ((List<?>) report.get("symptoms")).get(Integer.parseInt(steps[2]));
        String pointer = ((Map<?, ?>) symptom).get("code") + "." + steps[3];
        return new Question(
                question.id(),
                pointer,
                question.asks(),
                question.text(),
                question.field(),
                question.options(),
                question.raise());
    }

    private static boolean isHigher(Decision one, Ended other) {
        return one.urgency().compareTo(other.decision().urgency()) > 0;
    }

    /** A report with all that either holds. The same person gave the same answers. */
    private static Map<String, Object> joined(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> all = new LinkedHashMap<>(one);
        for (Map.Entry<String, Object> entry : other.entrySet()) {
            if (entry.getKey().equals("symptoms")) {
                all.put("symptoms", joined((List<?>) one.get("symptoms"), (List<?>) entry.getValue()));
            } else if (entry.getValue() instanceof Map<?, ?> members
                    && one.get(entry.getKey()) instanceof Map<?, ?> known) {
                Map<Object, Object> both = new LinkedHashMap<>(known);
                both.putAll(members);
                all.put(entry.getKey(), both);
            } else {
                all.put(entry.getKey(), entry.getValue());
            }
        }
        return all;
    }

    private static List<Object> joined(List<?> one, List<?> other) {
        Map<Object, Map<Object, Object>> byCode = new LinkedHashMap<>();
        for (List<?> symptoms : List.of(one, other)) {
            for (Object symptom : symptoms) {
                Map<?, ?> members = (Map<?, ?>) symptom;
                byCode.computeIfAbsent(members.get("code"), code -> new LinkedHashMap<>())
                        .putAll(members);
            }
        }
        return List.copyOf(byCode.values());
    }

    /** @param rounds how often was asked */
    private record Ended(Decision decision, int rounds, Map<String, Object> report) {

        String said() {
            return decision.urgency() + " " + decision.ruleIds() + " " + Json.write(report);
        }
    }

    /** Which of the questions of a round are answered before it is asked again, in which order. */
    private interface Order extends UnaryOperator<List<Question>> {}

    private static final Order ALL_AT_ONCE = questions -> questions;

    private static final Order FIRST_ALONE = questions -> questions.subList(0, 1);

    private static Order anyAlone(SplittableRandom random) {
        return questions -> List.of(questions.get(random.nextInt(questions.size())));
    }

    private static Order allInAnyOrder(SplittableRandom random) {
        return questions -> {
            List<Question> left = new ArrayList<>(questions);
            List<Question> turned = new ArrayList<>();
            while (!left.isEmpty()) {
                turned.add(left.remove(random.nextInt(left.size())));
            }
            return turned;
        };
    }

    private static Ended talk(
            Map<String, Object> start, Person person, Order order, Function<Map<String, Object>, Decision> decide) {
        Map<String, Object> report = Tree.copy(start);
        Decision decision = decide.apply(report);
        int rounds = 0;
        while (!decision.questions().isEmpty() && rounds < NEVER_ENDING) {
            for (Question question : order.apply(decision.questions())) {
                say(report, question, person.apply(named(report, question)));
            }
            decision = decide.apply(report);
            rounds++;
        }
        return new Ended(decision, rounds, report);
    }

    /** What the same person would have come to with all questions that are open, those too that were not worth asking. */
    private static Decision goneOn(Ended ended, Person person) {
        Map<String, Object> report = Tree.copy(ended.report());
        Decision decision = ended.decision();
        while (!decision.candidates().isEmpty()) {
            for (Candidate candidate : decision.candidates()) {
                Question question = question(candidate);
                say(report, question, person.apply(named(report, question)));
            }
            decision = decideQuickly(report);
        }
        return decision;
    }

    private static Question question(Candidate candidate) {
        if (candidate.about() == About.SYMPTOM) {
            return new Question(
                    candidate.id(),
                    candidate.pointer(),
                    candidate.what(),
                    "",
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
        }
        Part part =
                switch (candidate.pointer().split("/")[1]) {
                    case "symptoms" -> Part.ATTRIBUTES;
                    case "patient" -> Part.PATIENT;
                    case "vitals" -> Part.VITALS;
                    case "treatment" -> Part.TREATMENT;
                    default -> Part.REPORT;
                };
        Field field = rules.book().vocabulary().fields(part).get(candidate.what());
        List<Question.Option> options = rules.book().vocabulary().options(field);
        return new Question(candidate.id(), candidate.pointer(), "", "", Optional.of(field), options, Optional.empty());
    }

    /** A dialog does not ask for what would only contradict what was said. */
    private static boolean isHigherByMoreThanAContradiction(Decision further, Ended ended) {
        boolean contradicts = further.reasons().stream()
                .filter(Reason::decisive)
                .allMatch(reason -> reason.ruleId().equals(CONTRADICTION));
        return isHigher(further, ended) && !contradicts;
    }

    /** Whether the other order was asked something which an answer of this one had made needless. */
    private static boolean endsByAnAnswer(Ended ended, Ended whole) {
        List<Object> codes = new ArrayList<>();
        Tree.symptoms(ended.report()).forEach(symptom -> codes.add(symptom.get("code")));
        for (Map<String, Object> symptom : Tree.symptoms(whole.report())) {
            if (!codes.contains(symptom.get("code")) && ENDED_BY_AN_ANSWER.contains(symptom.get("code"))) {
                return true;
            }
        }
        return false;
    }

    /** Everything that is wrong with how a person is asked, in any order. */
    private static List<String> wrong(Map<String, Object> start, Person person, long seed, int[] rounds) {
        List<String> wrong = new ArrayList<>();
        Ended whole = talk(start, person, ALL_AT_ONCE, DialogTest::decide);
        rounds[Math.min(whole.rounds(), MOST_ROUNDS + 1)]++;
        Map<String, Order> orders = new LinkedHashMap<>();
        orders.put("all at once", ALL_AT_ONCE);
        orders.put("the first alone", FIRST_ALONE);
        orders.put("all in any order", allInAnyOrder(new SplittableRandom(seed)));
        for (int i = 0; i < RANDOM_ORDERS; i++) {
            orders.put("any alone, " + i, anyAlone(new SplittableRandom(seed + i)));
        }
        orders.forEach((name, order) -> {
            Ended ended = talk(start, person, order, DialogTest::decideQuickly);
            if (ended.rounds() >= NEVER_ENDING) {
                wrong.add(name + ": it does not end, " + ended.said());
            }
            Decision further = goneOn(ended, person);
            if (isHigherByMoreThanAContradiction(further, ended)) {
                wrong.add(name + ": not asked to the end, " + ended.said() + ", else " + further.ruleIds());
            }
            if (start.containsKey(TREATMENT)) {
                Decision both = decideQuickly(joined(ended.report(), whole.report()));
                if (isHigher(both, ended) && !endsByAnAnswer(ended, whole)) {
                    wrong.add(name + ": " + ended.said() + ", at once " + whole.said());
                }
            }
        });
        return wrong;
    }

    private static void tryAll(int randomWays, long seed) {
        List<String> codes =
                new ArrayList<>(rules.book().vocabulary().symptoms().keySet());
        codes.add(Symptom.OTHER);
        List<String> wrong = new ArrayList<>();
        int[] rounds = new int[MOST_ROUNDS + 2];
        for (String code : codes) {
            for (int way = -2; way < randomWays; way++) {
                long own = seed + 1_000L * way + codes.indexOf(code);
                Person person = way == -2 ? ALL_NO : way == -1 ? ALL_WORST : random(own);
                boolean known = Math.floorMod(way, 2) == 1;
                Map<String, Object> start =
                        start(code, known ? Optional.of(new SplittableRandom(own)) : Optional.empty());
                String name = code + ", " + (way == -2 ? "all no" : way == -1 ? "all worst" : "seed " + own);
                wrong(start, person, own, rounds).forEach(what -> wrong.add(name + ": " + what));
            }
        }
        System.out.println("DialogTest: seed " + seed + ", " + codes.size() * (randomWays + 2)
                + " ways to answer, each in " + (RANDOM_ORDERS + 3) + " orders, by rounds " + Arrays.toString(rounds));
        assertTrue(rounds[MOST_ROUNDS + 1] <= LONGER_DIALOGS * codes.size() * (randomWays + 2), "too many rounds");
        assertEquals(List.of(), wrong.subList(0, Math.min(6, wrong.size())), wrong.size() + " wrong");
    }

    @Test
    void endsSoonAndNoOrderEndsLower() {
        tryAll(2, SEED);
    }

    @Test
    @Tag("long")
    void endsSoonHoweverItIsAnswered() {
        tryAll(200, System.nanoTime() >>> 10);
    }
}
