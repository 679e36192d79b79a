package aftercare.tables;

import java.util.List;

/**
 * Symptoms whose rules look at each other, with the risk factors and the regions of these rules: random reports draw
 * them together. A symptom that is named twice is drawn twice as often.
 */
record Topic(List<String> symptoms, List<String> riskFactors, List<RegionGroup> region) {

    static final Topic NONE = new Topic(List.of(), List.of(), List.of());

    static final List<Topic> ALL = List.of(
            soreness(),
            prolonged(),
            localSigns(),
            infection(),
            sepsis(),
            softInfection(),
            spineInfection(),
            rashAndUrine(),
            jaundice(),
            ear(),
            jaw(),
            nerve(),
            oneOrTwoSided(),
            weakness(),
            bladder(),
            heavyLimb(),
            spinePain(),
            headache(),
            suddenHeadache(),
            eyesAndBalance(),
            blank(),
            chestPain(),
            earlyChest(),
            softChest(),
            nearLung(),
            chestMuscle(),
            bruise(),
            bleeding(),
            lump(),
            limb(),
            coldLimb(),
            belly(),
            underTheRibs(),
            neck(),
            allergy(),
            faint(),
            syncope(),
            needle(),
            period(),
            minor(),
            old());

    /** Symptoms that may be expected, the common ones more than once. */
    static final List<String> CALM_SYMPTOMS = List.of(
            "muscle-ache",
            "stiffness",
            "tenderness",
            "pain",
            "back-pain",
            "neck-pain",
            "old-pain-worse",
            "chest-muscle-soreness",
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
            "small-lump",
            "vein-darker",
            "stiff-jaw",
            "muscle-twitching",
            "spaced-out",
            "metallic-taste",
            "cannot-sleep",
            "anxious",
            "trembling",
            "warm-feeling",
            "diarrhoea",
            "site-bleeding",
            "site-redness",
            "site-warmth",
            "site-swelling",
            "tingling",
            "numbness",
            "burning-sensation",
            "pallor",
            "blurred-vision",
            "palpitations",
            "syncope");

    private static Topic of(List<String> symptoms, List<String> riskFactors, RegionGroup... region) {
        return new Topic(symptoms, riskFactors, List.of(region));
    }

    private static Topic soreness() {
        return of(
                List.of(
                        "muscle-ache",
                        "stiffness",
                        "tenderness",
                        "pain",
                        "back-pain",
                        "neck-pain",
                        "old-pain-worse",
                        "pain-moved",
                        "movement-limited-by-pain"),
                List.of("anticoagulant", "bleedingDisorder", "pregnant", "nsaidUnsafe", "nickelAllergy"));
    }

    private static Topic prolonged() {
        return of(List.of("muscle-ache", "pain", "back-pain", "neck-pain", "old-pain-worse", "pain-moved"), List.of());
    }

    private static Topic localSigns() {
        return of(
                List.of("site-redness", "site-warmth", "site-swelling", "site-pus", "site-discharge", "red-streaks"),
                List.of("diabetes", "lymphoedema", "frail", "immunosuppressed"));
    }

    private static Topic infection() {
        return of(
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
                List.of("prostheticJoint", "prostheticHeartValve", "immunosuppressed", "pregnant"));
    }

    private static Topic sepsis() {
        return of(
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
                List.of("copd"));
    }

    private static Topic softInfection() {
        return of(
                List.of(
                        "malaise",
                        "flu-like",
                        "no-appetite",
                        "felt-hot",
                        "chills",
                        "night-sweats",
                        "fatigue",
                        "fatigue",
                        "sore-throat",
                        "swollen-glands"),
                List.of("prostheticHeartValve", "heartValveDisease", "immunosuppressed"));
    }

    private static Topic spineInfection() {
        return of(
                List.of("back-pain", "back-pain", "neck-pain", "night-sweats", "chills", "malaise", "malaise", "fever"),
                List.of(),
                RegionGroup.SPINE);
    }

    private static Topic rashAndUrine() {
        return of(
                List.of("non-blanching-rash", "mottled-skin", "no-urine-18h", "reduced-urine", "reduced-urine"),
                List.of(),
                RegionGroup.SPINE,
                RegionGroup.TRUNK);
    }

    private static Topic jaundice() {
        return of(
                List.of(
                        "jaundice",
                        "jaundice",
                        "dark-urine",
                        "dark-urine",
                        "drowsiness",
                        "vomiting",
                        "abdominal-pain",
                        "fever",
                        "pain",
                        "muscle-ache"),
                List.of());
    }

