package aftercare.cli.output;

import aftercare.cli.work.TriageOutcome;
import aftercare.domain.Wording;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.ProblemJson;
import java.io.PrintStream;

/** Exactly what the service answers, one line a report. */
public final class JsonPrinter implements Printer {

    private final PrintStream out;
    private final Wording wording;
    private final AnswerJson answers = new AnswerJson();
    private final ProblemJson problems = new ProblemJson();

    public JsonPrinter(PrintStream out, Wording wording) {
        this.out = out;
        this.wording = wording;
    }

    @Override
    public void print(String name, TriageOutcome outcome) {
        byte[] json = json(outcome);
        out.write(json, 0, json.length);
        out.write('\n');
        // Whoever reads the other end of a pipe gets each answer when it is there.
        out.flush();
    }

    private byte[] json(TriageOutcome outcome) {
        if (outcome instanceof TriageOutcome.Triaged triaged) {
            return answers.write(triaged.answer(), wording);
        }
        TriageOutcome.Refused refused = (TriageOutcome.Refused) outcome;
        String instruction = wording.levels().get(refused.failSafe()).instruction();
        return problems.write(
                refused.type(), refused.type().status(), refused.problems(), refused.failSafe(), instruction);
    }

    @Override
    public void end() {}
}
