package aftercare.ruleset.check;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.Annotation;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.RuleProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what a rule asks for: words of the vocabulary, each once, and an attribute only of a symptom that it matched. */
final class AskCheck {

    private static final String BETWEEN = ", ";
    private static final String OF_SYMPTOM = "symptom.";
    private static final List<Part> PARTS = List.of(Part.PATIENT, Part.VITALS, Part.TREATMENT, Part.REPORT);

    private final DraftRule rule;
    private final Vocabulary vocabulary;
    private final Annotation annotation;
    private final RuleProblems problems;

    private AskCheck(DraftRule rule, Vocabulary vocabulary, Annotation annotation, RuleProblems problems) {
        this.rule = rule;
        this.vocabulary = vocabulary;
        this.annotation = annotation;
        this.problems = problems;
    }

    /** What an annotation names, in its order. */
    static List<String> items(String written) {
        return List.of(written.split(BETWEEN, -1));
    }

    static void check(DraftRule rule, Vocabulary vocabulary, RuleProblems problems) {
        Optional<Annotation> annotation = rule.annotation("asks");
        if (rule.endsWith("ask") && annotation.isPresent() && !annotation.get().number()) {
            new AskCheck(rule, vocabulary, annotation.get(), problems).check();
        }
    }

    private void check() {
        if (vocabulary.facts() < Vocabulary.SECOND_FACTS) {
            wrong("rules that ask need the second facts", "write `facts: 2` in the vocabulary, or leave the rule out");
            return;
        }
        List<String> known = known();
        Set<String> seen = new HashSet<>();
        for (String item : items(annotation.value())) {
            if (!known.contains(item)) {
                String help = "write the code of a symptom, `symptom.onset`, `patient.smoker` and the like, with `, `"
                        + " between several";
                wrong("`@asks` holds " + Lexer.quote(item), NearestWord.help(item, known, help));
            } else if (!seen.add(item)) {
                wrong("`@asks` names " + Lexer.quote(item) + " twice", "leave one out");
            } else if (item.startsWith(OF_SYMPTOM) && !matchesOne(rule.when())) {
                wrong(
                        Lexer.quote(item) + " is asked of no symptom",
                        "match the symptom by a line of its own, without `exists`, `not` and `or`");
            }
        }
    }

    /** Everything that can be asked for. */
    private List<String> known() {
        List<String> known = new ArrayList<>(vocabulary.symptoms().keySet());
        for (String attribute : vocabulary.fields(Part.ATTRIBUTES).keySet()) {
            known.add(OF_SYMPTOM + attribute);
        }
        for (Part part : PARTS) {
            for (String field : vocabulary.fields(part).keySet()) {
                known.add(part.word() + "." + field);
            }
        }
        return known;
    }

    /** Whether every match has exactly one symptom. */
    private static boolean matchesOne(List<Condition> conditions) {
        int count = 0;
        for (Condition condition : conditions) {
            if (condition instanceof Or) {
                for (Condition.Line line : Condition.lines(List.of(condition))) {
                    if (isSymptom(line)) {
                        return false;
                    }
                }
            } else {
                for (Condition.Line line : Condition.lines(List.of(condition))) {
                    count += isSymptom(line) ? 1 : 0;
                }
            }
        }
        return count == 1;
    }

    private static boolean isSymptom(Condition.Line line) {
        return line.asks() == Asks.EACH && line.pattern().fact().equals("Symptom");
    }

    private void wrong(String what, String help) {
        problems.add(Check.ANNOTATION_VALUE, annotation.valuePlace(), what, help);
    }
}
