package aftercare.cli;

import aftercare.FirstFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a few rules and texts of its own, so that what is printed does not change with the real ones. */
public final class SmallRules {

    private static final String WORDING =
            """
            emergencyNumber: "999"
            levels:
              EMERGENCY_AMBULANCE: { headline: "Call an ambulance now", contact: "Call {emergencyNumber}", instruction: "Call {emergencyNumber} now." }
              EMERGENCY_DEPARTMENT: { headline: "Go to hospital now", contact: "Emergency department", instruction: "Go to hospital now." }
              URGENT_24H: { headline: "Doctor today", contact: "GP or nurse line", instruction: "Speak to a doctor today." }
              ROUTINE_REVIEW: { headline: "Tell your practitioner", contact: "Your practitioner", instruction: "Contact your practitioner." }
              SELF_CARE: { headline: "Rest at home", contact: "Nobody", instruction: "Look after yourself." }
            safetyNet:
              - "Chest pain: call {emergencyNumber} now."
            rules:
              GEN-01: { title: "Not explained", reason: "No rule explains it.", advice: "Please tell your practitioner.", source: "our own choice" }
              FLR-01: { title: "The least", reason: "It alone calls for this.", advice: "Please follow this.", source: "our own choice" }
              SYS-01: { title: "Not assessed", reason: "The assessment did not complete.", advice: "This is not an all-clear.", source: "our own choice" }
            dataQuality:
              stale-report: "More than a day old."
              onset-after-report: "Begins after the report."
              duration-too-long: "Lasts longer than it can."
              asymptomatic-with-symptoms: "No symptom, and one."
              same-code-twice: "Named twice."
              severity-zero-red-flag: "Zero for a warning sign."
            """;

    private static final String SORENESS =
            """
            package aftercare.rules
            import aftercare.domain.*
            import function aftercare.engine.Conclusions.conclude
            import function aftercare.engine.Conclusions.advise

            rule "Mild soreness"
                @id( "EXP-01" )
                @urgency( "SELF_CARE" )
                @reason( "Expected after needling." )
                @advice( "This soreness is expected, and it usually goes within three days; carry on with light activity and come back to us if it does not." )
                @source( "our own choice" )
            when
                Symptom( code == "muscle-ache", severity <= 6 )
            then
                conclude( drools );
            end

            rule "Redness that grows"
                @id( "INF-01" )
                @urgency( "URGENT_24H" )
                @within( 6 )
                @reason( "May be an infection." )
                @advice( "See a doctor." )
                @source( "our own choice" )
                @unless( "trend worsening: one that grows quickly is not tried here" )
            when
                Symptom( code == "site-redness", trend == "worsening" )
                Treatment( hoursSince > 24 )
            then
                conclude( drools );
            end

            rule "Drink"
                @id( "SC-01" )
                @advises( "self-care" )
                @text( "Drink water." )
                @source( "our own choice" )
            when
                Report()
            then
                advise( drools );
            end

            rule "Why it hurts"
                @id( "EDU-01" )
                @advises( "education" )
                @text( "Needles do tiny harm." )
                @source( "our own choice" )
            when
                Report()
            then
                advise( drools );
            end
            """;

    private static final String CASES =
            """
            - note: "mild soreness"
              given:
                treatment: { hoursSince: 48.0 }
                symptoms: [ { code: muscle-ache, severity: 6 } ]
              want: { urgency: SELF_CARE, because: [EXP-01], notBecause: [GEN-01], advises: [SC-01, EDU-01] }
            - note: "more than mild soreness"
              given:
                symptoms: [ { code: muscle-ache, severity: 7 } ]
              want: { urgency: ROUTINE_REVIEW, actWithinHours: 72, because: [GEN-01], notBecause: [EXP-01] }
            """;

    /** What a check wants beside those two. */
    private static final String MORE_CASES =
            """
            - note: "milder than mild soreness"
              given:
                symptoms: [ { code: muscle-ache, severity: 5 } ]
              want: { urgency: SELF_CARE, because: [EXP-01] }
            - note: "redness that grows, just before a day"
              given:
                treatment: { hoursSince: 23.999 }
                symptoms: [ { code: site-redness, trend: worsening } ]
              want: { urgency: ROUTINE_REVIEW, notBecause: [INF-01] }
            - note: "redness that grows, at a day"
              given:
                treatment: { hoursSince: 24 }
                symptoms: [ { code: site-redness, trend: worsening } ]
              want: { urgency: ROUTINE_REVIEW, notBecause: [INF-01] }
            - note: "redness that grows, just after a day"
              given:
                treatment: { hoursSince: 24.001 }
                symptoms: [ { code: site-redness, trend: worsening } ]
              want: { urgency: URGENT_24H, actWithinHours: 6, because: [INF-01] }
            - note: "redness that does not grow"
              given:
                treatment: { hoursSince: 30 }
                symptoms: [ { code: site-redness, trend: stable } ]
              want: { urgency: ROUTINE_REVIEW, notBecause: [INF-01] }
            - note: "swelling that grows"
              given:
                treatment: { hoursSince: 30 }
                symptoms: [ { code: site-swelling, trend: worsening } ]
              want: { urgency: ROUTINE_REVIEW, notBecause: [INF-01] }
            """;

    private SmallRules() {}

    /** Writes the folder with every case that its rules need. */
    public static Path coveredIn(Path parent) throws IOException {
        Path folder = in(parent);
        Files.writeString(folder.resolve("soreness/soreness.cases.yaml"), CASES + MORE_CASES);
        return folder;
    }

    /** Writes the folder, with the real vocabulary. */
    static Path in(Path parent) throws IOException {
        Path folder = parent.resolve("rules");
        Files.createDirectories(folder.resolve("soreness"));
        Files.copy(FirstFacts.RULES.resolve("vocabulary.yaml"), folder.resolve("vocabulary.yaml"));
        Files.writeString(folder.resolve("wording.yaml"), WORDING);
        Files.writeString(folder.resolve("soreness/soreness.drl"), SORENESS);
        Files.writeString(folder.resolve("soreness/soreness.cases.yaml"), CASES);
        return folder;
    }
}
