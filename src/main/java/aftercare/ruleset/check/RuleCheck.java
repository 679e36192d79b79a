package aftercare.ruleset.check;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.Patience;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.FileCheck;
import aftercare.ruleset.text.Parser;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.text.RuleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads all rule files and finds what is wrong with them, on their text alone. A rule file is code: nothing is given to
 * the engine's builder that was not found clean here.
 */
public final class RuleCheck {

    private final BiConsumer<Draft, RuleProblems> secondOpinion;

    public RuleCheck() {
        this(EngineReading::check);
    }

    /** @param agreed files about which the engine's parser agreed before, as they are: it is not asked again */
    public RuleCheck(Set<String> agreed) {
        this((draft, problems) -> {
            if (!agreed.contains(draft.text().file())) {
                EngineReading.check(draft, problems);
            }
        });
    }

    RuleCheck(BiConsumer<Draft, RuleProblems> secondOpinion) {
        this.secondOpinion = secondOpinion;
    }

    /** Files and words in, rules or problems out; never throws on account of a file. */
    public CheckedRules read(List<RuleSource> sources, Vocabulary vocabulary) {
        return read(sources, vocabulary, Patience.ENDLESS);
    }

    /** @param patience asked at each file and each rule */
    public CheckedRules read(List<RuleSource> sources, Vocabulary vocabulary, Patience patience) {
        RuleProblems problems = new RuleProblems();
        List<Draft> drafts = drafts(sources, problems, patience);
        Map<String, Set<String>> signs = signs(drafts);
        boolean signsKnown = drafts.size() == sources.size();
        List<DraftRule> whole = new ArrayList<>();
        for (Draft draft : drafts) {
            signsKnown &= draft.headsRead();
            for (DraftRule rule : draft.rules()) {
                if (rule.whole()) {
                    whole.add(rule);
                }
            }
        }
        Fields fields = Fields.of(vocabulary, signs);
        ValueCheck values = new ValueCheck(fields, signs, signsKnown, problems);
        ComparisonCheck comparisons = new ComparisonCheck(fields, values, problems);
        for (DraftRule rule : whole) {
            patience.ask();
            ConditionCheck.check(rule, fields, comparisons, problems);
            AskCheck.check(rule, vocabulary, problems);
        }
        SignLayers.check(whole, signs.keySet(), problems);
        List<ParsedRule> rules = rules(drafts, problems);
        for (Draft draft : drafts) {
            FileCheck.imports(draft, problems);
        }
        // On all processors: each file has a list of problems to itself, which was opened before.
        drafts.parallelStream()
                .filter(draft -> problems.none(draft.text().file()))
                .forEach(draft -> {
                    patience.ask();
                    secondOpinion.accept(draft, problems);
                });
        return new CheckedRules(rules, problems.inOrder());
    }

    private static List<Draft> drafts(List<RuleSource> sources, RuleProblems problems, Patience patience) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        if (sources.isEmpty()) {
            problems.add(
                    Check.NO_RULE, new Place(".", 1, 1, 0, 0), "there is no rule file", "look at the folder of rules");
        }
        for (RuleSource source : sources) {
            patience.ask();
            problems.open(source.path());
            FileCheck.name(source.path(), problems);
            if (!paths.add(source.path())) {
                Place top = new Place(source.path(), 1, 1, 0, 0);
                problems.add(Check.FILE_NAME, top, "this file is given twice", "leave one out");
            }
            RuleText.read(source, problems).ifPresent(text -> drafts.add(Parser.parse(text, problems)));
        }
        return drafts;
    }

    /** The kinds of sign that rules infer, with the codes of each; the empty code for a rule without one. */
    private static Map<String, Set<String>> signs(List<Draft> drafts) {
        Map<String, Set<String>> signs = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            for (DraftRule rule : draft.rules()) {
                String kind = rule.textOf("infers");
                if (!kind.isEmpty()) {
                    signs.computeIfAbsent(kind, name -> new LinkedHashSet<>()).add(rule.textOf("as"));
                }
            }
        }
        return signs;
    }

    private static List<ParsedRule> rules(List<Draft> drafts, RuleProblems problems) {
        RuleSetCheck together = new RuleSetCheck(problems);
        List<ParsedRule> rules = new ArrayList<>();
        for (Draft draft : drafts) {
            for (DraftRule rule : draft.rules()) {
                together.title(rule);
                Optional<RuleCard> card = CardCheck.check(rule, problems);
                if (card.isPresent()) {
                    together.card(card.get(), rule);
                }
                if (card.isPresent() && rule.whole()) {
                    rules.add(new ParsedRule(card.get(), rule.when(), rule.place()));
                }
            }
        }
        return rules;
    }
}
