package aftercare.cli.output;

import aftercare.cli.work.ReportText;
import aftercare.domain.Urgency;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.Instruction;
import aftercare.triage.answer.Languages;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.intake.ReportId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What the service answers, one line a report; a refusal also says of which line and which report it is. */
public final class JsonPrinter implements Printer {

    private final Languages languages;
    private final String language;
    private final AnswerJson answers;
    private final ProblemJson problems = new ProblemJson();

    /** @param language in which to answer, as far as the rules have it */
    public JsonPrinter(Languages languages, String language) {
        this.languages = languages;
        this.language = language;
        this.answers = languages.answers(language);
    }

    @Override
    public byte[] answered(String name, Answer answer) {
        return line(answers.write(answer));
    }

    @Override
    public byte[] refused(ReportText report, Triage.Refused refused) {
        Instruction instruction = languages.instruction(language, refused.failSafe());
        Optional<String> reportId = ReportId.in(report.bytes());
        return line(problems.write(
                refused.type(), refused.type().status(), refused.problems(), refused.failSafe(), instruction, out -> {
                    if (report.line().isPresent()) {
                        out.writeNumberField("line", report.line().getAsLong());
                    }
                    if (reportId.isPresent()) {
                        out.writeStringField("reportId", reportId.get());
                    }
                }));
    }

    private static byte[] line(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public byte[] end(Map<Urgency, Integer> triaged, int refused) {
        return new byte[0];
    }
}
