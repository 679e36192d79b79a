package aftercare.ruleset.languages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The other languages of a rule set. Those of a set that passed before are read when somebody first asks for one: to read them
 * takes as long as to read all rules, and no start waits for that. Safe for any number of threads at once.
 */
public final class Translations {

    /** English alone. */
    public static final Translations NONE = of(List.of());

    private final List<String> tags;
    private final Supplier<List<Translation>> reading;
    private Optional<List<Translation>> read = Optional.empty();

    private Translations(List<String> tags, Supplier<List<Translation>> reading) {
        this.tags = List.copyOf(tags);
        this.reading = reading;
    }

    public static Translations of(List<Translation> translations) {
        List<String> tags = new ArrayList<>();
        translations.forEach(each -> tags.add(each.language()));
        return new Translations(tags, () -> translations);
    }

    /**
     * Those of files that passed a check before.
     *
     * @param reading gives fewer than there are tags where a file cannot be read after all
     */
    public static Translations later(List<String> tags, Supplier<List<Translation>> reading) {
        return new Translations(tags, reading);
    }

    /** By the names of the files. */
    public List<String> tags() {
        return tags;
    }

    public synchronized List<Translation> all() {
        if (read.isEmpty()) {
            read = Optional.of(List.copyOf(reading.get()));
        }
        return read.get();
    }

    /** The texts in that language; empty where there are none. */
    public Optional<Translation> of(String language) {
        if (tags.contains(language)) {
            for (Translation each : all()) {
                if (each.language().equals(language)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
