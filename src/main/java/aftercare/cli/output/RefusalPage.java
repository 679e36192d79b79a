package aftercare.cli.output;

import aftercare.domain.Wording;
import aftercare.triage.Triage;
import aftercare.triage.intake.InputProblem;

/** A refusal for a person: what to do meanwhile, then what is wrong with the report. */
final class RefusalPage {

    private final Page page;
    private final Wording wording;

    RefusalPage(Page page, Wording wording) {
        this.page = page;
        this.wording = wording;
    }

    public void write(Triage.Refused refused) {
        String instruction = wording.levels().get(refused.failSafe()).instruction();
        page.text(0, "Until there is an answer, assume " + refused.failSafe() + ": " + instruction);
        page.blank();
        page.text(0, refused.type().title() + (refused.problems().isEmpty() ? "" : ":"));
        for (InputProblem problem : refused.problems()) {
            String where = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
            String meant = problem.suggestions().isEmpty()
                    ? ""
                    : "; did you mean " + String.join(" or ", problem.suggestions()) + "?";
            page.item(2, "-", where + problem.detail() + " (" + problem.code() + ")" + meant);
        }
    }
}
