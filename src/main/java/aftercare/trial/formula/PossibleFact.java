package aftercare.trial.formula;

import aftercare.ruleset.model.FactKind;
import java.util.function.Function;

/**
 * A fact that a report may have.
 *
 * @param name tells it from every other of its rule set
 * @param present whether it is there
 * @param fields what each of its fields may hold
 */
record PossibleFact(FactKind kind, String name, int present, Function<String, Cell> fields) {

    Cell cell(String field) {
        return fields.apply(field);
    }
}