    private static Topic ear() {
        return of(
                List.of("site-redness", "site-warmth", "site-swelling", "site-pus", "site-discharge", "pain", "pain"),
                List.of(),
                RegionGroup.HEAD_NECK);
    }

    private static Topic jaw() {
        return of(List.of("stiff-jaw", "stiff-jaw", "fever", "chills"), List.of(), RegionGroup.HEAD_NECK);
    }

    private static Topic nerve() {
        return of(
                List.of("tingling", "numbness", "burning-sensation", "shooting-pain", "sudden-electric-pain"),
                List.of());
    }

    private static Topic oneOrTwoSided() {
        return of(
                List.of("tingling", "numbness", "burning-sensation", "shooting-pain", "heavy-limb"),
                List.of(),
                RegionGroup.SPINE,
                RegionGroup.HEAD_NECK);
    }

    private static Topic weakness() {
        return of(
                List.of(
                        "limb-weakness",
                        "hand-weakness",
                        "foot-drop",
                        "wrist-drop",
                        "winged-scapula",
                        "clumsy-hands",
                        "gait-unsteady",
                        "movement-limited-by-pain"),
                List.of());
    }

    private static Topic bladder() {
        return of(
                List.of(
                        "saddle-numbness",
                        "urinary-retention",
                        "urinary-incontinence",
                        "bowel-incontinence",
                        "bladder-less-felt",
                        "voiding-difficulty",
                        "voiding-difficulty",
                        "voiding-difficulty",
                        "back-pain",
                        "tingling",
                        "heavy-limb",
                        "limb-weakness"),
                List.of());
    }

    private static Topic heavyLimb() {
        return of(List.of("heavy-limb", "heavy-limb", "gait-unsteady", "shooting-pain"), List.of(), RegionGroup.SPINE);
    }

    private static Topic spinePain() {
        return of(
                List.of("back-pain", "neck-pain", "pain", "muscle-ache", "sudden-electric-pain", "old-pain-worse"),
                List.of("anticoagulant", "bleedingDisorder"),
                RegionGroup.SPINE);
    }

    private static Topic headache() {
        return of(
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
                List.of("anticoagulant", "bleedingDisorder"));
    }

    private static Topic suddenHeadache() {
        return of(
                List.of(
                        "headache",
                        "headache",
                        "headache",
                        "postural-headache",
                        "vomiting",
                        "neck-stiffness",
                        "neck-stiffness",
                        "photophobia",
                        "drowsiness",
                        "confusion",
                        "blurred-vision"),
                List.of("anticoagulant", "bleedingDisorder"),
                RegionGroup.HEAD_NECK);
    }

    private static Topic eyesAndBalance() {
        return of(
                List.of(
                        "double-vision",
                        "vision-loss",
                        "eyelid-droop",
                        "eyes-jumping",
                        "gait-unsteady",
                        "vertigo",
                        "positional-vertigo",
                        "blurred-vision",
                        "clumsy-hands",
                        "headache",
                        "neck-pain"),
                List.of(),
                RegionGroup.HEAD_NECK);
    }

    private static Topic blank() {
        return of(List.of("blank-spell", "blank-spell", "brief-jerks-with-faint", "seizure"), List.of("epilepsy"));
    }

    private static Topic chestPain() {
        return of(List.of("chest-pain", "chest-pain", "shortness-of-breath", "syncope", "palpitations"), List.of());
    }

    private static Topic earlyChest() {
        return of(
                List.of(
                        "chest-tightness",
                        "exertional-breathlessness",
                        "breathless-lying-flat",
                        "pain-on-breathing",
                        "chest-pain",
                        "needle-moved-with-heartbeat"),
                List.of());
    }

    private static Topic softChest() {
        return of(
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
                List.of("asthma", "copd", "previousPneumothorax", "smoker"));
    }

    private static Topic nearLung() {
        return of(
                List.of("pain", "muscle-ache", "tenderness", "stiffness", "back-pain", "neck-pain", "old-pain-worse"),
                List.of("asthma", "copd", "previousPneumothorax", "smoker", "aboutToFly"),
                RegionGroup.THORACIC_RISK);
    }

    private static Topic chestMuscle() {
        return of(
                List.of("chest-muscle-soreness", "chest-muscle-soreness", "chest-pain", "dry-cough"),
                List.of("aboutToFly", "copd"),
                RegionGroup.NEAR_HEART);
    }

    private static Topic bruise() {
        return of(
                List.of("bruising", "bruising", "haematoma", "site-swelling", "site-bleeding", "muscle-ache"),
                List.of("anticoagulant", "bleedingDisorder"));
    }

