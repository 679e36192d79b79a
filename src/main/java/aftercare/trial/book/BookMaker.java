package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.RuleSet;
import aftercare.trial.book.Book.Alternative;
import aftercare.trial.book.Book.Entry;
import aftercare.trial.book.Book.SymptomEntry;
import aftercare.trial.book.Book.Topic;
import aftercare.trial.cases.TriageCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the book together. */
public final class BookMaker {

    private final BookRules ruleSet;
    private final Sources sources;
    private final CasesOfRules cases;
    private final ConditionWords words;

    public BookMaker(BookRules ruleSet, Sources sources, CasesOfRules cases) {
        this.ruleSet = ruleSet;
        this.sources = sources;
        this.cases = cases;
        this.words = new ConditionWords(ruleSet.vocabulary());
    }

    /**
     * The book of a rule set.
     *
     * @param before another version of the rules, to tell what changed since
     * @param cases of the rule set
     * @param sources the page of sources; empty where there is none
     * @param now when the reports of the cases hold, for those that do not say so themselves
     * @param step is called after each case
     */
    public static Book make(
            RuleSet rules,
            Optional<RuleSet> before,
            List<TriageCase> cases,
            String sources,
            Instant now,
            Runnable step) {
        CasesOfRules casesOfRules = CasesOfRules.of(rules.rules(), rules.intake(), cases, now, step);
        return new BookMaker(BookRules.of(rules), Sources.read(sources), casesOfRules).make(before.map(BookRules::of));
    }

    /** @param before another version of the rules, to tell what changed since */
    public Book make(Optional<BookRules> before) {
        SymptomIndex index = new SymptomIndex(ruleSet.rules());
        return new Book(
                ruleSet.version(),
                ruleSet.wording().levels(),
                topics(),
                symptoms(index),
                groups(),
                index.every(),
                before.map(old -> Comparing.changes(old, ruleSet)));
    }

    private List<Topic> topics() {
        Map<String, Map<String, List<ParsedRule>>> byTopic = new TreeMap<>();
        for (ParsedRule rule : ruleSet.rules()) {
            String file = rule.card().file();
            byTopic.computeIfAbsent(file.substring(0, Math.max(0, file.indexOf('/'))), topic -> new LinkedHashMap<>())
                    .computeIfAbsent(rule.card().id(), id -> new ArrayList<>())
                    .add(rule);
        }
        List<Topic> topics = new ArrayList<>();
        byTopic.forEach((name, byId) -> {
            List<Entry> entries = new ArrayList<>();
            for (List<ParsedRule> alternatives : byId.values()) {
                entries.add(entry(alternatives));
            }
            topics.add(new Topic(name, entries));
        });
        return topics;
    }

    private Entry entry(List<ParsedRule> rules) {
        List<Alternative> alternatives = new ArrayList<>();
        for (ParsedRule rule : rules) {
            alternatives.add(new Alternative(rule.card(), words.of(rule.when())));
        }
        RuleCard card = rules.get(0).card();
        return new Entry(card, alternatives, sources.cited(card.source()), cases.of(card.id()));
    }

    private List<SymptomEntry> symptoms(SymptomIndex index) {
        List<SymptomEntry> symptoms = new ArrayList<>();
        for (SymptomWord symptom : ruleSet.vocabulary().symptoms().values()) {
            String floor = symptom.floor()
                    .map(level -> ruleSet.wording().levels().get(level).headline())
                    .orElse("");
            symptoms.add(symptom(index, symptom.code(), symptom.label(), floor, symptom.groups()));
        }
        String other = new ValueWords(ruleSet.vocabulary()).symptom(Symptom.OTHER);
        symptoms.add(symptom(index, Symptom.OTHER, other, "", List.of()));
        return symptoms;
    }

    private static SymptomEntry symptom(
            SymptomIndex index, String code, String label, String floor, List<String> groups) {
        return new SymptomEntry(
                code,
                label,
                floor,
                index.of(code, groups, false),
                index.of(code, groups, true),
                index.throughSigns(code, groups));
    }

    private Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (SymptomWord symptom : ruleSet.vocabulary().symptoms().values()) {
            for (String group : symptom.groups()) {
                groups.computeIfAbsent(WordList.spaced(group), name -> new ArrayList<>())
                        .add(symptom.label());
            }
        }
        return groups;
    }
}
