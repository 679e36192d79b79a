package aftercare.triage.reference;

import java.util.List;

/** Few words and few numbers, so that random rules and random facts meet often. */
final class SmallWorld {

    static final List<String> SYMPTOMS = List.of("pain", "site-redness", "fever", "tingling");
    static final List<String> SYMPTOM_GROUPS = List.of("soreness", "site-sign", "nerve");
    static final List<String> TRENDS = List.of("unknown", "improving", "worsening");
    static final List<String> ONSETS = List.of("sudden", "gradual");
    static final List<String> PATTERNS = List.of("focal", "bilateral");
    static final List<String> REGIONS = List.of("calf", "lumbar-paraspinals", "unknown");
    static final List<String> SITE_GROUPS = List.of("spine", "trunk");
    static final List<String> REGION_GROUPS = List.of("spine", "trunk", "other");
    static final List<String> DEPTHS = List.of("superficial", "deep", "unknown");
    static final List<String> RISKS = List.of("diabetes", "smoker");
    static final List<String> DOUBTS = List.of("other-symptom", "onset-after-report");
    static final List<String> RELIEFS = List.of("yes", "no", "unknown");
    static final List<String> TRIED = List.of("rest", "heat");
    static final List<String> VITALS = List.of("temperatureC", "heartRate");
    static final List<String> KINDS = List.of("kind-a", "kind-b", "kind-c", "kind-d", "kind-e");
    static final List<String> SIGN_CODES = List.of("one", "two");

    static final List<Integer> WHOLES = List.of(2, 3, 4);
    static final List<Double> DECIMALS = List.of(3.9, 4.0, 4.1);
    static final List<Double> AGES = List.of(74.9, 75.0, 75.1);
    static final List<Double> BMIS = List.of(19.9, 20.0, 20.1);
    static final List<Double> TEMPERATURES = List.of(37.9, 38.0, 38.1);
    static final List<Integer> PULSES = List.of(89, 90, 91);

    private SmallWorld() {}
}
