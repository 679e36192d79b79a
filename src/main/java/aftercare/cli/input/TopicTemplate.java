package aftercare.cli.input;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a new topic. The rule is valid and holds for no patient, so that the case fails until the rule is filled in and
 * no other case does.
 *
 * @param topic its name
 * @param prefix what its ids begin with
 */
public record TopicTemplate(String topic, String prefix) {

    /** Prefixes of the reasons that the program gives itself. */
    public static final Set<String> OF_THE_PROGRAM = Set.of("GEN", "FLR", "SYS");

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,3}");

    public static boolean isName(String topic) {
        return NAME.matcher(topic).matches();
    }

    public static boolean isPrefix(String prefix) {
        return PREFIX.matcher(prefix).matches();
    }

    /** The first letter of the name with two others of it, in their order; the first such that is free. */
    public static Optional<String> freePrefix(String topic, Set<String> taken) {
        String letters = topic.replace("-", "").toUpperCase(Locale.ROOT);
        for (int second = 1; second < letters.length(); second++) {
            for (int third = second + 1; third < letters.length(); third++) {
                String prefix = "" + letters.charAt(0) + letters.charAt(second) + letters.charAt(third);
                if (!taken.contains(prefix)) {
                    return Optional.of(prefix);
                }
            }
        }
        return Optional.empty();
    }

    public String rulesFile() {
        return topic + "/" + topic + ".drl";
    }

    public String casesFile() {
        return topic + "/" + topic + ".cases.yaml";
    }

    public String rules() {
        return """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.conclude

                // Say in the title when the rule speaks, then fill in the lines below it. Nobody is as old as the
                // condition wants: replace it.
                rule "%1$s: when does this rule speak?"
                    @id( "%2$s-01" )
                    @urgency( "ROUTINE_REVIEW" )
                    @reason( "Why, for a clinician." )
                    @advice( "What to do, for the patient." )
                    @source( "our own choice" )
                when
                    Patient( ageYears > 129.9 )
                then
                    conclude( drools );
                end
                """
                .formatted(title(), prefix);
    }

    public String cases() {
        return """
                # basis: our own choice
                - note: "%1$s-01: which patient is this?"
                  given:
                    treatment: { hoursSince: 24, regions: [calf] }
                    symptoms:
                      - { code: pain, severity: 4, trend: stable }
                  want:
                    urgency: ROUTINE_REVIEW
                    because: [%1$s-01]
                """
                .formatted(prefix);
    }

    public String nextSteps() {
        return """

                Next:
                1. Say the patient in %1$s: what is reported, and what you want.
                2. Say the rule in %2$s.
                3. ./aftercare replay, until nothing fails.
                """
                .formatted(casesFile(), rulesFile());
    }

    private String title() {
        String spaced = topic.replace('-', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
