package aftercare.tables;

import java.util.List;
import java.util.Set;

/** The closed lists of table A and the groups of B.0. */
final class Words {

    static final String OTHER = "other";
    static final String UNKNOWN = "unknown";

    static final Set<String> SORE = Set.of("muscle-ache", "stiffness", "tenderness", "pain", "back-pain", "neck-pain");
    static final Set<String> NERVE = Set.of("tingling", "numbness", "burning-sensation");
    static final Set<String> TIREDNESS = Set.of("fatigue", "drowsiness");
    static final Set<String> LOCAL_SIGN = Set.of("site-redness", "site-warmth", "site-swelling");
    static final Set<String> PUS_OR_DISCHARGE = Set.of("site-pus", "site-discharge");
    static final Set<String> SITE_SIGN =
            Set.of("site-redness", "site-warmth", "site-swelling", "site-pus", "site-discharge");
    static final Set<String> WEAKNESS = Set.of("limb-weakness", "foot-drop", "wrist-drop");
    static final Set<String> BRUISE = Set.of("bruising", "haematoma");

    static final List<String> SYMPTOMS = List.of(
            "muscle-ache",
            "stiffness",
            "tenderness",
            "pain",
            "back-pain",
            "neck-pain",
            "fatigue",
            "drowsiness",
            "malaise",
            "light-headedness",
            "nausea",
            "vomiting",
            "sweating",
            "headache",
            "emotional-change",
            "bruising",
            "haematoma",
            "site-bleeding",
            "site-redness",
            "site-warmth",
            "site-swelling",
            "site-pus",
            "site-discharge",
            "red-streaks",
            "skin-blistering-or-dark",
            "fever",
            "chills",
            "rigors",
            "hot-swollen-joint",
            "chest-pain",
            "shortness-of-breath",
            "pain-on-breathing",
            "dry-cough",
            "shoulder-tip-pain",
            "wheeze",
            "haemoptysis",
            "cyanosis",
            "cannot-speak-sentences",
            "crackling-under-skin",
            "palpitations",
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
            "postural-headache",
            "thunderclap-headache",
            "neck-stiffness",
            "photophobia",
            "face-droop",
            "speech-difficulty",
            "seizure",
            "confusion",
            "tense-swelling",
            "cold-pale-limb",
            "pulsatile-lump",
            "calf-swelling",
            "abdominal-pain",
            "flank-pain",
            "blood-in-urine",
            "local-itch-rash",
            "widespread-hives",
            "face-lip-tongue-swelling",
            "throat-tightness",
            "stridor",
            "syncope",
            "unresponsive",
            "impending-doom",
            "mottled-skin",
            "non-blanching-rash",
            "no-urine-18h",
            "reduced-urine",
            "needle-left-in",
            "needle-broken",
            "needle-found-removed",
            "needle-reuse-suspected",
            "vaginal-bleeding",
            "contractions",
            "reduced-fetal-movement");

    static final List<String> THORACIC_RISK_REGIONS = List.of(
            "cervical-paraspinals",
            "epigastrium",
            "iliocostalis",
            "infraspinatus",
            "intercostals",
            "latissimus-dorsi",
            "levator-scapulae",
            "pectorals",
            "posterior-shoulder",
            "rhomboids",
            "scalenes",
            "serratus-anterior",
            "serratus-posterior",
            "sternum",
            "subscapularis",
            "supraspinatus",
            "thoracic-paraspinals",
            "thorax-other",
            "upper-trapezius");
    static final List<String> SPINE_REGIONS =
            List.of("cervical-paraspinals", "lumbar-paraspinals", "suboccipitals", "thoracic-paraspinals");
    static final List<String> TRUNK_REGIONS =
            List.of("abdominals", "epigastrium", "iliopsoas", "lumbar-paraspinals", "quadratus-lumborum");
    static final List<String> OTHER_REGIONS = List.of(
            "calf",
            "deltoid",
            "face-jaw",
            "foot",
            "forearm",
            "gluteals",
            "hamstrings",
            "hand",
            "hip",
            "knee",
            "piriformis",
            "shin",
            "sternocleidomastoid",
            "thigh",
            "upper-arm");

    static final List<String> RISK_FACTORS = List.of(
            "pregnant",
            "anticoagulant",
            "bleedingDisorder",
            "immunosuppressed",
            "diabetes",
            "lymphoedema",
            "prostheticJoint",
            "prostheticHeartValve",
            "asthma",
            "copd",
            "previousPneumothorax",
            "smoker",
            "frail",
            "nsaidUnsafe");

    /** Least worrying first. */
    static final List<String> TRENDS = List.of("improving", "stable", "worsening", "rapidly-worsening");

    static final List<String> ONSETS = List.of("sudden", "gradual");
    static final List<String> PATTERNS = List.of("focal", "one-sided", "bilateral");
    static final List<String> RELIEFS = List.of("yes", "partial", "no", "unknown");
    static final List<String> TRIED = List.of("hydration", "gentle-movement", "rest", "heat", "ice", "analgesic");
    static final List<String> DEPTHS = List.of("superficial", "deep", "unknown");

    private Words() {}
}
