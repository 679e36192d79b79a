package aftercare.triage.answer;

import static aftercare.triage.answer.Member.ACTIVATED_AT;
import static aftercare.triage.answer.Member.ACT_BY;
import static aftercare.triage.answer.Member.ACT_WITHIN_HOURS;
import static aftercare.triage.answer.Member.ADVICE;
import static aftercare.triage.answer.Member.ADVICE_IDS;
import static aftercare.triage.answer.Member.BESIDE;
import static aftercare.triage.answer.Member.CANARY;
import static aftercare.triage.answer.Member.CANARY_VERSION;
import static aftercare.triage.answer.Member.CODE;
import static aftercare.triage.answer.Member.COMPLETE;
import static aftercare.triage.answer.Member.CONTACT;
import static aftercare.triage.answer.Member.DATA_QUALITY;
import static aftercare.triage.answer.Member.DECISION_ID;
import static aftercare.triage.answer.Member.DECISIVE;
import static aftercare.triage.answer.Member.EDUCATION;
import static aftercare.triage.answer.Member.EVALUATED_AT;
import static aftercare.triage.answer.Member.EVIDENCE;
import static aftercare.triage.answer.Member.HEADLINE;
import static aftercare.triage.answer.Member.HOURS_SINCE_TREATMENT;
import static aftercare.triage.answer.Member.LANGUAGE;
import static aftercare.triage.answer.Member.LIVE_VERSION;
import static aftercare.triage.answer.Member.NEEDS_HUMAN;
import static aftercare.triage.answer.Member.OUTCOME;
import static aftercare.triage.answer.Member.POINTER;
import static aftercare.triage.answer.Member.POINTERS;
import static aftercare.triage.answer.Member.RANK;
import static aftercare.triage.answer.Member.REASON;
import static aftercare.triage.answer.Member.REASONS;
import static aftercare.triage.answer.Member.REPORT_ID;
import static aftercare.triage.answer.Member.RULE_ID;
import static aftercare.triage.answer.Member.RULE_SET;
import static aftercare.triage.answer.Member.SAFETY_NET;
import static aftercare.triage.answer.Member.SAFETY_NET_IDS;
import static aftercare.triage.answer.Member.SAYS;
import static aftercare.triage.answer.Member.SELF_CARE;
import static aftercare.triage.answer.Member.SOURCE;
import static aftercare.triage.answer.Member.TEXT;
import static aftercare.triage.answer.Member.TITLE;
import static aftercare.triage.answer.Member.URGENCY;
import static aftercare.triage.answer.Member.VERSION;
import static aftercare.triage.answer.Member.WITHIN_HOURS;

import aftercare.domain.DataQuality;
import aftercare.domain.Evidence;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.languages.Translation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes the decisions of one rule set in one language as the contract says. Members that do not apply are left out, never null. What belongs to the
 * rule set is encoded once. Safe for any number of threads at once.
 */
public final class AnswerJson {

    /** Some texts of the answer are in English: the language has none for them, or none that holds. */
    private static final String TEXT_IN_ENGLISH = "text-in-english";

    private static final String NOT_REVIEWED = "translation-not-reviewed";

    private final JsonFactory json = new JsonFactory();
    private final Wording wording;
    private final EncodedTexts texts;

    /** What is said of a language beside its texts; empty in English. */
    private final Optional<Translation> translation;

    /**
     * In English.
     *
     * @param cards the rules, as a patient reads them
     */
    public AnswerJson(Vocabulary vocabulary, Wording wording, List<RuleCard> cards) {
        this.wording = wording;
        this.texts = new EncodedTexts(vocabulary, wording, cards, UnaryOperator.identity());
        this.translation = Optional.empty();
    }

    /** In another language. */
    AnswerJson(Vocabulary vocabulary, Wording wording, List<RuleCard> cards, Translation translation) {
        this.wording = wording;
        this.texts = new EncodedTexts(vocabulary, wording, cards, translation.texts(wording.emergencyNumber())::get);
        this.translation = Optional.of(translation);
    }

