package aftercare.domain;

/**
 * An oddity of a report that was accepted and may deserve a second look. Never lowers a level.
 *
 * @param pointer where in the request
 * @param code stable code, such as {@code stale-report}
 * @param text in words
 */
public record DataQuality(String pointer, String code, String text) {}
