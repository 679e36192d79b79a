package aftercare.triage.intake;

import aftercare.domain.Report;

/** What became of a body: a report that may be triaged, or a refusal that says why not. */
public sealed interface Reading {

    /**
     * The report was accepted.
     *
     * @param coded what of it may be kept
     */
    record Accepted(Report report, CodedReport coded) implements Reading {}

    /** The report was refused. */
    record Refused(Refusal refusal) implements Reading {}
}
