package aftercare.retrospective;

import java.io.Serializable;

/**
 * One report as it was found.
 *
 * @param where file and place in it, or the decision that answered it
 * @param body as HTTP takes it
 * @param arrivedAt when it arrived, as the decision log writes moments: microseconds since 1970; null where that is not known
 */
record GivenReport(String where, byte[] body, Long arrivedAt) implements Serializable {}
