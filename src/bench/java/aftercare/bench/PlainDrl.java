package aftercare.bench;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules as the plain service holds them: the same conditions, and actions that keep an id. Signs come first by their salience,
 * so that what is concluded need not be taken back.
 */
final class PlainDrl {

    static final String WORDS = "words.json";
    private static final String RULES = "rules.drl";

    private PlainDrl() {}

    static void write(BenchRules rules, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        lines.add("package rules");
        lines.add("import plain.*");
        lines.add("global plain.Found found");
        for (ParsedRule rule : rules.rules().rules()) {
            lines.add("rule \"" + rule.card().title().replace("\"", "\\\"") + "\"");
            if (rule.card().kind() instanceof Infers) {
                lines.add("salience 1");
            }
            lines.add("when");
            for (Condition condition : rule.when()) {
                lines.add("    " + ConditionText.of(condition));
            }
            lines.add("then");
            lines.add("    " + action(rule.card()));
            lines.add("end");
        }
        Files.write(folder.resolve(RULES), lines);
        new ObjectMapper().writeValue(folder.resolve(WORDS).toFile(), words(rules.rules().book().vocabulary()));
    }

    private static String action(RuleCard card) {
        RuleCard.Kind kind = card.kind();
        if (kind instanceof Infers infers) {
            return "insertLogical( new Sign( \"" + infers.sign() + "\", \"" + infers.code() + "\" ) );";
        }
        if (kind instanceof Triage triage) {
            return "found.conclude( \"" + card.id() + "\", " + triage.urgency().rank() + " );";
        }
        return "found." + (kind instanceof Advises ? "advise" : "ask") + "( \"" + card.id() + "\" );";
    }

    /** What a peer needs to know of the words to make facts of a report. */
    private static Map<String, Object> words(Vocabulary vocabulary) {
        Map<String, Object> symptoms = new LinkedHashMap<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            symptoms.put(
                    word.code(),
                    Map.of(
                            "groups", word.groups(),
                            "floor", word.floor().map(floor -> floor.rank()).orElse(0),
                            "standing", word.standing().name(),
                            "areas", word.location().areas(),
                            "treated", word.location().treated(),
                            "elsewhere", word.location().elsewhere()));
        }
        Map<String, Object> regions = new LinkedHashMap<>();
        for (Vocabulary.RegionWord word : vocabulary.regions().values()) {
            regions.put(word.code(), Map.of("groups", vocabulary.groupsOfRegion(word.code()), "areas", word.areas()));
        }
        List<String> all = vocabulary.everyGroupOfRegions();
        regions.put("unknown", Map.of("groups", all, "areas", List.of()));
        return Map.of("facts", vocabulary.facts(), "symptoms", symptoms, "regions", regions, "everyGroup", all);
    }
}
