package aftercare.service.fhir;

import aftercare.domain.Vocabulary.SymptomWord;
import java.util.Collections;
import java.util.List;

/** Under what a patient looks for a symptom, in the order in which it is asked: first what cannot wait. */
enum Topic {
    ALARM("alarm", "Signs that cannot wait: is any of these there?", List.of()),
    CHEST("chest", "Chest and breathing", List.of("chest-event")),
    NERVES(
            "nerves",
            "Head, strength and feeling",
            List.of("nerve", "weakness", "brainstem", "cord-sign", "grave", "lasting")),
    SKIN("skin", "Skin, and where the needles went in", List.of("local-sign", "site-sign", "bruise", "soft-infection")),
    PAIN("pain", "Pain and soreness", List.of("soreness")),
    GENERAL("general", "How you feel in general", List.of("minor", "tiredness", "faintness", "benign")),
    REST("rest", "Anything else", List.of());

    private final String code;
    private final String text;
    private final List<String> groups;

    Topic(String code, String text, List<String> groups) {
        this.code = code;
        this.text = text;
        this.groups = groups;
    }

    /** As it follows a linkId. */
    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /** The topic of a symptom; one for each. */
    static Topic of(SymptomWord word) {
        if (word.floor().isPresent() && word.floor().get().isEmergency()) {
            return ALARM;
        }
        for (Topic topic : values()) {
            if (!Collections.disjoint(topic.groups, word.groups())) {
                return topic;
            }
        }
        return REST;
    }
}
