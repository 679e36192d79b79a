package aftercare.triage.answer;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/** The members of an answer, each name encoded once. */
enum Member {
    ACT_BY("actBy"),
    ACT_WITHIN_HOURS("actWithinHours"),
    ACTIVATED_AT("activatedAt"),
    ADVICE("advice"),
    ADVICE_IDS("adviceIds"),
    ASKS("asks"),
    BESIDE("beside"),
    CANARY("canary"),
    CANARY_VERSION("canaryVersion"),
    CODE("code"),
    COMPLETE("complete"),
    CONTACT("contact"),
    COULD_RAISE_TO("couldRaiseTo"),
    DATA_QUALITY("dataQuality"),
    DECISION_ID("decisionId"),
    DECISIVE("decisive"),
    EDUCATION("education"),
    EVALUATED_AT("evaluatedAt"),
    EVIDENCE("evidence"),
    HEADLINE("headline"),
    HOURS_SINCE_TREATMENT("hoursSinceTreatment"),
    ID("id"),
    LANGUAGE("language"),
    LIVE_VERSION("liveVersion"),
    MAX("max"),
    MIN("min"),
    NEEDS_HUMAN("needsHuman"),
    OPTIONS("options"),
    OUTCOME("outcome"),
    PLACES("places"),
    POINTER("pointer"),
    POINTERS("pointers"),
    QUESTIONS("questions"),
    RANGE("range"),
    RANK("rank"),
    REASON("reason"),
    REASONS("reasons"),
    REPORT_ID("reportId"),
    RULE_ID("ruleId"),
    RULE_SET("ruleSet"),
    SAFETY_NET("safetyNet"),
    SAFETY_NET_IDS("safetyNetIds"),
    SAYS("says"),
    SELF_CARE("selfCare"),
    SOURCE("source"),
    TEXT("text"),
    TITLE("title"),
    TYPE("type"),
    UNIT("unit"),
    URGENCY("urgency"),
    VERSION("version"),
    WITHIN_HOURS("withinHours");

    private final SerializableString encoded;

    Member(String written) {
        this.encoded = new SerializedString(written);
        encoded.asQuotedUTF8();
    }

    /** As it is on the wire. */
    String written() {
        return encoded.getValue();
    }

    SerializableString encoded() {
        return encoded;
    }
}
