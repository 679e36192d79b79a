package aftercare.triage.answer;

import static aftercare.triage.answer.Member.ACT_WITHIN_HOURS;
import static aftercare.triage.answer.Member.ASKS;
import static aftercare.triage.answer.Member.COULD_RAISE_TO;
import static aftercare.triage.answer.Member.ID;
import static aftercare.triage.answer.Member.MAX;
import static aftercare.triage.answer.Member.MIN;
import static aftercare.triage.answer.Member.OPTIONS;
import static aftercare.triage.answer.Member.PLACES;
import static aftercare.triage.answer.Member.POINTER;
import static aftercare.triage.answer.Member.QUESTIONS;
import static aftercare.triage.answer.Member.RANGE;
import static aftercare.triage.answer.Member.TEXT;
import static aftercare.triage.answer.Member.TYPE;
import static aftercare.triage.answer.Member.UNIT;
import static aftercare.triage.answer.Member.URGENCY;

import aftercare.domain.Question;
import aftercare.domain.Question.Raise;
import aftercare.domain.Vocabulary.Field;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what is asked, with all that a form or a bot needs to ask it and to send the answer back. */
final class QuestionJson {

    private QuestionJson() {}

    static void write(AnswerWriter out, List<Question> questions) throws IOException {
        out.openList(QUESTIONS);
        for (Question question : questions) {
            out.open();
            unlessEmpty(out, ID, question.id());
            out.own(POINTER, question.pointer());
            unlessEmpty(out, ASKS, question.asks());
            out.text(TEXT, question.text());
            if (question.field().isPresent()) {
                answer(out, question.field().get(), question);
            } else if (!question.asks().isEmpty()) {
                out.own(TYPE, "boolean");
            }
            if (question.raise().isPresent()) {
                raise(out, question.raise().get());
            }
            out.close();
        }
        out.closeList();
    }

    private static void unlessEmpty(AnswerWriter out, Member member, String text) throws IOException {
        if (!text.isEmpty()) {
            out.code(member, text);
        }
    }

    private static void answer(AnswerWriter out, Field field, Question question) throws IOException {
        switch (field.type()) {
            case INTEGER, DECIMAL -> {
                out.own(TYPE, field.type().name().toLowerCase(Locale.ROOT));
                unlessEmpty(out, UNIT, field.unit());
                out.open(RANGE);
                out.number(MIN, field.min());
                out.number(MAX, field.max());
                out.number(PLACES, field.places());
                out.close();
            }
            case WORD, REGION -> options(out, "choice", field, question);
            case WORDS, REGIONS -> options(out, "choices", field, question);
            case BOOLEAN, TIMESTAMP -> out.own(TYPE, field.type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void options(AnswerWriter out, String type, Field field, Question question) throws IOException {
        out.own(TYPE, type);
        out.json(OPTIONS, out.texts().options(field, question));
    }

    private static void raise(AnswerWriter out, Raise raise) throws IOException {
        out.open(COULD_RAISE_TO);
        out.code(URGENCY, raise.urgency().name());
        if (raise.withinHours().isPresent()) {
            out.number(ACT_WITHIN_HOURS, raise.withinHours().getAsInt());
        }
        out.close();
    }
}
