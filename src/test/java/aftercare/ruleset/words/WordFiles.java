package aftercare.ruleset.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;

/** A small vocabulary and wording with one of everything: tests must not depend on the words that clinicians choose. */
public final class WordFiles {

    public static final String VOCABULARY =
            """
            symptoms:
              - code: muscle-ache
                label: General muscle ache
                question: "Do your muscles ache?"
                groups: [soreness]
                attributes: [severity, trend, onsetHours]
                needs: [severity, trend]
                snomed:
                  - { code: "68962001", display: "Muscle pain (finding)", fit: exact, seen: [P, D], verified: secondary }
              - code: bruising
                label: Bruise
                question: "Do you have a bruise?"
                groups: [bruise]
                attributes: [sizeCm, severity, trend]
                needs: [sizeCm or severity]
              - { code: site-redness, label: Redness, question: "Is it red?", groups: [local-sign, site-sign], attributes: [trend, sizeCm, site], needs: [trend, sizeCm] }
              - { code: nausea, label: Feeling sick, question: "Do you feel sick?", groups: [minor], attributes: [], needs: [], floor: URGENT_24H }
              - { code: chest-pain, label: Chest pain, question: "Does your chest hurt?", groups: [], attributes: [onset], needs: [], floor: EMERGENCY_DEPARTMENT }
              - { code: cyanosis, label: Blue lips, question: "Are your lips blue?", groups: [], attributes: [], needs: [], floor: EMERGENCY_AMBULANCE }
            regions:
              - { code: calf, label: Calf, groups: [] }
              - { code: upper-trapezius, label: Upper trapezius, groups: [thoracic-risk] }
              - { code: lumbar-paraspinals, label: Lower back, groups: [spine, trunk] }
              - { code: unknown, label: Not known, groups: [thoracic-risk, spine, trunk] }
            attributes:
              - { name: severity, type: integer, label: severity, question: "How bad?", min: 0, max: 10, unit: of 10 }
              - { name: trend, type: word, label: trend, question: "Which way?", words: [improving, stable, worsening, rapidly-worsening] }
              - { name: onset, type: word, label: onset, question: "How did it begin?", words: [sudden, gradual] }
              - { name: onsetHours, type: decimal, label: began, question: "When did it begin?", min: 0, max: 87600, places: 3, unit: h }
              - { name: durationHours, type: decimal, label: lasted, question: "How long?", min: 0, max: 87600, places: 3, unit: h }
              - { name: persistent, type: boolean, label: there all the time, question: "All the time?" }
              - { name: resolved, type: boolean, label: gone, question: "Gone?" }
              - { name: newSinceTreatment, type: boolean, label: new since the treatment, question: "New?" }
              - { name: site, type: region, label: site, question: "Where?" }
              - { name: needledSite, type: boolean, label: in the treated area, question: "At the needles?" }
              - { name: sizeCm, type: decimal, label: size, question: "How wide?", min: 0, max: 100, places: 1, unit: cm }
              - { name: pattern, type: word, label: pattern, question: "Which parts?", words: [focal, one-sided, bilateral] }
              - { name: stopped, type: boolean, label: stopped, question: "Stopped?" }
              - { name: pressureMinutes, type: integer, label: pressed on, question: "Pressed for?", min: 0, max: 1440, unit: min }
              - { name: heavy, type: boolean, label: heavy, question: "Heavy?" }
              - { name: fullyRecovered, type: boolean, label: fully recovered, question: "Recovered?" }
              - { name: headInjury, type: boolean, label: head injury, question: "Hit your head?" }
              - { name: recurrent, type: boolean, label: more than once, question: "Again?" }
            vitals:
              - { name: temperatureC, type: decimal, label: temperature, question: "How warm?", min: 30, max: 45, places: 1, unit: "°C", ucum: Cel, codes: [ { system: LOINC, code: "8310-5" } ] }
              - { name: heartRate, type: integer, label: heart rate, question: "How fast?", min: 20, max: 250, unit: /min }
              - { name: spo2, type: integer, label: oxygen saturation, question: "How much?", min: 50, max: 100, unit: "%" }
            patient:
              - { name: ageYears, type: decimal, label: age, question: "How old?", min: 0, max: 130, places: 1, unit: years }
              - { name: anticoagulant, type: boolean, label: blood thinner, question: "A blood thinner?", snomed: [ { code: "372862008", display: Anticoagulant, fit: approximate, seen: [D], verified: secondary } ] }
              - { name: bmi, type: decimal, label: body mass index, question: "Which BMI?", min: 8, max: 90, places: 1 }
              - { name: diabetes, type: boolean, label: diabetes, question: "Diabetes?" }
            treatment:
              - { name: endedAt, type: timestamp, label: end, question: "When did it end?" }
              - { name: regions, type: regions, label: needled regions, question: "Where were the needles?" }
              - { name: depth, type: word, label: depth, question: "How deep?", words: [superficial, deep, unknown] }
              - { name: sharpPainAtInsertion, type: boolean, label: sharp pain, question: "A sharp pain?" }
            selfCare:
              - { name: tried, type: words, label: tried, question: "What did you try?", words: [hydration, rest, heat, ice] }
              - { name: relief, type: word, label: relief, question: "Did it help?", words: ["yes", partial, "no", unknown] }
            report:
              - { name: asymptomatic, type: boolean, label: no symptom, question: "No symptom?" }
            """;

    public static final String WORDING =
            """
            emergencyNumber: "112"
            levels:
              EMERGENCY_AMBULANCE: { headline: Call now, contact: "Call {emergencyNumber}", instruction: "Call {emergencyNumber}, {emergencyNumber}." }
              EMERGENCY_DEPARTMENT: { headline: Hospital, contact: Emergency department, instruction: Go now. }
              URGENT_24H: { headline: Today, contact: GP, instruction: See a doctor. }
              ROUTINE_REVIEW: { headline: Soon, contact: Practitioner, instruction: Tell them. }
              SELF_CARE: { headline: At home, contact: Nobody, instruction: Rest. }
            safetyNet:
              - "Chest pain: call {emergencyNumber}."
              - Come back if it gets worse.
            rules:
              GEN-01: { title: Unexplained, reason: No rule., advice: Ask., source: our own choice }
              FLR-01: { title: Floor, reason: The floor., advice: Go., source: our own choice }
              SYS-01: { title: Not assessed, reason: It failed., advice: "Call {emergencyNumber}.", source: our own choice }
            dataQuality:
              stale-report: The report is old.
              onset-after-report: It begins after the report.
              duration-too-long: It lasts too long.
              asymptomatic-with-symptoms: No symptom and symptoms.
              same-code-twice: It is there twice.
              severity-zero-red-flag: Severity zero.
            """;

    private WordFiles() {}

    public static Vocabulary vocabulary() {
        return good(VocabularyReader.read("vocabulary.yaml", bytes(VOCABULARY)));
    }

    public static Wording wording() {
        return good(WordingReader.read("wording.yaml", bytes(WORDING)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T good(WordsResult<T> result) {
        if (result instanceof WordsResult.Good<T> good) {
            return good.words();
        }
        throw new AssertionError(messages(result));
    }

    /** The problems of a refused file, a line each; empty for a good one. */
    static String messages(WordsResult<?> result) {
        StringBuilder messages = new StringBuilder();
        if (result instanceof WordsResult.Bad<?> bad) {
            for (YamlProblem problem : bad.problems()) {
                messages.append(problem.message()).append('\n');
            }
        }
        return messages.toString();
    }
}
