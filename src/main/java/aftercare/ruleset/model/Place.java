package aftercare.ruleset.model;

/**
 * Where something is in a file.
 *
 * @param file path below the folder of rules, with {@code /}
 * @param line from 1
 * @param column from 1
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record Place(String file, int line, int column, int start, int end) {}
