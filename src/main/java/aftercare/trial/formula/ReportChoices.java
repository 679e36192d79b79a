package aftercare.trial.formula;

import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactKind;

/** What a report may say, as choices of a solver. */
public interface ReportChoices {

    Clauses clauses();

    ReportSpace space();

    int mostSymptoms();

    /** Whether there are more than {@code symptom} symptoms. */
    int present(int symptom);

    Choice code(int symptom);

    Choice attribute(int symptom, String name);

    /** The times of a symptom; which are possible hangs on the time since the session. */
    Choice times(int symptom);

    Choice since();

    Choice field(Part part, FactKind kind, String name);

    Choice vital(String sign);

    int risk(String code);

    int tried(String word);

    /** Whether the regions are not known. */
    int regionsUnknown();

    /** Whether that region is known to be needled. */
    int region(String code);
}
