package aftercare.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The closed lists of table A: the 140 words with their groups, attributes, standings and floors, and the values. */
final class Words {

    static final String OTHER = "other";
    static final String UNKNOWN = "unknown";

    private record Word(Set<String> groups, Set<String> attributes, Standing standing, Optional<Level> floor) {}

    private static final Map<String, Word> BY_CODE = read();

    static final List<String> SYMPTOMS = List.copyOf(BY_CODE.keySet());

    static final Set<String> SORE = group("soreness");
    static final Set<String> NERVE = group("nerve");
    static final Set<String> TIREDNESS = group("tiredness");
    static final Set<String> MINOR = group("minor");
    static final Set<String> BENIGN = group("benign");
    static final Set<String> FAINTNESS = group("faintness");
    static final Set<String> SOFT_INFECTION = group("soft-infection");
    static final Set<String> LOCAL_SIGN = group("local-sign");
    static final Set<String> WEAKNESS = group("weakness");
    static final Set<String> BRUISE = group("bruise");
    static final Set<String> CHEST_EVENT = group("chest-event");
    static final Set<String> BRAINSTEM = group("brainstem");
    static final Set<String> GRAVE = group("grave");
    static final Set<String> LASTING = group("lasting");
    static final Set<String> PUS_OR_DISCHARGE = Set.of("site-pus", "site-discharge");
    static final Set<String> BELLY_OR_FLANK_PAIN = Set.of("abdominal-pain", "flank-pain");

    static final List<String> RISK_FACTORS = List.of(
            "pregnant",
            "anticoagulant",
            "bleedingDisorder",
            "immunosuppressed",
            "diabetes",
            "lymphoedema",
            "prostheticJoint",
            "prostheticHeartValve",
            "heartValveDisease",
            "epilepsy",
            "aboutToFly",
            "nickelAllergy",
            "asthma",
            "copd",
            "previousPneumothorax",
            "smoker",
            "frail",
            "nsaidUnsafe");

    /** Least worrying first. */
    static final List<String> TRENDS = List.of("improving", "stable", "worsening", "rapidly-worsening");

    static final List<String> ONSETS = List.of("sudden", "gradual");
    static final List<String> PATTERNS = List.of("focal", "one-limb", "one-sided", "bilateral");
    static final List<String> RELIEFS = List.of("yes", "partial", "no", "unknown");
    static final List<String> TRIED = List.of("hydration", "gentle-movement", "rest", "heat", "ice", "analgesic");
    static final List<String> DEPTHS = List.of("superficial", "deep", "unknown");

    private Words() {}

    private static Map<String, Word> read() {
        Map<String, Word> words = new LinkedHashMap<>();
        for (List<String> row : Resource.rows("words.tsv")) {
            Standing standing = Standing.valueOf(row.get(3).toUpperCase(Locale.ROOT));
            Optional<Level> floor = row.get(4).equals("-") ? Optional.empty() : Optional.of(Level.valueOf(row.get(4)));
            words.put(row.get(0), new Word(Resource.list(row.get(1)), Resource.list(row.get(2)), standing, floor));
        }
        return words;
    }

    private static Set<String> group(String name) {
        Set<String> codes = new TreeSet<>();
        for (Map.Entry<String, Word> word : BY_CODE.entrySet()) {
            if (word.getValue().groups().contains(name)) {
                codes.add(word.getKey());
            }
        }
        return codes;
    }

    static Standing standing(String code) {
        return code.equals(OTHER) ? Standing.ALWAYS : BY_CODE.get(code).standing();
    }

    static Optional<Level> floor(String code) {
        return code.equals(OTHER) ? Optional.empty() : BY_CODE.get(code).floor();
    }

    /** The attributes that the vocabulary asks for; a symptom may carry the others too. */
    static Set<String> attributes(String code) {
        return code.equals(OTHER)
                ? Set.of("severity", "trend")
                : BY_CODE.get(code).attributes();
    }
}
