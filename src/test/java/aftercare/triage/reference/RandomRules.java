package aftercare.triage.reference;

import static aftercare.triage.reference.SmallWorld.KINDS;
import static aftercare.triage.reference.SmallWorld.SIGN_CODES;

import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Sets of random rules that the check finds clean, spread over several files. */
public final class RandomRules {

    static final int RULES = 20;

    private static final List<String> FILES = List.of("chest", "nerve", "signs", "vital", "collapse");
    private static final List<String> URGENCIES =
            List.of("SELF_CARE", "ROUTINE_REVIEW", "URGENT_24H", "EMERGENCY_DEPARTMENT", "EMERGENCY_AMBULANCE");
    private static final int SIGNS = 7;
    private static final int ADVICE = 2;
    private static final int MOST_ROUNDS = 200;

    private final Draw draw;
    private final RandomConditions conditions;
    private final String[] texts = new String[RULES];
    private final int[] files = new int[RULES];

    private RandomRules(Draw draw) {
        this.draw = draw;
        this.conditions = new RandomConditions(draw);
    }

    /** The files of a seed. */
    public static Map<String, String> files(long seed) {
        return new RandomRules(new Draw(seed)).files();
    }

    private Map<String, String> files() {
        int used = 1 + draw.below(FILES.size());
        for (int rule = 0; rule < RULES; rule++) {
            files[rule] = draw.below(used);
        }
        for (int rule = 0; rule < RULES; rule++) {
            texts[rule] = rule(rule);
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            CheckedRules checked = BothEvaluators.check(written());
            if (checked.clean()) {
                return written();
            }
            for (int rule : refused(checked.problems())) {
                texts[rule] = rule(rule);
            }
        }
        throw new AssertionError("no clean set of rules after " + MOST_ROUNDS + " rounds: "
                + BothEvaluators.check(written()).problems());
    }

    /** Titles name the rule, so that problems can be led back to it. */
    private TreeSet<Integer> refused(List<Problem> problems) {
        TreeSet<Integer> refused = new TreeSet<>();
        Map<String, String> written = written();
        for (Problem problem : problems) {
            int rule = -1;
            String[] lines = written.get(problem.place().file()).split("\n");
            for (int line = 0; line < problem.place().line(); line++) {
                if (lines[line].startsWith("rule \"number ")) {
                    rule = Integer.parseInt(lines[line].replaceAll("\\D+", ""));
                }
            }
            if (rule >= 0) {
                refused.add(rule);
            }
        }
        if (refused.isEmpty()) {
            throw new AssertionError("no rule is to blame for " + problems);
        }
        return refused;
    }

    private Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        for (int file = 0; file < FILES.size(); file++) {
            StringBuilder rules = new StringBuilder();
            for (int rule = 0; rule < RULES; rule++) {
                if (files[rule] == file) {
                    rules.append(texts[rule]);
                }
            }
            if (rules.length() > 0) {
                String name = FILES.get(file);
                written.put(name + "/" + name + ".drl", head(rules) + rules);
            }
        }
        return written;
    }

    private static String head(StringBuilder rules) {
        List<String> functions = new ArrayList<>();
        for (String function : List.of("conclude", "infer", "advise")) {
            if (rules.indexOf(function + "(") >= 0) {
                functions.add(function);
            }
        }
        return RuleFile.head(functions.toArray(String[]::new));
    }

    private String rule(int number) {
        String title = "number " + number;
        String letters = List.of("AA", "BB", "CC", "DD", "EE").get(files[number]);
        if (number < SIGNS) {
            int layer = number % KINDS.size();
            String code = draw.chance(30) || number < SIGN_CODES.size() ? SIGN_CODES.get(number % 2) : "";
            String when = conditions.when(KINDS.subList(0, layer), false);
            return RuleFile.sign(title, id(letters, number), KINDS.get(layer), code, when);
        }
        String when = conditions.when(KINDS, true);
        if (number < SIGNS + ADVICE) {
            // One id for all of a file: alternatives.
            return RuleFile.advice(title, letters + "-90", "self-care", when);
        }
        boolean alternative = number % 4 == 0;
        String urgency = alternative ? "ROUTINE_REVIEW" : draw.of(URGENCIES);
        return RuleFile.triage(title, alternative ? letters + "-80" : id(letters, number), urgency, when);
    }

    private static String id(String letters, int number) {
        return letters + "-" + String.format(Locale.ROOT, "%02d", number + 1);
    }
}
