package aftercare.live;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number in a report that can be put to another value, to see what the rules make of it just there. */
final class NumberField {

    private NumberField() {}

    /** The report with one number of one fact changed; empty where the fact has no such number. */
    static Optional<Report> changed(Report report, Fact fact, String field, BigDecimal value) {
        if (!FactField.of(FactKind.of(fact), field).holds().isNumber()) {
            return Optional.empty();
        }
        if (fact instanceof Report) {
            return Optional.of(with(report, field, value));
        }
        List<Fact> facts = new ArrayList<>();
        for (Fact each : report.facts()) {
            // By identity: equal facts may be at two places.
            facts.add(each == fact ? with(fact, field, value) : each);
        }
        return Optional.of(with(report, "facts", facts));
    }

    /** The same record with one component changed. */
    private static <R> R with(R fact, String name, Object value) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) fact.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals(name)
                        ? as(types[i], value)
                        : components[i].getAccessor().invoke(fact);
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact cannot be copied", e);
        }
    }

    private static Object as(Class<?> type, Object value) {
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        boolean whole = type == Integer.class || type == int.class;
        return whole ? (Object) number.intValue() : (Object) number.doubleValue();
    }
}
