package aftercare.trial.formula;

import aftercare.trial.search.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done to a report to make a worse one of it. */
public sealed interface ReportChange {

    /** The worse report; empty where the change cannot be made. */
    Optional<Sketch> on(Sketch report);

    /** The same change with less in it. */
    default List<ReportChange> simpler() {
        return List.of();
    }

    /** A symptom more. */
    record Added(SortedMap<String, String> symptom) implements ReportChange {
        public Added {
            symptom = new TreeMap<>(symptom);
        }

        @Override
        public Optional<Sketch> on(Sketch report) {
            return Optional.of(report.with(symptom));
        }

        @Override
        public List<ReportChange> simpler() {
            List<ReportChange> simpler = new ArrayList<>();
            for (String field : symptom.keySet()) {
                if (!field.equals("code") && !field.equals("text")) {
                    SortedMap<String, String> less = new TreeMap<>(symptom);
                    less.remove(field);
                    simpler.add(new Added(less));
                }
            }
            return simpler;
        }
    }

    /** A risk more. */
    record AtRisk(String risk) implements ReportChange {
        @Override
        public Optional<Sketch> on(Sketch report) {
            String field = "patient." + risk;
            return report.fields().containsKey(field) ? Optional.empty() : Optional.of(report.with(field, "true"));
        }
    }

    /** A worse answer about the first symptom. */
    record Worse(String attribute, String before, String after) implements ReportChange {
        @Override
        public Optional<Sketch> on(Sketch report) {
            boolean given = !report.symptoms().isEmpty()
                    && before.equals(report.symptoms().get(0).get(attribute));
            return given ? Optional.of(report.with(0, attribute, after)) : Optional.empty();
        }
    }
}
