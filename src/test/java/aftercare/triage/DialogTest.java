package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Candidate;
import aftercare.domain.Question;
import aftercare.domain.Vocabulary.Type;
import aftercare.domain.decision.Decision;
import aftercare.tables.Json;
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
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody names one symptom and answers what is asked until nothing more is. */
class DialogTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MOST_ROUNDS = 4;
    private static final long SEED = 20_261_128;
    private static final int MOST_SINGLE_ANSWERS = 100;

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

    private static Map<String, Object> start(String code) {
        Map<String, Object> symptom = new LinkedHashMap<>();
        symptom.put("code", code);
        if (code.equals("other")) {
            symptom.put("text", "something");
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reportedAt", NOW.toString());
        report.put("symptoms", new ArrayList<>(List.of(symptom)));
        return report;
    }

    private static Decision decide(Map<String, Object> report) {
        Triage.Result result = Triage.byBoth(rules).assess(Json.write(report).getBytes(StandardCharsets.UTF_8));
        if (result instanceof Triage.Decided decided) {
            assertTrue(decided.decision().complete(), () -> Json.write(report));
            return decided.decision();
        }
        throw new AssertionError(Json.write(report) + " " + result);
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

    private record Ended(Decision decision, int rounds, Map<String, Object> report) {}

    private static Ended allAtOnce(String code, Person person) {
        Map<String, Object> report = start(code);
        Decision decision = decide(report);
        int rounds = 0;
        while (!decision.questions().isEmpty() && rounds <= MOST_ROUNDS + 4) {
            for (Question question : decision.questions()) {
                say(report, question, person.apply(named(report, question)));
            }
            decision = decide(report);
            rounds++;
        }
        return new Ended(decision, rounds, report);
    }

    /** The answers of each round in another order; a round is answered to its end. */
    private static Ended inOtherOrder(String code, Person person, SplittableRandom random) {
        Map<String, Object> report = start(code);
        Decision decision = decide(report);
        int rounds = 0;
        while (!decision.questions().isEmpty() && rounds <= MOST_ROUNDS + 4) {
            List<Question> left = new ArrayList<>(decision.questions());
            while (!left.isEmpty()) {
                Question question = left.remove(random.nextInt(left.size()));
                say(report, question, person.apply(named(report, question)));
            }
            decision = decide(report);
            rounds++;
        }
        return new Ended(decision, rounds, report);
    }

    /** The first question alone is answered each time. */
    private static Ended firstAlone(String code, Person person) {
        Map<String, Object> report = start(code);
        Decision decision = decide(report);
        int answers = 0;
        while (!decision.questions().isEmpty() && answers < MOST_SINGLE_ANSWERS) {
            Question question = decision.questions().get(0);
            say(report, question, person.apply(named(report, question)));
            decision = decide(report);
            answers++;
        }
        return new Ended(decision, answers, report);
    }

    private static boolean isLower(Ended one, Ended other) {
        return one.decision().urgency().compareTo(other.decision().urgency()) < 0;
    }

    private static String said(Ended ended) {
        return ended.decision().urgency() + " " + ended.decision().ruleIds() + " " + Json.write(ended.report());
    }

    private static void tryAll(int randomWays, long seed) {
        List<String> codes =
                new ArrayList<>(rules.book().vocabulary().symptoms().keySet());
        codes.add("other");
        List<String> wrong = new ArrayList<>();
        int lowerAlone = 0;
        int[] rounds = new int[MOST_ROUNDS + 6];
        int dialogs = 0;
        for (String code : codes) {
            for (int way = -2; way < randomWays; way++) {
                long own = seed + 1_000L * way + codes.indexOf(code);
                Person person = way == -2 ? ALL_NO : way == -1 ? ALL_WORST : random(own);
                Ended whole = allAtOnce(code, person);
                rounds[whole.rounds()]++;
                dialogs++;
                String name = code + ", " + (way == -2 ? "all no" : way == -1 ? "all worst" : "seed " + own);
                if (whole.rounds() > MOST_ROUNDS) {
                    wrong.add(name + ": " + whole.rounds() + " rounds, " + Json.write(whole.report()) + " then "
                            + whole.decision().questions().stream()
                                    .map(question -> question.id() + " " + question.asks())
                                    .toList());
                }
                Ended ordered = inOtherOrder(code, person, new SplittableRandom(own));
                if (isLower(ordered, whole)) {
                    wrong.add(name + ": in another order " + said(ordered) + ", at once " + said(whole));
                }
                Ended first = firstAlone(code, person);
                if (first.rounds() >= MOST_SINGLE_ANSWERS) {
                    wrong.add(name + ": one by one it does not end");
                }
                lowerAlone += isLower(first, whole) ? 1 : 0;
            }
        }
        System.out.println("DialogTest: seed " + seed + ", " + dialogs + " dialogs, by rounds "
                + Arrays.toString(rounds) + ", one by one lower " + lowerAlone);
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
