package aftercare.journal.record;

import java.util.Set;
import java.util.TreeSet;

/** Several callers gave a report the same id, and the request does not say whose is meant. */
public final class SeveralCallers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SeveralCallers(Set<String> callers) {
        super("the reports of that id are of several callers, `" + String.join("` and `", new TreeSet<>(callers))
                + "`");
    }
}
