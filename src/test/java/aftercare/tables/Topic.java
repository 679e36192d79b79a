package aftercare.tables;

import java.util.List;

/** Symptoms whose rules look at each other, and the risk factors of these rules: random reports draw them together. */
record Topic(List<String> symptoms, List<String> riskFactors) {

    static final Topic NONE = new Topic(List.of(), List.of());

    static final List<Topic> ALL = List.of(
            new Topic(
                    List.of("muscle-ache", "stiffness", "tenderness", "pain", "back-pain", "neck-pain"),
                    List.of("anticoagulant", "bleedingDisorder", "pregnant", "nsaidUnsafe")),
            new Topic(
                    List.of(
                            "site-redness",
                            "site-warmth",
                            "site-swelling",
                            "site-pus",
                            "site-discharge",
                            "red-streaks"),
                    List.of("diabetes", "lymphoedema", "frail", "immunosuppressed")),
            new Topic(
                    List.of(
                            "fever",
                            "chills",
                            "rigors",
                            "site-redness",
                            "site-warmth",
                            "site-swelling",
                            "pain",
                            "back-pain",
                            "neck-pain",
                            "reduced-urine",
                            "skin-blistering-or-dark",
                            "hot-swollen-joint",
                            "malaise"),
                    List.of("prostheticJoint", "prostheticHeartValve", "immunosuppressed", "pregnant")),
            new Topic(
                    List.of(
                            "fever",
                            "site-redness",
                            "site-discharge",
                            "confusion",
                            "mottled-skin",
                            "cyanosis",
                            "non-blanching-rash",
                            "no-urine-18h",
                            "reduced-urine",
                            "impending-doom",
                            "flank-pain",
                            "abdominal-pain"),
                    List.of("copd")),
            new Topic(
                    List.of(
                            "tingling",
                            "numbness",
                            "burning-sensation",
                            "limb-weakness",
                            "foot-drop",
                            "wrist-drop",
                            "saddle-numbness",
                            "urinary-retention",
                            "urinary-incontinence",
                            "bowel-incontinence",
                            "sudden-electric-pain",
                            "back-pain",
                            "neck-pain"),
                    List.of()),
            new Topic(
                    List.of(
                            "headache",
                            "postural-headache",
                            "thunderclap-headache",
                            "neck-stiffness",
                            "photophobia",
                            "fever",
                            "syncope",
                            "headache",
                            "face-droop",
                            "speech-difficulty",
                            "seizure"),
                    List.of("anticoagulant", "bleedingDisorder")),
            new Topic(
                    List.of("headache", "postural-headache", "neck-stiffness", "photophobia", "fever"),
                    List.of("anticoagulant", "bleedingDisorder")),
            new Topic(List.of("chest-pain", "shortness-of-breath", "chest-pain", "syncope", "palpitations"), List.of()),
            new Topic(List.of("chest-pain", "chest-pain", "chest-pain", "shortness-of-breath"), List.of()),
            new Topic(
                    List.of(
                            "pain-on-breathing",
                            "dry-cough",
                            "shoulder-tip-pain",
                            "wheeze",
                            "haemoptysis",
                            "cannot-speak-sentences",
                            "crackling-under-skin",
                            "back-pain",
                            "pain"),
                    List.of("asthma", "copd", "previousPneumothorax", "smoker")),
            new Topic(
                    List.of("bruising", "haematoma", "bruising", "site-swelling", "site-bleeding"),
                    List.of("anticoagulant", "bleedingDisorder")),
            new Topic(
                    List.of("bruising", "bruising", "haematoma", "muscle-ache"),
                    List.of("anticoagulant", "bleedingDisorder")),
            new Topic(
                    List.of(
                            "tense-swelling",
                            "cold-pale-limb",
                            "pulsatile-lump",
                            "calf-swelling",
                            "pain",
                            "tingling",
                            "limb-weakness",
                            "muscle-ache"),
                    List.of()),
            new Topic(List.of("abdominal-pain", "flank-pain", "blood-in-urine", "abdominal-pain"), List.of("pregnant")),
            new Topic(
                    List.of(
                            "local-itch-rash",
                            "widespread-hives",
                            "widespread-hives",
                            "face-lip-tongue-swelling",
                            "throat-tightness",
                            "stridor",
                            "wheeze",
                            "vomiting",
                            "light-headedness"),
                    List.of()),
            new Topic(
                    List.of(
                            "syncope",
                            "light-headedness",
                            "nausea",
                            "sweating",
                            "palpitations",
                            "abdominal-pain",
                            "unresponsive",
                            "vomiting",
                            "syncope"),
                    List.of("anticoagulant")),
            new Topic(List.of("syncope", "syncope", "light-headedness", "nausea"), List.of("bleedingDisorder")),
            new Topic(
                    List.of(
                            "needle-left-in",
                            "needle-broken",
                            "needle-found-removed",
                            "needle-reuse-suspected",
                            "needle-reuse-suspected"),
                    List.of()),
            new Topic(
                    List.of("vaginal-bleeding", "contractions", "reduced-fetal-movement", "abdominal-pain", "fever"),
                    List.of("pregnant")),
            new Topic(
                    List.of("fatigue", "drowsiness", "nausea", "sweating", "headache", "emotional-change"), List.of()),
            new Topic(List.of("bruising"), List.of("anticoagulant", "bleedingDisorder")),
            new Topic(List.of("chest-pain"), List.of()),
            new Topic(List.of("muscle-ache", "pain", "back-pain", "neck-pain"), List.of()));

    /** Symptoms that may be expected, the common ones more than once. */
    static final List<String> CALM_SYMPTOMS = List.of(
            "muscle-ache",
            "stiffness",
            "tenderness",
            "pain",
            "back-pain",
            "neck-pain",
            "muscle-ache",
            "tenderness",
            "fatigue",
            "drowsiness",
            "light-headedness",
            "nausea",
            "sweating",
            "headache",
            "emotional-change",
            "bruising",
            "haematoma",
            "bruising",
            "site-bleeding",
            "site-redness",
            "site-warmth",
            "site-swelling",
            "tingling",
            "numbness",
            "burning-sensation",
            "syncope");
}