    private static Topic bleeding() {
        return of(List.of("site-bleeding", "site-bleeding", "bruising"), List.of("anticoagulant"));
    }

    private static Topic lump() {
        return of(
                List.of("small-lump", "small-lump", "growing-lump", "pulsatile-lump", "vein-darker", "haematoma"),
                List.of());
    }

    private static Topic limb() {
        return of(
                List.of(
                        "tense-swelling",
                        "cold-pale-limb",
                        "cold-limb-feeling",
                        "tight-limb",
                        "tight-limb",
                        "calf-swelling",
                        "calf-swelling",
                        "pain",
                        "muscle-ache",
                        "tingling",
                        "limb-weakness",
                        "swollen-feeling",
                        "palpitations",
                        "light-headedness"),
                List.of("aboutToFly"),
                RegionGroup.LIMB);
    }

    private static Topic coldLimb() {
        return of(
                List.of("cold-limb-feeling", "limb-weakness", "hand-weakness", "pain", "numbness"),
                List.of(),
                RegionGroup.LIMB);
    }

    private static Topic underTheRibs() {
        return of(List.of("abdominal-pain", "flank-pain"), List.of(), RegionGroup.NEAR_RIBS);
    }

    private static Topic belly() {
        return of(
                List.of(
                        "abdominal-pain",
                        "abdominal-pain",
                        "flank-pain",
                        "flank-pain",
                        "blood-in-urine",
                        "rigid-belly",
                        "black-or-bloody-stool"),
                List.of("pregnant"),
                RegionGroup.NEAR_RIBS,
                RegionGroup.TRUNK);
    }

    private static Topic neck() {
        return of(
                List.of(
                        "neck-swelling",
                        "neck-swelling",
                        "swallowing-difficulty",
                        "voice-change",
                        "haematoma",
                        "bruising",
                        "site-swelling",
                        "shortness-of-breath",
                        "breathless-lying-flat",
                        "swollen-feeling"),
                List.of(),
                RegionGroup.NECK);
    }

    private static Topic allergy() {
        return of(
                List.of(
                        "local-itch-rash",
                        "widespread-hives",
                        "widespread-hives",
                        "face-lip-tongue-swelling",
                        "throat-tightness",
                        "stridor",
                        "wheeze",
                        "vomiting",
                        "light-headedness",
                        "swallowing-difficulty",
                        "voice-change",
                        "pallor",
                        "diarrhoea",
                        "swollen-feeling",
                        "syncope"),
                List.of(),
                RegionGroup.HEAD_NECK);
    }

    private static Topic faint() {
        return of(
                List.of(
                        "light-headedness",
                        "sweating",
                        "pallor",
                        "drowsiness",
                        "mottled-skin",
                        "nausea",
                        "trembling",
                        "blurred-vision",
                        "palpitations",
                        "light-headedness",
                        "sweating"),
                List.of("diabetes"),
                RegionGroup.NEAR_HEART,
                RegionGroup.LIMB);
    }

    private static Topic syncope() {
        return of(
                List.of(
                        "syncope",
                        "syncope",
                        "syncope",
                        "brief-jerks-with-faint",
                        "light-headedness",
                        "nausea",
                        "palpitations",
                        "abdominal-pain",
                        "chest-tightness",
                        "unresponsive",
                        "impending-doom"),
                List.of("anticoagulant", "bleedingDisorder", "epilepsy"));
    }

    private static Topic needle() {
        return of(
                List.of(
                        "needle-left-in",
                        "needle-broken",
                        "needle-found-removed",
                        "needle-reuse-suspected",
                        "needle-reuse-suspected",
                        "sore-throat",
                        "swollen-glands",
                        "jaundice",
                        "fever"),
                List.of());
    }

    private static Topic period() {
        return of(
                List.of(
                        "vaginal-bleeding",
                        "vaginal-bleeding",
                        "early-period",
                        "early-period",
                        "contractions",
                        "reduced-fetal-movement",
                        "abdominal-pain",
                        "fever"),
                List.of("pregnant"));
    }

    private static Topic minor() {
        return of(
                List.of(
                        "fatigue",
                        "drowsiness",
                        "nausea",
                        "sweating",
                        "headache",
                        "emotional-change",
                        "malaise",
                        "anxious",
                        "trembling",
                        "diarrhoea"),
                List.of());
    }

    /** What people live with. */
    private static Topic old() {
        return of(List.copyOf(Words.LASTING), List.of());
    }
}
