package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an emergency says in German. A German sentence moves its verb, so a way to say something is words in any order. */
final class GermanPhrases {

    private static final String NOW = "\\b(?:jetzt|sofort|umgehend|unverzüglich)\\b";
    private static final String CALL = "\\b(?:rufen|anrufen|ruf|wählen|alarmieren|verständigen)\\b";
    private static final String AMBULANCE =
            "krankenwagen|rettungswagen|rettungsdienst|notarzt|notruf|\\{emergencynumber}";
    private static final String HOSPITAL =
            "\\b(?:krankenhaus|krankenhauses|notaufnahme|klinik|kreißsaal|entbindungsstation|geburtsklinik|geburtsstation)\\b";
    private static final String ASSESSED = "untersuch|abklär|abgeklärt|beurteil|begutacht";

    static final LanguagePhrases PHRASES = new LanguagePhrases(
            Map.of(
                    Urgency.EMERGENCY_AMBULANCE,
                    List.of(way(NOW, CALL, AMBULANCE)),
                    Urgency.EMERGENCY_DEPARTMENT,
                    List.of(way(NOW, HOSPITAL), way(HOSPITAL, ASSESSED)),
                    Urgency.URGENT_24H,
                    List.of(
                            way("\\bheute\\b"),
                            way("\\b(?:innerhalb|binnen|in den nächsten|in der nächsten)\\b.*\\b(?:stunden?|tages)\\b"),
                            way(NOW, "\\b(?:arzt|ärztin|arztpraxis|notfallpraxis|bereitschaftsdienst)\\b"))),
            Set.of(
                    ("nicht kein keine keinen keiner keinem keines nie niemals ohne weder nichts niemand niemanden nur außer"
                                    + " ausser sofern erst später morgen stattdessen statt anstatt vermeiden unnötig überflüssig vielleicht"
                                    + " eventuell möglicherweise könnte könnten würde würden kaum selten aber jedoch obwohl doch vergessen"
                                    + " ignorieren sollten sollte falls wenn sobald bevor irgendwann bald lieber warten abwarten morgens"
                                    + " gegebenenfalls ggf notfalls nötigenfalls schlimmstenfalls allenfalls evtl solange höchstens wäre wären"
                                    + " übertrieben verfrüht falsch zunächst vorerst nachher demnächst übermorgen verschlechterung")
                            .split(" ")),
            WordEdges.pattern("\\b(?:warten|zögern) sie nicht\\b|\\bohne (?:zu )?(?:warten|zögern|verzögerung)\\b"
                    + "|\\b(?:auch|selbst) wenn\\b|\\bfahren sie nicht(?: selbst)?\\b"),
            WordEdges.pattern(
                    "\\boder (?:aber |auch |besser |bitte |einfach |lieber |nur )*(?:rufen|gehen|fahren|fragen|kontaktieren|sprechen"
                            + "|bleiben|lassen|legen|machen|melden|nehmen|ruhen|sagen|schlafen|schreiben|suchen|vereinbaren|wenden|ihr(?:e[mnr]?)?|zum(?! krankenhaus)"
                            + "|einen termin|(?:in )?(?:die|eine|ihre) (?:\\p{L}+)?praxis)\\b"
                            + "|\\b(?:\\p{L}*(?:therapeut|therapeutin|hausarzt|hausärztin|praxis|familie|freund|freundin|nachbar|nachbarin"
                            + "|angehörigen?|partner|partnerin|bekannten?|apotheke))\\b|\\bnach (?:wunsch|belieben|bedarf|möglichkeit)\\b"),
            WordEdges.pattern("^(?:wenn|falls|sobald|bei|geht|wird|werden|haben|kann|ist|sind)\\b"),
            WordEdges.pattern(
                    "keine eile|lassen sie sich zeit|nicht (?:so |sehr |wirklich )?(?:dringend|ernst|gefährlich|nötig|notwendig"
                            + "|schlimm)|kein(?:e|en)? (?:notfall|sorge|sorgen|grund|panik)|nicht nötig|unnötig|ignorieren|abwarten"
                            + "|wenn sie (?:möchten|wollen|mögen|zeit haben)|nach belieben|harmlos|bleiben sie zu hause|zu hause bleiben"
                            + "|\\b(?:morgen|später|irgendwann|nächste woche)\\b|\\bscherz\\b|\\bkönnen sie auch\\b"
                            + "|\\beilt nicht\\b|nicht eilig|\\bhat (?:noch )?zeit\\b|unbedenklich|ungefährlich|übertrieben"
                            + "|halb so (?:schlimm|wild)|\\b(?:bestellen|sagen) sie [^.!?;,]{0,30} ab\\b|\\bbrauchen [^.!?;,]{0,30}\\bkein|irrtum|geht (?:von selbst|von allein|vorbei|vorüber)"),
            WordEdges.pattern("bleiben sie (?:bitte )?zu hause|zu hause bleiben|fehlalarm|harmlos|kein notfall"
                    + "|ignorieren sie (?:dies|das|es|die antwort)|kein(?:en)? (?:krankenwagen|rettungswagen|notarzt|rettungsdienst)"
                    + "|(?:rufen|gehen|fahren) sie (?:jetzt |bitte )?(?:nicht|niemals|nie) (?:an|den|einen|ins|in|zu|zum|zur)\\b"
                    + "|(?:rufen|gehen) sie [^.!?;:]{0,60}\\b(?:nicht|niemals)\\b"),
            WordEdges.pattern(
                    "\\b(?:rufen|anrufen|anzurufen|rufen|wählen)\\b|notruf|krankenwagen|rettungswagen|rettungsdienst|notarzt"
                            + "|krankenhaus|notaufnahme|\\{emergencynumber}"),
            WordEdges.pattern(
                    "\\b(?:nicht|kein|keine|keinen|keinem|keiner|nie|niemals|ohne|statt|anstatt|weder|unnötig|erst)\\b"),
            NumbersSaid.of(
                    "(?<!mal )\\b(?:ein|eine|einer|einem|einen|eines|der|der nächsten|dieser)|\\bhalben?|\\b(?:zwei|drei|vier|fünf|sechs|sieben"
                            + "|acht|neun|zehn)",
                    Map.ofEntries(
                            Map.entry("ein", "1"),
                            Map.entry("eine", "1"),
                            Map.entry("einer", "1"),
                            Map.entry("einem", "1"),
                            Map.entry("einen", "1"),
                            Map.entry("eines", "1"),
                            Map.entry("der", "1"),
                            Map.entry("der nächsten", "1"),
                            Map.entry("dieser", "1"),
                            Map.entry("halbe", "0.5"),
                            Map.entry("halben", "0.5"),
                            Map.entry("zwei", "2"),
                            Map.entry("drei", "3"),
                            Map.entry("vier", "4"),
                            Map.entry("fünf", "5"),
                            Map.entry("sechs", "6"),
                            Map.entry("sieben", "7"),
                            Map.entry("acht", "8"),
                            Map.entry("neun", "9"),
                            Map.entry("zehn", "10")),
                    Map.ofEntries(
                            Map.entry("stunde", "1"),
                            Map.entry("stunden", "1"),
                            Map.entry("h", "1"),
                            Map.entry("tag", "24"),
                            Map.entry("tage", "24"),
                            Map.entry("tagen", "24"),
                            Map.entry("tages", "24"),
                            Map.entry("tags", "24"),
                            Map.entry("woche", "168"),
                            Map.entry("wochen", "168"),
                            Map.entry("minuten", "min"),
                            Map.entry("cm", "cm"))));

    private GermanPhrases() {}

    private static List<Pattern> way(String... parts) {
        return List.of(parts).stream().map(WordEdges::pattern).toList();
    }
}
