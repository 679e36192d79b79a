package aftercare.trial.guard;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The SNOMED CT codes by which a word is read in a FHIR resource and in a report that cannot be read: none is lost or means two things. */
final class ChangedCodes {

    private final FoundChanges found;
    private final Set<String> taken = new HashSet<>();

    /** @param live what decides now */
    ChangedCodes(FoundChanges found, Vocabulary live) {
        this.found = found;
        for (SymptomWord word : live.symptoms().values()) {
            taken.addAll(codes(word.snomed()));
        }
        for (Part part : Part.values()) {
            for (Field field : live.fields(part).values()) {
                taken.addAll(codes(field.snomed()));
            }
        }
    }

    void compare(String name, List<SnomedCode> was, List<SnomedCode> is) {
        List<String> before = codes(was);
        List<String> after = codes(is);
        if (before.equals(after)) {
            return;
        }
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        boolean onlyNew = after.containsAll(before) && added.stream().noneMatch(taken::contains);
        found.add(name, String.join(", ", before), String.join(", ", after), !onlyNew);
    }

    private static List<String> codes(List<SnomedCode> snomed) {
        List<String> codes = new ArrayList<>();
        snomed.forEach(code -> codes.add(code.code()));
        return codes;
    }
}
