package aftercare.retrospective;

import aftercare.trial.study.StudyAnswer;
import aftercare.trial.study.StudyRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows as columns. Their names are those of {@link StudyRow#json}. */
final class StudyColumns {

    static final StructType SCHEMA = side(side(
                    new StructType()
                            .add("where", DataTypes.StringType)
                            .add("reportId", DataTypes.StringType)
                            .add("way", DataTypes.StringType),
                    "old"),
            "new")
            .add("lost", DataTypes.createArrayType(DataTypes.StringType))
            .add("gained", DataTypes.createArrayType(DataTypes.StringType))
            .add("oldRuleSet", DataTypes.StringType)
            .add("newRuleSet", DataTypes.StringType);

    private StudyColumns() {}

    private static StructType side(StructType columns, String side) {
        return columns.add(side + "Urgency", DataTypes.StringType)
                .add(side + "Rank", DataTypes.IntegerType)
                .add(side + "ActWithinHours", DataTypes.IntegerType)
                .add(side + "Complete", DataTypes.BooleanType)
                .add(side + "Reasons", DataTypes.createArrayType(DataTypes.StringType))
                .add(side + "Problems", DataTypes.createArrayType(DataTypes.StringType))
                .add(side + "FailSafe", DataTypes.StringType);
    }

    static Row of(StudyRow row, String versionBefore, String versionAfter) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.where());
        cells.add(row.reportId().orElse(null));
        cells.add(row.way().word());
        add(cells, row.before());
        add(cells, row.after());
        cells.add(row.lost().toArray());
        cells.add(row.gained().toArray());
        cells.add(versionBefore);
        cells.add(versionAfter);
        return RowFactory.create(cells.toArray());
    }

    private static void add(List<Object> cells, StudyAnswer answer) {
        if (answer instanceof StudyAnswer.Given given) {
            cells.add(given.urgency().name());
            cells.add(given.urgency().rank());
            cells.add(given.actWithinHours().isPresent() ? given.actWithinHours().getAsInt() : null);
            cells.add(given.complete());
            cells.add(given.reasons().toArray());
            cells.add(null);
            cells.add(null);
        } else {
            StudyAnswer.Refused refused = (StudyAnswer.Refused) answer;
            for (int i = 0; i < 5; i++) {
                cells.add(null);
            }
            cells.add(refused.problems().toArray());
            cells.add(refused.failSafe().name());
        }
    }
}
