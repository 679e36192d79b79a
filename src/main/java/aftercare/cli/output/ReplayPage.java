package aftercare.cli.output;

import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.replay.ReplayOutcome;
import aftercare.trial.replay.ReplayResult;

/** The cases that failed, and how many there were of each. */
public final class ReplayPage {

    private ReplayPage() {}

    public static Page of(ReplayOutcome outcome) {
        Page page = new Page();
        for (ReplayResult each : outcome.cases()) {
            if (!each.passed()) {
                failed(page, each);
            }
        }
        page.line(outcome.passed() + " passed, " + outcome.failed() + " failed");
        return page;
    }

    private static void failed(Page page, ReplayResult failed) {
        TriageCase triageCase = failed.result().triageCase();
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
    }
}
