package aftercare.ruleset.text;

/**
 * The text of one rule file.
 *
 * @param path below the folder of rules, with {@code /}, such as {@code chest/chest.drl}
 * @param bytes as read
 */
public record RuleSource(String path, byte[] bytes) {}
