package aftercare.trial.guard;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a report may hold beside its symptoms: a value that is accepted now must not be refused or read otherwise. */
final class ChangedFields {

    private final FoundChanges found;
    private final ChangedCodes snomed;
    private final ChangedPhrases phrases;

    ChangedFields(FoundChanges found, ChangedCodes snomed, ChangedPhrases phrases) {
        this.found = found;
        this.snomed = snomed;
        this.phrases = phrases;
    }

    void compare(Vocabulary live, Vocabulary candidate) {
        for (Part part : Part.values()) {
            for (Field was : live.fields(part).values()) {
                Field is = candidate.fields(part).get(was.name());
                if (is == null) {
                    found.needAgreement("field " + was.name(), was.label(), "");
                } else {
                    field(was, is);
                    phrases.compare("field " + was.name(), was.alsoSaidAs(), is.alsoSaidAs(), part == Part.VITALS);
                }
            }
            for (Field is : candidate.fields(part).values()) {
                if (!live.fields(part).containsKey(is.name())) {
                    found.show("field " + is.name(), "", is.label());
                }
            }
        }
    }

    private void field(Field was, Field is) {
        if (isNumber(was) && isNumber(is)) {
            range(was, is);
        } else if (was.type() != is.type()) {
            found.needAgreement("type of " + was.name(), word(was), word(is));
        }
        words(was, is);
        if (!was.unit().equals(is.unit())) {
            found.needAgreement("unit of " + was.name(), was.unit(), is.unit());
        }
        // What a patient hears decides what the value means.
        if (!was.question().equals(is.question())) {
            found.needAgreement("question of field " + was.name(), was.question(), is.question());
        }
        if (!was.label().equals(is.label())) {
            found.needAgreement("label of field " + was.name(), was.label(), is.label());
        }
        answers(was, is);
        snomed.compare("snomed of field " + was.name(), was.snomed(), is.snomed());
        if (!was.codes().equals(is.codes())) {
            found.needAgreement("codes of field " + was.name(), codes(was), codes(is));
        }
    }

    private void range(Field was, Field is) {
        if (range(was).equals(range(is))) {
            return;
        }
        boolean takesAll =
                is.min().compareTo(was.min()) <= 0 && is.max().compareTo(was.max()) >= 0 && is.places() >= was.places();
        found.add("range " + was.name(), range(was), range(is), !takesAll);
    }

    private static String range(Field field) {
        String places = field.places() == 0
                ? "in whole numbers"
                : "with " + field.places() + (field.places() == 1 ? " decimal place" : " decimal places");
        return plain(field.min()) + " to " + plain(field.max()) + " " + places;
    }

    private void words(Field was, Field is) {
        if (was.words().equals(is.words())) {
            return;
        }
        String before = String.join(", ", was.words());
        String after = String.join(", ", is.words());
        // Who picks a new word may have picked a worse one before, which rules know. The order is free.
        found.add(
                "words of " + was.name(),
                before,
                after,
                !Set.copyOf(was.words()).equals(Set.copyOf(is.words())));
    }

    /** What a patient reads for an answer decides what it means. */
    private void answers(Field was, Field is) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String word : was.wordLabels().isEmpty() ? List.<String>of() : was.words()) {
            if (is.words().contains(word) && !was.label(word).equals(is.label(word))) {
                before.add(word + ": " + was.label(word));
                after.add(word + ": " + is.label(word));
            }
        }
        if (!before.isEmpty()) {
            found.needAgreement("answers of " + was.name(), String.join(", ", before), String.join(", ", after));
        }
    }

    private static String codes(Field field) {
        List<String> codes = new ArrayList<>();
        field.codes().forEach(code -> codes.add(code.system() + " " + code.code()));
        return String.join(", ", codes);
    }

    private static boolean isNumber(Field field) {
        return field.type() == Type.INTEGER || field.type() == Type.DECIMAL;
    }

    private static String word(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
