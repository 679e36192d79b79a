package aftercare.trial.lint;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.answer.JsonObject;
import java.util.OptionalInt;

/** For a program: one object on one line. */
public final class Json implements LintFormat {

    @Override
    public String write(Lint lint) {
        return new JsonObject()
                        .with("clean", lint.clean())
                        .with("rules", lint.rules())
                        .with("ruleFiles", lint.ruleFiles())
                        .with("cases", lint.cases())
                        .with("problems", each(lint.problems(), problem -> problem(lint, problem)))
                        .with("warnings", each(lint.warnings(), warning -> problem(lint, warning)))
                + "\n";
    }

    private static JsonObject problem(Lint lint, FolderProblem problem) {
        return new JsonObject()
                .with("code", problem.code())
                .with("file", lint.path(problem))
                .with("line", known(problem.line()))
                .with("column", known(problem.column()))
                .with("what", problem.what())
                .with("help", problem.help());
    }

    /** A line or a column; empty where none applies. */
    static OptionalInt known(int place) {
        return place > 0 ? OptionalInt.of(place) : OptionalInt.empty();
    }
}
