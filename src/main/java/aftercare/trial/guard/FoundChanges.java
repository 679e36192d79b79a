package aftercare.trial.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes found so far, each name once, so that agreeing to a name agrees to all that is shown under it. */
final class FoundChanges {

    private final Map<String, GuardedChange> changes = new LinkedHashMap<>();

    void needAgreement(String name, String was, String is) {
        add(name, was, is, true);
    }

    void show(String name, String was, String is) {
        add(name, was, is, false);
    }

    /** @param needsAgreement false where it is only shown */
    void add(String name, String was, String is, boolean needsAgreement) {
        changes.merge(name, new GuardedChange(name, was, is, needsAgreement), FoundChanges::both);
    }

    private static GuardedChange both(GuardedChange one, GuardedChange other) {
        return new GuardedChange(
                one.name(),
                one.was() + "; " + other.was(),
                one.is() + "; " + other.is(),
                one.needsAgreement() || other.needsAgreement());
    }

    /** Those that need agreement first. */
    List<GuardedChange> inOrder() {
        List<GuardedChange> ordered = new ArrayList<>();
        for (GuardedChange change : changes.values()) {
            if (change.needsAgreement()) {
                ordered.add(change);
            }
        }
        for (GuardedChange change : changes.values()) {
            if (!change.needsAgreement()) {
                ordered.add(change);
            }
        }
        return ordered;
    }
}
