package aftercare.intake;

import aftercare.domain.Report;

/** What became of a body: a report that may be triaged, or a refusal that says why not. */
public sealed interface Reading {

    /** The report was accepted. */
    record Accepted(Report report) implements Reading {}

    /** The report was refused. */
    record Refused(Refusal refusal) implements Reading {}
}
