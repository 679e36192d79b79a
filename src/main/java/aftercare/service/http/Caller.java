package aftercare.service.http;

/**
 * Who asks.
 *
 * @param name by which the decision log knows who asked; plain text without control characters
 * @param auditor whether the decisions of every caller may be seen, not only one's own
 */
public record Caller(String name, boolean auditor) {}
