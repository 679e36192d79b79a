package aftercare.cli.output;

import aftercare.cli.work.ReportText;
import aftercare.domain.Wording;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.intake.ReportId;
import java.io.PrintStream;
import java.util.Optional;

/** What the service answers, one line a report; a refusal also says of which line and which report it is. */
public final class JsonPrinter implements Printer {

    private final PrintStream out;
    private final Wording wording;
    private final AnswerJson answers;
    private final ProblemJson problems = new ProblemJson();

    public JsonPrinter(PrintStream out, Wording wording, AnswerJson answers) {
        this.out = out;
        this.wording = wording;
        this.answers = answers;
    }

    @Override
    public void answered(String name, Answer answer) {
        print(answers.write(answer));
    }

    @Override
    public void refused(ReportText report, Triage.Refused refused) {
        String instruction = wording.levels().get(refused.failSafe()).instruction();
        Optional<String> reportId = ReportId.in(report.bytes());
        print(problems.write(
                refused.type(), refused.type().status(), refused.problems(), refused.failSafe(), instruction, out -> {
                    if (report.line().isPresent()) {
                        out.writeNumberField("line", report.line().getAsLong());
                    }
                    if (reportId.isPresent()) {
                        out.writeStringField("reportId", reportId.get());
                    }
                }));
    }

    private void print(byte[] json) {
        out.write(json, 0, json.length);
        out.write('\n');
        // Who reads the other end of a pipe gets each answer when it is there.
        out.flush();
    }

    @Override
    public void end() {}
}