    /** The answer as UTF-8 JSON. */
    public byte[] write(Answer answer) {
        WholeBytes bytes = new WholeBytes();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            write(new AnswerWriter(out, texts), answer);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.all();
    }

    /** Since when the rule set decided that gave an answer which {@link #write} wrote. */
    public static Instant activatedAt(byte[] answer) {
        return Instant.parse(member(answer, ACTIVATED_AT)
                .orElseThrow(
                        () -> new IllegalArgumentException("an answer does not say since when its rules decided")));
    }

    /** When that was decided which an answer says that {@link #write} wrote. */
    public static Instant evaluatedAt(byte[] answer) {
        return Instant.parse(member(answer, EVALUATED_AT)
                .orElseThrow(() -> new IllegalArgumentException("an answer does not say when it was decided")));
    }

    /** The language of an answer which {@link #write} wrote. */
    public static String language(byte[] answer) {
        return member(answer, LANGUAGE).orElse(Languages.ENGLISH);
    }

    /** Which two rule sets read the report of an answer that {@link #write} wrote; empty where one alone did. */
    public static Optional<CanaryTurn> canary(byte[] answer) {
        return member(answer, CANARY_VERSION)
                .map(canary -> new CanaryTurn(
                        member(answer, LIVE_VERSION).orElseThrow(),
                        canary,
                        CanaryTurn.Outcome.valueOf(member(answer, OUTCOME).orElseThrow())));
    }

    private static Optional<String> member(byte[] answer, Member member) {
        try (JsonParser in = new JsonFactory().createParser(answer)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.FIELD_NAME
                        && in.currentName().equals(member.written())) {
                    return Optional.ofNullable(in.nextTextValue());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is no JSON", e);
        }
    }

    /** A decision that is on no record, as UTF-8 JSON: what {@link #write} writes, without id and time. */
    public byte[] writeUnrecorded(Decision decision, Instant activatedAt) {
        WholeBytes bytes = new WholeBytes();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            AnswerWriter writer = new AnswerWriter(out, texts);
            writer.open();
            members(writer, decision, activatedAt, Optional.empty());
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.all();
    }

    private void write(AnswerWriter out, Answer answer) throws IOException {
        out.open();
        out.own(DECISION_ID, answer.decisionId());
        members(out, answer.decision(), answer.activatedAt(), answer.canary());
        out.own(EVALUATED_AT, InstantText.of(answer.evaluatedAt()));
        out.close();
    }

    private void members(AnswerWriter out, Decision decision, Instant activatedAt, Optional<CanaryTurn> canary)
            throws IOException {
        Report report = decision.report();
        Wording.Heading heading = wording.levels().get(decision.urgency()).heading(decision.actWithinHours());
        if (report.reportId().isPresent()) {
            out.own(REPORT_ID, report.reportId().get());
        }
        if (translation.isPresent()) {
            out.own(LANGUAGE, translation.get().language());
        }
        out.truth(COMPLETE, decision.complete());
        out.code(URGENCY, decision.urgency().name());
        out.number(RANK, decision.urgency().rank());
        if (decision.actWithinHours().isPresent()) {
            int hours = decision.actWithinHours().getAsInt();
            out.number(ACT_WITHIN_HOURS, hours);
            out.own(ACT_BY, InstantText.of(report.reportedAt().plus(hours, ChronoUnit.HOURS)));
        }
        out.text(HEADLINE, heading.headline());
        out.text(CONTACT, heading.contact());
        needsHuman(out, decision, wording.needsHuman());
        reasons(out, decision);
        Map<String, String> ruleIdsByAdvice = decision.ruleIdsByAdvice();
        out.texts(ADVICE, ruleIdsByAdvice.keySet());
        out.codes(ADVICE_IDS, ruleIdsByAdvice.values());
        leaflets(out, SELF_CARE, decision.selfCare());
        leaflets(out, EDUCATION, decision.education());
        out.json(SAFETY_NET, texts.safetyNet());
        out.json(SAFETY_NET_IDS, texts.safetyNetIds());
        QuestionJson.write(out, decision.questions());
        dataQuality(out, report);
        Double hoursSince = report.treatment().hoursSince();
        if (hoursSince != null) {
            out.number(HOURS_SINCE_TREATMENT, hoursSince.doubleValue());
        }
        out.open(RULE_SET);
        out.own(VERSION, decision.ruleSetVersion());
        out.own(ACTIVATED_AT, InstantText.of(activatedAt));
        if (canary.isPresent()) {
            canary(out, canary.get());
        }
        out.close();
    }

