package aftercare.trial.lint;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.answer.JsonObject;
import java.util.Optional;

/** A problem of a folder, as the contract says. */
public final class ProblemMembers {

    private ProblemMembers() {}

    public static JsonObject of(FolderProblem problem) {
        return new JsonObject()
                .with("file", Optional.of(problem.file()).filter(file -> !file.isEmpty()))
                .with("line", Json.known(problem.line()))
                .with("column", Json.known(problem.column()))
                .with("code", problem.code())
                .with("what", problem.what())
                .with("help", Optional.of(problem.help()).filter(help -> !help.isEmpty()))
                .with("message", problem.message());
    }
}
