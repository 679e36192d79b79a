package aftercare.ruleset.languages;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Wording;
import aftercare.domain.Wording.LevelWords;
import aftercare.domain.Wording.Sooner;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the English texts of a rule set, in the order in which a translator works: the most urgent come first. */
public final class EnglishTexts {

    private final List<EnglishText> texts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private EnglishTexts() {}

    /**
     * Each text with each place that it has; a place has several where alternatives of one rule say different things.
     *
     * @param wording as it is written, with {@code {emergencyNumber}} in its texts
     */
    public static List<EnglishText> of(List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
        EnglishTexts all = new EnglishTexts();
        all.wording(wording);
        List<Urgency> levels = new ArrayList<>(List.of(Urgency.values()));
        levels.sort((one, other) -> other.compareTo(one));
        for (Urgency level : levels) {
            for (ParsedRule rule : rules) {
                if (rule.card().kind() instanceof Triage triage && triage.urgency() == level) {
                    all.card(rule.card(), Optional.of(level));
                }
            }
        }
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Advises) {
                all.add(
                        rule.card().id() + " text",
                        Kind.ADVICE,
                        Optional.empty(),
                        rule.card().advice());
            }
        }
        all.vocabulary(vocabulary);
        return all.texts;
    }

    private void wording(Wording wording) {
        Urgency[] levels = Urgency.values();
        for (int i = levels.length - 1; i >= 0; i--) {
            LevelWords words = wording.levels().get(levels[i]);
            Optional<Urgency> urgency = Optional.of(levels[i]);
            String at = levels[i].name();
            add(at + " headline", Kind.HEADLINE, urgency, words.headline());
            add(at + " contact", Kind.CONTACT, urgency, words.contact());
            add(at + " instruction", Kind.INSTRUCTION, urgency, words.instruction());
            for (Sooner sooner : words.sooner()) {
                String within = at + " within " + sooner.hours() + " hours ";
                add(
                        within + "headline",
                        Kind.HEADLINE,
                        urgency,
                        sooner.heading().headline());
                add(within + "contact", Kind.CONTACT, urgency, sooner.heading().contact());
            }
        }
        for (String text : wording.safetyNet()) {
            add("safetyNet", Kind.NOTICE, Optional.of(Urgency.EMERGENCY_AMBULANCE), text);
        }
        add("needsHuman", Kind.NOTICE, Optional.of(Urgency.URGENT_24H), wording.needsHuman());
        new TreeMap<>(wording.coreRules()).forEach((id, words) -> {
            add(id + " title", Kind.TITLE, Optional.of(Urgency.URGENT_24H), words.title());
            add(id + " reason", Kind.REASON, Optional.of(Urgency.URGENT_24H), words.reason());
            add(id + " advice", Kind.ADVICE, Optional.of(Urgency.URGENT_24H), words.advice());
        });
        new TreeMap<>(wording.dataQuality())
                .forEach((code, text) -> add("dataQuality " + code, Kind.NOTICE, Optional.empty(), text));
    }

    private void card(RuleCard card, Optional<Urgency> urgency) {
        add(card.id() + " title", Kind.TITLE, urgency, card.title());
        add(card.id() + " reason", Kind.REASON, urgency, card.reason());
        add(card.id() + " advice", Kind.ADVICE, urgency, card.advice());
    }

    private void vocabulary(Vocabulary vocabulary) {
        for (SymptomWord word : vocabulary.symptoms().values()) {
            add(word.code() + " question", Kind.QUESTION, Optional.empty(), word.question());
            add(word.code() + " label", Kind.LABEL, Optional.empty(), word.label());
        }
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                String at = part.word() + "." + field.name();
                add(at + " question", Kind.QUESTION, Optional.empty(), field.question());
                add(at + " label", Kind.LABEL, Optional.empty(), field.label());
                for (String label : field.wordLabels()) {
                    add(at + " answer", Kind.LABEL, Optional.empty(), label);
                }
            }
        }
        for (RegionWord region : vocabulary.regions().values()) {
            add(region.code() + " region", Kind.LABEL, Optional.empty(), region.label());
        }
    }

    private void add(String at, Kind kind, Optional<Urgency> urgency, String text) {
        if (!text.isEmpty() && seen.add(at + "\n" + text)) {
            texts.add(new EnglishText(at, kind, urgency, text));
        }
    }
}
