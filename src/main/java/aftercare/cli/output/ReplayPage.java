package aftercare.cli.output;

import aftercare.cli.work.ReplayResult;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.TriageCase;
import java.io.PrintStream;
import java.util.List;

/** The cases that failed, and how many there were of each. */
public final class ReplayPage {

    private final PrintStream out;

    public ReplayPage(PrintStream out) {
        this.out = out;
    }

    public void print(List<ReplayResult> all) {
        int passed = 0;
        for (ReplayResult each : all) {
            if (each.passed()) {
                passed++;
            } else {
                print(each);
            }
        }
        out.println(passed + " passed, " + (all.size() - passed) + " failed");
    }

    private void print(ReplayResult failed) {
        TriageCase triageCase = failed.result().triageCase();
        Page page = new Page();
        page.text(0, triageCase.file() + ":" + triageCase.line() + ": " + triageCase.note());
        for (String difference : failed.result().differences()) {
            page.item(2, "-", difference);
        }
        if (failed.result().outcome() instanceof CaseOutcome.Decided) {
            page.item(2, "wanted", failed.wanted());
            page.item(2, "got   ", failed.got());
        }
        for (ReplayResult.Differing differing : failed.differing()) {
            page.item(2, "why", differing.says());
        }
        page.blank();
        out.print(page);
    }
}
