package aftercare.retrospective;

import aftercare.trial.study.Study;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Makes rows of one part of the reports, one after the other: no part is ever held in memory. */
final class StudyWork implements FlatMapFunction<Iterator<GivenReport>, Row> {

    private static final long serialVersionUID = 1L;

    // They travel with the work, and not as a broadcast: a cluster that writes those by Kryo cannot read a record again.
    private final SharedRules before;
    private final SharedRules after;
    private final Instant now;

    StudyWork(SharedRules before, SharedRules after, Instant now) {
        this.before = before;
        this.after = after;
        this.now = now;
    }

    @Override
    public Iterator<Row> call(Iterator<GivenReport> reports) {
        Study study = new Study(before.compiled(now), after.compiled(now), now);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return reports.hasNext();
            }

            @Override
            public Row next() {
                GivenReport report = reports.next();
                Optional<Instant> arrivedAt = Optional.ofNullable(report.arrivedAt())
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
                return StudyColumns.of(
                        study.row(report.where(), report.body(), arrivedAt),
                        study.versionBefore(),
                        study.versionAfter());
            }
        };
    }
}
