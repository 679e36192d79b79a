package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.RuleCard.Unless;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.book.BookChanges.Changed;
import aftercare.trial.book.BookChanges.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what two versions of the rules say differently, rule by rule. */
final class Comparing {

    private final BookRules before;
    private final BookRules after;
    private final ConditionWords wordsBefore;
    private final ConditionWords wordsAfter;

    private Comparing(BookRules before, BookRules after) {
        this.before = before;
        this.after = after;
        this.wordsBefore = new ConditionWords(before.vocabulary());
        this.wordsAfter = new ConditionWords(after.vocabulary());
    }

    static BookChanges changes(BookRules before, BookRules after) {
        return new Comparing(before, after).changes();
    }

    private BookChanges changes() {
        Map<String, List<ParsedRule>> old = byId(before);
        Map<String, List<ParsedRule>> now = byId(after);
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (Map.Entry<String, List<ParsedRule>> entry : now.entrySet()) {
            RuleCard card = entry.getValue().get(0).card();
            List<ParsedRule> was = old.get(entry.getKey());
            if (was == null) {
                added.add(card.id() + ": " + card.title());
            } else {
                List<Difference> differences = differences(was, entry.getValue());
                if (!differences.isEmpty()) {
                    changed.add(new Changed(card.id(), card.title(), differences));
                }
            }
        }
        for (Map.Entry<String, List<ParsedRule>> entry : old.entrySet()) {
            if (!now.containsKey(entry.getKey())) {
                removed.add(
                        entry.getKey() + ": " + entry.getValue().get(0).card().title());
            }
        }
        return new BookChanges(before.version(), added, removed, changed, words());
    }

    private List<Difference> differences(List<ParsedRule> was, List<ParsedRule> is) {
        List<Difference> differences = new ArrayList<>();
        RuleCard old = was.get(0).card();
        RuleCard now = is.get(0).card();
        differ("what it does", kind(old), kind(now), differences);
        differ("reason", old.reason(), now.reason(), differences);
        differ(now.kind() instanceof Advises ? "text" : "advice", old.advice(), now.advice(), differences);
        differ("source", old.source(), now.source(), differences);
        differ("file", old.file(), now.file(), differences);
        alternatives(was, is, differences);
        return differences;
    }

    /** Alternatives are held against each other by their titles. One with another title and the same words is renamed. */
    private void alternatives(List<ParsedRule> was, List<ParsedRule> is, List<Difference> differences) {
        Map<String, ParsedRule> old = byTitle(was);
        for (ParsedRule rule : is) {
            ParsedRule same = old.remove(rule.card().title());
            if (same == null) {
                same = renamed(rule, old, differences);
            }
            if (same == null) {
                differ("another way in which it holds", "", said(wordsAfter, rule), differences);
                continue;
            }
            differ("act within", within(same.card()), within(rule.card()), differences);
            differ("sign", sign(same.card()), sign(rule.card()), differences);
            differ("unless", unless(same.card()), unless(rule.card()), differences);
            differ("conditions", said(wordsBefore, same), said(wordsAfter, rule), differences);
        }
        for (ParsedRule gone : old.values()) {
            differ("a way in which it held", said(wordsBefore, gone), "", differences);
        }
    }

    private ParsedRule renamed(ParsedRule rule, Map<String, ParsedRule> old, List<Difference> differences) {
        for (Map.Entry<String, ParsedRule> other : old.entrySet()) {
            boolean same = said(wordsBefore, other.getValue()).equals(said(wordsAfter, rule)) || old.size() == 1;
            if (same) {
                differ("title", other.getKey(), rule.card().title(), differences);
                return old.remove(other.getKey());
            }
        }
        return null;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Map<String, SymptomWord> old = before.vocabulary().symptoms();
        after.vocabulary().symptoms().forEach((code, word) -> {
            if (!old.containsKey(code)) {
                words.add("new symptom: " + WordList.quoted(word.label()) + " (" + code + ")");
            } else if (!old.get(code).floor().equals(word.floor())) {
                words.add(WordList.quoted(word.label()) + ": the least urgency was " + floor(old.get(code)) + ", now "
                        + floor(word));
            } else if (!old.get(code).groups().equals(word.groups())) {
                words.add(WordList.quoted(word.label()) + ": the groups were "
                        + old.get(code).groups() + ", now " + word.groups());
            } else if (!old.get(code).equals(word)) {
                words.add(WordList.quoted(word.label()) + " (" + code + "): label, question or what is asked about it");
            }
        });
        old.forEach((code, word) -> {
            if (!after.vocabulary().symptoms().containsKey(code)) {
                words.add("symptom gone: " + WordList.quoted(word.label()) + " (" + code + ")");
            }
        });
        if (!before.vocabulary().regions().equals(after.vocabulary().regions())) {
            words.add("the regions of the body");
        }
        if (!before.vocabulary().fields().equals(after.vocabulary().fields())) {
            words.add("what a report may hold beside symptoms and regions");
        }
        if (!before.wording().equals(after.wording())) {
            words.add("texts that belong to no single rule");
        }
        return words;
    }

    private static String floor(SymptomWord word) {
        return word.floor().map(Urgency::name).orElse("none");
    }

    private static void differ(String what, String before, String after, List<Difference> differences) {
        if (!before.equals(after)) {
            differences.add(new Difference(what, before, after));
        }
    }

    private static String said(ConditionWords words, ParsedRule rule) {
        List<String> lines = new ArrayList<>();
        for (Clause line : words.of(rule.when())) {
            lines.add(line.flat());
        }
        return String.join("; and ", lines);
    }

    private static String kind(RuleCard card) {
        if (card.kind() instanceof Triage triage) {
            return triage.urgency().name();
        }
        if (card.kind() instanceof Infers infers) {
            return "finds the sign " + WordList.quoted(WordList.spaced(infers.sign()));
        }
        if (card.kind() instanceof Asks asks) {
            return "asks " + String.join(", ", asks.what());
        }
        return card.kind() instanceof Advises advises
                ? "gives " + advises.leaflet().word()
                : "a floor";
    }

    private static String unless(RuleCard card) {
        List<String> unless = new ArrayList<>();
        for (Unless each : card.unless()) {
            unless.add(each.written());
        }
        return String.join("; ", unless);
    }

    private static String sign(RuleCard card) {
        return card.kind() instanceof Infers infers ? infers.code() : "";
    }

    private static String within(RuleCard card) {
        return card.kind() instanceof Triage triage ? Deadline.of(triage) : "";
    }

    private static Map<String, List<ParsedRule>> byId(BookRules rules) {
        Map<String, List<ParsedRule>> byId = new TreeMap<>();
        for (ParsedRule rule : rules.rules()) {
            byId.computeIfAbsent(rule.card().id(), id -> new ArrayList<>()).add(rule);
        }
        return byId;
    }

    private static Map<String, ParsedRule> byTitle(List<ParsedRule> rules) {
        Map<String, ParsedRule> byTitle = new LinkedHashMap<>();
        for (ParsedRule rule : rules) {
            byTitle.put(rule.card().title(), rule);
        }
        return byTitle;
    }
}
