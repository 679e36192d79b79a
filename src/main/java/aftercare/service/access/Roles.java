package aftercare.service.access;

import java.util.Set;

/** What a caller may be. A token names its caller's roles by these words. */
public final class Roles {

    /** Sends reports; sees its own decisions. */
    public static final String TRIAGE = "triage";

    /** Puts rules live. */
    public static final String CLINICIAN = "clinician";

    /** Sees the decisions of all. */
    public static final String AUDITOR = "auditor";

    /** Every role. */
    public static final Set<String> ALL = Set.of(TRIAGE, CLINICIAN, AUDITOR);

    private Roles() {}
}
