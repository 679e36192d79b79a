package aftercare.triage.intake;

import aftercare.domain.Nearest;
import aftercare.triage.intake.suggest.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one report, the same only once, in the order of the document. */
final class ReportProblems {

    static final String MALFORMED_JSON = "malformed-json";
    static final String MALFORMED_ENCODING = "malformed-encoding";
    static final String JSON_LIMITS = "json-limits";
    static final String MISSING_FIELD = "missing-field";
    static final String UNKNOWN_FIELD = "unknown-field";
    static final String NULL_NOT_ALLOWED = "null-not-allowed";
    static final String INVALID_TYPE = "invalid-type";
    static final String INVALID_VALUE = "invalid-value";
    static final String OUT_OF_RANGE = "out-of-range";
    static final String UNKNOWN_CODE = "unknown-code";
    static final String INVALID_TIMESTAMP = "invalid-timestamp";
    static final String FUTURE_TIMESTAMP = "future-timestamp";
    static final String TIME_ORDER = "time-order";

    private record Found(int at, InputProblem problem) {}

    /**
     * A field that is not known.
     *
     * @param meant the field that it most likely is
     */
    record Renamed(String meant, JsonValue value) {}

    private final List<Found> found = new ArrayList<>(0);
    private final List<Renamed> renamed = new ArrayList<>(0);
    private final Suggestions suggestions;

    ReportProblems(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** @param at where in the document, for the order only */
    void add(int at, String pointer, String code, String detail) {
        add(at, pointer, code, detail, List.of());
    }

    /** A field that an object with these names has not. The name is the caller's and may be a value that slipped: it is never repeated. */
    void addUnknownField(String pointer, String name, JsonValue value, Set<String> names) {
        List<String> near = suggestions.forField(name, names);
        for (List<String> meant : List.of(near, Nearest.to(name, names))) {
            if (!meant.isEmpty()) {
                renamed.add(new Renamed(meant.get(0), value));
            }
        }
        add(value.at(), pointer, UNKNOWN_FIELD, "a field of this object is not known", near);
    }

    /** A text that is none of the known words. */
    void addUnknownWord(int at, String pointer, String text, Collection<String> known) {
        add(at, pointer, UNKNOWN_CODE, "must be one of the known words", suggestions.forWord(text, known));
    }

    private void add(int at, String pointer, String code, String detail, List<String> suggestions) {
        found.add(new Found(at, new InputProblem(pointer, code, detail, suggestions)));
    }

    /** The fields for which there is a suggestion, each with the first, and with the one that a search cannot take away. */
    List<Renamed> renamed() {
        return renamed;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<InputProblem> inOrder() {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Found::at));
        Set<InputProblem> problems = new LinkedHashSet<>();
        for (Found one : sorted) {
            problems.add(one.problem());
        }
        return List.copyOf(problems);
    }
}
