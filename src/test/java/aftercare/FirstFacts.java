package aftercare;

import java.nio.file.Path;

/** The rules of the first facts: a set of real size that stays as it is while the shipped rules change. */
public final class FirstFacts {

    public static final Path RULES = Path.of("src/test/resources/first-facts/rules");

    private FirstFacts() {}
}
