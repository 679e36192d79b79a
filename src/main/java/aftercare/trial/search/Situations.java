package aftercare.trial.search;

import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import aftercare.trial.search.Pieces.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds reports in which rules speak, and in which something keeps them silent. */
final class Situations {

    private static final int MOST = 400;

    /** Answers that worry no rule: with them only the rules that are meant should speak. */
    private static final Map<String, String> CALM =
            calm(Map.of("treatment.regions", "[\"thigh\"]"), FactKind.TREATMENT, FactKind.SELF_CARE);

    private static final Map<String, String> CALM_SYMPTOM = calm(Map.of(), FactKind.SYMPTOM);

    private final Pieces pieces;

    Situations(Pieces pieces) {
        this.pieces = pieces;
    }

    /** Without doubles; by turns from each way, the plainest first, because any of them may be the one that matters. */
    List<Sketch> of(List<Recipe> ways) {
        List<List<Sketch>> ofEach = new ArrayList<>();
        int longest = 0;
        for (Recipe way : ways) {
            List<Sketch> found = new ArrayList<>(of(way));
            ofEach.add(found);
            longest = Math.max(longest, found.size());
        }
        Set<Sketch> byTurns = new LinkedHashSet<>();
        for (int i = 0; i < longest; i++) {
            for (List<Sketch> found : ofEach) {
                if (i < found.size()) {
                    byTurns.add(found.get(i));
                }
            }
        }
        return new ArrayList<>(byTurns);
    }

    private Set<Sketch> of(Recipe way) {
        Set<Sketch> found = new LinkedHashSet<>();
        List<Sketch> begun = List.of(Sketch.empty());
        for (Sketch sketch : all(begun, way.wanted())) {
            found.add(bare(sketch));
            found.add(bare(calm(sketch)));
        }
        for (List<Pattern> beside : way.beside()) {
            List<Pattern> together = new ArrayList<>(way.wanted());
            together.addAll(beside);
            for (Sketch sketch : all(begun, together)) {
                found.add(bare(sketch));
                found.add(bare(calm(sketch)));
            }
        }
        return found;
    }

    private List<Sketch> all(List<Sketch> begun, List<Pattern> patterns) {
        List<Sketch> sketches = begun;
        for (Pattern pattern : patterns) {
            Set<Sketch> longer = new LinkedHashSet<>();
            List<Piece> found = pieces.of(pattern);
            for (Sketch sketch : sketches) {
                for (Piece piece : found) {
                    if (longer.size() < MOST) {
                        longer.addAll(with(sketch, piece));
                    }
                }
            }
            sketches = new ArrayList<>(longer);
        }
        return sketches;
    }

    /** The report with that piece; a symptom is a new one, or the same as one that is there already. */
    private static List<Sketch> with(Sketch sketch, Piece piece) {
        List<Sketch> all = new ArrayList<>();
        if (!piece.symptom()) {
            if (agree(sketch.fields(), piece.values())) {
                SortedMap<String, String> fields = new TreeMap<>(sketch.fields());
                fields.putAll(piece.values());
                all.add(new Sketch(fields, sketch.symptoms()));
            }
            return all;
        }
        all.add(sketch.with(piece.values()));
        for (int i = 0; i < sketch.symptoms().size(); i++) {
            if (agree(sketch.symptoms().get(i), piece.values())) {
                Sketch merged = sketch;
                for (Map.Entry<String, String> value : piece.values().entrySet()) {
                    merged = merged.with(i, value.getKey(), value.getValue());
                }
                all.add(merged);
            }
        }
        return all;
    }

    private static boolean agree(Map<String, String> one, Map<String, String> other) {
        for (Map.Entry<String, String> value : other.entrySet()) {
            if (!one.getOrDefault(value.getKey(), value.getValue()).equals(value.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static Sketch calm(Sketch sketch) {
        SortedMap<String, String> fields = new TreeMap<>(CALM);
        fields.putAll(sketch.fields());
        List<SortedMap<String, String>> symptoms = new ArrayList<>();
        for (SortedMap<String, String> symptom : sketch.symptoms()) {
            SortedMap<String, String> calm = new TreeMap<>(CALM_SYMPTOM);
            calm.putAll(symptom);
            symptoms.add(calm);
        }
        return new Sketch(fields, symptoms);
    }

    private static Map<String, String> calm(Map<String, String> beside, FactKind... kinds) {
        Map<String, String> calm = new TreeMap<>(beside);
        for (FactKind kind : kinds) {
            for (FactField field : FieldTable.of(kind).values()) {
                if (!field.calm().isEmpty()) {
                    calm.put(Literals.slot(kind.written(), field.name()), Literals.written(field, field.calm()));
                }
            }
        }
        return calm;
    }

    /** Without the questions that must stay open. */
    private static Sketch bare(Sketch sketch) {
        SortedMap<String, String> fields = new TreeMap<>(sketch.fields());
        fields.values().removeIf(Slots.ABSENT::equals);
        List<SortedMap<String, String>> symptoms = new ArrayList<>();
        for (SortedMap<String, String> symptom : sketch.symptoms()) {
            SortedMap<String, String> given = new TreeMap<>(symptom);
            given.values().removeIf(Slots.ABSENT::equals);
            symptoms.add(given);
        }
        return new Sketch(fields, symptoms);
    }
}
