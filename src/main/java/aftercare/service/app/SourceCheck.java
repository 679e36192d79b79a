package aftercare.service.app;

import aftercare.journal.record.Unreadable;
import aftercare.live.published.AddressSource;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whether the settings of where rules come from make sense together. */
final class SourceCheck {

    private static final String SOURCE = "aftercare.rules-source";
    private static final String KEYS = "aftercare.rules-keys";
    private static final String POLL = "aftercare.rules-poll-millis";
    private static final String REACH = "aftercare.rules-reach-seconds";
    private static final String JOURNAL = "aftercare.journal";
    private static final int MILLIS = 1000;

    private SourceCheck() {}

    /** What is wrong with the source by itself. It is not repeated: an address may hold a secret. */
    static Optional<String> ofSource(String value) {
        if (!value.contains("://")) {
            return Optional.empty();
        }
        try {
            if (AddressSource.isUsable(URI.create(value))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // It is said below.
        }
        return Optional.of("this address is none that begins with https:// and has no name and password in it:"
                + " name such an address, `database`, or a file; leave it out for folder");
    }

    /**
     * What is wrong with all of them.
     *
     * @param given what is set for a key
     * @param settings the settings by their keys
     */
    static Optional<String> problem(Function<String, Optional<String>> given, Map<String, Method> settings) {
        Function<String, String> value = key -> given.apply(key)
                .orElseGet(
                        () -> settings.get(key).getAnnotation(WithDefault.class).value());
        String source = value.apply(SOURCE);
        if (source.equals(SourceWiring.FOLDER)) {
            return Optional.empty();
        }
        if (given.apply(KEYS).isEmpty()) {
            return Optional.of(SettingCheck.what(
                    KEYS, "it is needed where rules are published: name the public key that signs them"));
        }
        try {
            SourceWiring.keys(given.apply(KEYS).get());
        } catch (Unreadable e) {
            return Optional.of("aftercare: " + e.getMessage());
        }
        if (source.equals(SourceWiring.DATABASE) && !value.apply(JOURNAL).startsWith("jdbc:postgresql:")) {
            return Optional.of(SettingCheck.what(
                    SOURCE, "`database` is that of the decision log: set AFTERCARE_JOURNAL to a PostgreSQL"));
        }
        long poll = Long.parseLong(value.apply(POLL).strip());
        long reach = Long.parseLong(value.apply(REACH).strip());
        if (poll >= reach * MILLIS) {
            return Optional.of(SettingCheck.what(
                    REACH,
                    "`" + reach + "` s is not more than the " + poll + " ms between two looks"
                            + " (AFTERCARE_RULES_POLL_MILLIS): set more of these, or less of those"));
        }
        return Optional.empty();
    }
}
