package aftercare.service.app;

import aftercare.domain.Nearest;
import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.ReplicaName;
import aftercare.journal.store.JournalPlace;
import aftercare.service.access.NamedOrigins;
import aftercare.service.http.Bounds;
import aftercare.service.http.Settings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether what is set makes sense, in the words of who set it: the environment variable, the value, what is allowed. */
final class SettingCheck {

    private static final String PREFIX = "AFTERCARE_";

    /** What the launcher looks at, beside the settings. */
    static final Set<String> OF_LAUNCHER = Set.of("AFTERCARE_APP", "AFTERCARE_JAVA_OPTIONS");

    /** Every other word would count as no: a misspelt yes must not. */
    private static final Set<String> YES_OR_NO = Set.of("true", "yes", "y", "on", "1", "false", "no", "n", "off", "0");

    /** Ports of the framework below; 0 is any free one. */
    private static final List<String> PORTS = List.of("quarkus.http.port", "quarkus.management.port");

    private static final int HIGHEST_PORT = 65_535;

    /** Lengths of time of the framework below. */
    private static final List<String> DURATIONS = List.of("quarkus.http.idle-timeout", "quarkus.shutdown.timeout");

    private SettingCheck() {}

    /** The environment variable of a setting. */
    static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * What is wrong with the settings, a line each.
     *
     * @param given what is set for a key; empty where nothing is
     */
    static List<String> problems(Function<String, Optional<String>> given) {
        List<String> problems = new ArrayList<>();
        TreeMap<String, Method> settings = settings();
        for (String key : settings.keySet()) {
            Method setting = settings.get(key);
            given.apply(key).flatMap(value -> problem(setting, value)).ifPresent(what -> problems.add(what(key, what)));
        }
        for (String key : PORTS) {
            given.apply(key)
                    .filter(value -> !isWhole(value, 0, HIGHEST_PORT))
                    .ifPresent(value -> problems.add(what(key, notFrom(value, 0, HIGHEST_PORT))));
        }
        for (String key : DURATIONS) {
            given.apply(key)
                    .filter(value -> !isDuration(value))
                    .ifPresent(value -> problems.add(
                            what(key, "`" + value + "` is no length of time: write it like 8S, 500MS or 2M")));
        }
        if (problems.isEmpty()) {
            SourceCheck.problem(given, settings).ifPresent(problems::add);
        }
        return problems;
    }

    /**
     * A line for each variable that looks like a setting and is none. The value is not repeated: it may be a password.
     *
     * @param variables the names of all that are set
     */
    static List<String> unknown(Set<String> variables) {
        Set<String> known = new TreeSet<>(OF_LAUNCHER);
        for (String key : settings().keySet()) {
            known.add(variable(key));
        }
        List<String> unknown = new ArrayList<>();
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(PREFIX) && !known.contains(variable)) {
                List<String> nearest = Nearest.to(variable, known);
                String advice = nearest.isEmpty() ? "leave it out" : "did you mean `" + nearest.get(0) + "`?";
                unknown.add(variable + ": there is no such setting, so it changes nothing: " + advice);
            }
        }
        return unknown;
    }

    private static TreeMap<String, Method> settings() {
        TreeMap<String, Method> settings = new TreeMap<>();
        for (Method setting : Settings.class.getDeclaredMethods()) {
            String name = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            settings.put("aftercare." + name, setting);
        }
        return settings;
    }

    static String what(String key, String problem) {
        return "aftercare: " + variable(key) + ": " + problem;
    }

    private static Optional<String> problem(Method setting, String value) {
        Class<?> type = setting.getReturnType();
        if (setting.getName().equals("replica")) {
            boolean allowed = ReplicaName.isOne(value);
            return allowed
                    ? Optional.empty()
                    : Optional.of("`" + value
                            + "` is not letters, digits, `.`, `_` and `-`: at most 100, the first a letter or a digit");
        }
        if (type.equals(Optional.class)) {
            return setting.getName().endsWith("Origins") ? NamedOrigins.problem(value) : Optional.empty();
        }
        String advice =
                ": leave it out for " + setting.getAnnotation(WithDefault.class).value();
        if (value.isBlank()) {
            return Optional.of("it is empty" + advice);
        }
        Bounds bounds = setting.getAnnotation(Bounds.class);
        if (bounds != null) {
            boolean allowed = isWhole(value, bounds.least(), bounds.most());
            return allowed ? Optional.empty() : Optional.of(notFrom(value, bounds.least(), bounds.most()) + advice);
        }
        if (type.equals(boolean.class)) {
            boolean allowed = YES_OR_NO.contains(value.toLowerCase(Locale.ROOT));
            return allowed ? Optional.empty() : Optional.of("`" + value + "` is neither true nor false" + advice);
        }
        if (type.isEnum()) {
            List<String> words = new ArrayList<>();
            for (Object each : type.getEnumConstants()) {
                words.add(each.toString().toLowerCase(Locale.ROOT));
            }
            return oneOf(value, words, advice);
        }
        if (setting.getName().equals("rulesSource")) {
            return SourceCheck.ofSource(value);
        }
        return setting.getName().equals("journal") ? journal(value) : Optional.empty();
    }

    private static Optional<String> oneOf(String value, List<String> words, String advice) {
        if (words.contains(value.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of("`" + value + "` is none of " + String.join(", ", words) + advice);
    }

    /** Where it is no word, it may be an address with a password in it. */
    private static Optional<String> journal(String value) {
        if (value.equals(JournalWiring.OFF) || value.equals(JournalWiring.SQLITE)) {
            return Optional.empty();
        }
        try {
            JournalPlace.Postgres.of(value);
            return Optional.empty();
        } catch (Unreadable e) {
            String shown = value.matches("[a-z0-9-]*") ? "`" + value + "`" : "this address";
            return Optional.of(shown + " is none of sqlite, off, jdbc:postgresql://host/database?user=…"
                    + ": leave it out for sqlite");
        }
    }

    private static boolean isWhole(String value, long least, long most) {
        try {
            long number = Long.parseLong(value.strip());
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            return !DurationConverter.parseDuration(value).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String notFrom(String value, long least, long most) {
        return "`" + value + "` is not a whole number from " + least + " to " + most;
    }
}
