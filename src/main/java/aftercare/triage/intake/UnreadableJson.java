package aftercare.triage.intake;

import java.util.List;

/** The document cannot be read as JSON within the limits. Carries no stack: it is an answer, not an accident. */
final class UnreadableJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable code of the problem
     * @param detail in words, without anything of the document
     */
    UnreadableJson(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    InputProblem problem() {
        return new InputProblem("", code, getMessage(), List.of());
    }
}
