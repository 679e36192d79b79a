package aftercare.triage.reference;

import aftercare.domain.Fact;

/** A test of a pattern, ready to run. */
@FunctionalInterface
interface FactTest {

    /**
     * Whether the fact meets it.
     *
     * @param named the facts that were named before, each at the place that the test was made with
     */
    boolean holds(Fact fact, Fact[] named);
}
