package aftercare.triage.intake;

import java.util.List;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer JSON Pointer to it; to the object around it when a field is unknown; empty for the whole document
 * @param code stable, such as {@code unknown-code}
 * @param detail what is wrong and what is expected; never a value of the report
 * @param suggestions words of the contract that may have been meant, nearest first
 */
public record InputProblem(String pointer, String code, String detail, List<String> suggestions) {

    public InputProblem {
        suggestions = List.copyOf(suggestions);
    }
}
