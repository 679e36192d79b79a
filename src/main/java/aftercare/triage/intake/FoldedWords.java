package aftercare.triage.intake;

import aftercare.domain.Nearest;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Vocabulary.TerminologyCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that matter for the fail-safe, by their folded form: letters and digits alone, in lower case. Whole texts are
 * compared, never a part of one.
 */
final class FoldedWords {

    private static final String LOINC = "LOINC";
    private static final int WRONG_LETTERS = 1;
    /** A point or colon counts only within a word, as before a code: {@code sct:267036007}. */
    private static final Pattern BETWEEN_PIECES =
            Pattern.compile("[,;|^\t\r\n/&#()]| \\+ |(?<=\\p{L})[.:](?=[\\p{L}\\d])");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    /** Before a symptom in the name of a yes or no: {@code hasChestPain}. */
    private static final String HAS = "has";

    private static final Set<String> DENIALS = Set.of("no", "not", "without", "denies", "denied", "never");

    private final Set<String> codes = new HashSet<>();
    private final List<String> emergencyCodes = new ArrayList<>();
    private final Set<String> emergencies = new HashSet<>();
    /** What means a symptom that is no emergency. */
    private final Set<String> others = new HashSet<>();

    private final Map<String, Field> vitals = new HashMap<>();
    private int mostPieces = 1;
    private int mostWords = 1;

    FoldedWords(Vocabulary vocabulary) {
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            codes.add(symptom.code());
            if (isEmergency(symptom)) {
                emergencyCodes.add(fold(symptom.code()));
                for (String form : forms(symptom)) {
                    emergencies.add(fold(form));
                    mostPieces = Math.max(mostPieces, pieces(form).length);
                    mostWords = Math.max(mostWords, BETWEEN_WORDS.split(form).length);
                }
            }
        }
        // The code of a word is that word, whatever else is called the same.
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            if (!isEmergency(symptom)) {
                emergencies.remove(fold(symptom.code()));
                forms(symptom).forEach(form -> others.add(fold(form)));
            }
        }
        for (Field field : vocabulary.fields(Part.VITALS).values()) {
            vitals.put(fold(field.name()), field);
            vitals.put(fold(field.label()), field);
            field.alsoSaidAs().forEach(said -> vitals.putIfAbsent(fold(said), field));
            // A unit names no sign: a breath and a beat have the same, and of "%" nothing is left to compare.
            for (TerminologyCode code : field.codes()) {
                if (code.system().equals(LOINC)) {
                    vitals.put(fold(code.code()), field);
                }
            }
        }
    }

    static boolean isEmergency(SymptomWord symptom) {
        return symptom.floor().isPresent() && symptom.floor().get().isEmergency();
    }

    /** Every way to write a symptom. */
    private static List<String> forms(SymptomWord symptom) {
        List<String> forms = new ArrayList<>(symptom.alsoSaidAs());
        forms.add(symptom.code());
        forms.add(symptom.label());
        for (SnomedCode snomed : symptom.snomed()) {
            forms.add(snomed.code());
            forms.add(snomed.display());
            // "Dyspnea (finding)": the kind in brackets is often left out.
            forms.add(snomed.display().replaceFirst("\\([^)]*\\)$", ""));
        }
        return forms;
    }

    /** What is between commas, strokes, brackets and the like, and the ends of lines. */
    static String[] pieces(String text) {
        return BETWEEN_PIECES.split(text);
    }

    /** INVARIANT: no character becomes more than one, so that a text with one wrong letter still has only one. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= 0x80) {
                character = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD)
                        .charAt(0);
            }
            if (Character.isLetterOrDigit(character)) {
                folded.append(Character.toLowerCase(character));
            }
        }
        return folded.toString();
    }

    /** Whether a member of that name says of an emergency whether it is there. */
    boolean isNameOfEmergency(String name) {
        String folded = fold(name);
        return namesEmergency(pieces(name))
                || (folded.startsWith(HAS) && emergencies.contains(folded.substring(HAS.length())));
    }

    /**
     * Whether some words of a text that should be the name of a symptom are an emergency, with no denial just before them:
     * "sudden chest pain".
     */
    boolean holdsEmergency(String text) {
        if (others.contains(fold(text))) {
            return false;
        }
        String[] words = BETWEEN_WORDS.split(text);
        for (int first = 0; first < words.length; first++) {
            if (first > 0 && DENIALS.contains(fold(words[first - 1]))) {
                continue;
            }
            String folded = "";
            for (int last = first; last < Math.min(words.length, first + mostWords); last++) {
                folded += fold(words[last]);
                if (emergencies.contains(folded)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one piece of a text is an emergency, or some that follow each other: a label may hold a comma. */
    boolean namesEmergency(String[] pieces) {
        for (int first = 0; first < pieces.length; first++) {
            String folded = "";
            for (int last = first; last < Math.min(pieces.length, first + mostPieces); last++) {
                folded += fold(pieces[last]);
                if (emergencies.contains(folded)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether that text, which is no known code, is the code of an emergency but for one letter. */
    boolean isNearlyEmergency(String code) {
        if (codes.contains(code)) {
            return false;
        }
        String folded = fold(code);
        for (String emergency : emergencyCodes) {
            if (Nearest.distance(folded, emergency, WRONG_LETTERS) <= WRONG_LETTERS) {
                return true;
            }
        }
        return false;
    }

    /** The vital sign of that name, label or LOINC code. */
    Optional<Field> vital(String text) {
        return Optional.ofNullable(vitals.get(fold(text)));
    }
}
