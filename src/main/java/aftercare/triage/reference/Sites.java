package aftercare.triage.reference;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Regions as the site of a symptom, one of each kind that the rules can tell apart: by the groups of the region, and by where
 * they name it.
 *
 * @param samples their codes, in the order of the vocabulary
 */
public record Sites(List<String> samples) {

    public Sites {
        samples = List.copyOf(samples);
    }

    public static Sites of(Vocabulary vocabulary, ReferenceRules rules) {
        Set<Operand> named = new LinkedHashSet<>();
        for (CompiledRule rule : rules.rules()) {
            for (Pattern pattern : rule.rule().patterns()) {
                for (Comparison comparison : pattern.comparisons()) {
                    if (pattern.fact().equals(FactKind.SYMPTOM.written())
                            && comparison.field().equals("site")) {
                        named.add(comparison.operand());
                    }
                }
            }
        }
        Map<List<Object>, String> kinds = new LinkedHashMap<>();
        for (RegionWord region : vocabulary.regions().values()) {
            List<Object> kind = new ArrayList<>(vocabulary.groupsOfRegion(region.code()));
            for (Operand each : named) {
                kind.add(names(each, region.code()));
            }
            kinds.putIfAbsent(kind, region.code());
        }
        return new Sites(List.copyOf(kinds.values()));
    }

    private static boolean names(Operand operand, String region) {
        if (operand instanceof Operand.Choice choice) {
            return choice.values().stream().anyMatch(each -> names(each, region));
        }
        return operand instanceof Operand.Text text && text.value().equals(region);
    }
}
