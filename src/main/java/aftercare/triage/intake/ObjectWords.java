package aftercare.triage.intake;

import aftercare.domain.Vocabulary.Field;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one object of a report may hold.
 *
 * @param names every field, those that the vocabulary does not describe first
 * @param fields what the vocabulary says of the others
 */
record ObjectWords(Set<String> names, Map<String, Field> fields) {

    /** The fields of the vocabulary and those that belong to the contract alone. */
    static ObjectWords of(Map<String, Field> fields, String... own) {
        Set<String> names = new LinkedHashSet<>(List.of(own));
        names.addAll(fields.keySet());
        return new ObjectWords(Collections.unmodifiableSet(names), fields);
    }
}
