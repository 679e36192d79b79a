package aftercare.engine;

import java.util.ArrayList;
import java.util.List;
import org.kie.api.builder.Message;

/** The engine's compiler refused rules that the check had let pass. */
public final class RulesNotBuilt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The file and line that the compiler named, and none of its words: they speak of Java. */
    public record Complaint(String file, int line) {}

    private final transient List<Complaint> complaints;

    private RulesNotBuilt(List<Complaint> complaints, String detail) {
        super(detail);
        this.complaints = complaints;
    }

    static RulesNotBuilt from(List<Message> errors) {
        List<Complaint> complaints = new ArrayList<>();
        StringBuilder detail = new StringBuilder("the engine refused the rules");
        for (Message error : errors) {
            String path = error.getPath() == null ? "" : error.getPath();
            String file = path.startsWith("rules/") ? path.substring("rules/".length()) : path;
            complaints.add(new Complaint(file, Math.max(error.getLine(), 1)));
            detail.append('\n').append(error);
        }
        return new RulesNotBuilt(List.copyOf(complaints), detail.toString());
    }

    public List<Complaint> complaints() {
        return complaints;
    }
}
