package aftercare.desk;

/**
 * What an operator sets of a desk.
 *
 * @param workers reports assessed at the same time
 * @param queue reports that may wait for a worker before callers are asked to come back
 * @param deadlineMillis milliseconds after which a report that is still being assessed is answered as not assessed
 * @param keyRequired whether a report must come with an idempotency key
 */
public record DeskLimits(int workers, int queue, long deadlineMillis, boolean keyRequired) {}