    private static void canary(AnswerWriter out, CanaryTurn turn) throws IOException {
        out.open(CANARY);
        out.own(LIVE_VERSION, turn.liveVersion());
        out.own(CANARY_VERSION, turn.canaryVersion());
        out.own(OUTCOME, turn.outcome().name());
        out.close();
    }

    private static void needsHuman(AnswerWriter out, Decision decision, String text) throws IOException {
        Optional<Decision.NeedsHuman> needs = decision.needsHuman();
        if (needs.isEmpty() || text.isEmpty()) {
            return;
        }
        out.open(NEEDS_HUMAN);
        out.codes(POINTERS, needs.get().pointers());
        out.number(WITHIN_HOURS, needs.get().withinHours());
        out.text(TEXT, text);
        out.close();
    }

    private static void reasons(AnswerWriter out, Decision decision) throws IOException {
        out.openList(REASONS);
        for (Reason reason : decision.reasons()) {
            out.open();
            out.code(RULE_ID, reason.ruleId());
            out.text(TITLE, reason.card().title());
            out.code(URGENCY, reason.urgency().name());
            if (reason.actWithinHours().isPresent()) {
                out.number(ACT_WITHIN_HOURS, reason.actWithinHours().getAsInt());
            }
            out.truth(DECISIVE, reason.decisive());
            out.text(REASON, reason.says());
            if (decision.tellsAdviceOf(reason)) {
                out.text(ADVICE, reason.card().advice());
            }
            out.code(SOURCE, reason.card().source());
            out.openList(EVIDENCE);
            for (Evidence evidence : reason.evidence()) {
                out.open();
                out.own(POINTER, evidence.pointer());
                out.own(SAYS, evidence.says());
                out.close();
            }
            out.closeList();
            out.close();
        }
        out.closeList();
    }

    private static void leaflets(AnswerWriter out, Member member, List<RuleCard> cards) throws IOException {
        out.openList(member);
        for (RuleCard card : cards) {
            out.open();
            out.code(RULE_ID, card.id());
            out.text(TEXT, card.advice());
            out.code(SOURCE, card.source());
            out.close();
        }
        out.closeList();
    }

    /** Comes after every other text, so that it can say that one of them is in English. */
    private void dataQuality(AnswerWriter out, Report report) throws IOException {
        out.openList(DATA_QUALITY);
        for (DataQuality oddity : report.dataQuality()) {
            out.open();
            out.own(POINTER, oddity.pointer());
            out.own(CODE, oddity.code());
            out.text(TEXT, oddity.text());
            if (!oddity.beside().isEmpty()) {
                out.codes(BESIDE, oddity.beside());
            }
            out.close();
        }
        if (translation.isPresent() && out.fellBack()) {
            ofLanguage(out, TEXT_IN_ENGLISH, translation.get().file().inEnglish());
        }
        if (translation.isPresent() && !translation.get().isReviewed()) {
            ofLanguage(out, NOT_REVIEWED, translation.get().file().notReviewed());
        }
        out.closeList();
    }

    private static void ofLanguage(AnswerWriter out, String code, String text) throws IOException {
        out.open();
        out.own(POINTER, "");
        out.own(CODE, code);
        out.own(TEXT, text);
        out.close();
    }
}
