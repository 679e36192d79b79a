package aftercare.service.access;

import java.util.Optional;
import java.util.Set;

/**
 * Whom a token speaks for.
 *
 * @param name the token's subject
 * @param roles those of {@link Roles} that the token names; none allows nothing
 */
public record Bearer(String name, Set<String> roles) {

    /** The caller where no token is asked for. INVARIANT: no token speaks for this name. */
    public static final Bearer LOCAL = new Bearer("local", Roles.ALL);

    /** Before the name of each EHR. INVARIANT: no token of another kind speaks for such a name. */
    static final String OF_CLIENTS = "cds:";

    /** The caller of every report that comes from a topic. INVARIANT: no token speaks for this name. */
    public static final String OF_TOPIC = "kafka:reports";

    private static final String OF_KAFKA = "kafka:";

    private static final int LONGEST_NAME = 128;
    private static final int REPLACEMENT = 0xfffd;

    public Bearer {
        roles = Set.copyOf(roles);
    }

    /** The bearer of a token; empty where its subject is no name that a log can keep and a person can read. */
    public static Optional<Bearer> of(String subject, Set<String> roles) {
        return isName(subject) ? Optional.of(new Bearer(subject, roles)) : Optional.empty();
    }

    private static boolean isName(String subject) {
        return !subject.isEmpty()
                && subject.length() <= LONGEST_NAME
                && subject.equals(subject.strip())
                && !subject.equals(LOCAL.name())
                && !subject.startsWith(OF_CLIENTS)
                && !subject.startsWith(OF_KAFKA)
                && subject.codePoints().allMatch(Bearer::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != REPLACEMENT;
        };
    }
}
