package aftercare.live.beside;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.answer.JsonObject;
import java.util.Optional;

/** A problem of a folder, as the contract says. */
final class ProblemMembers {

    private ProblemMembers() {}

    static JsonObject of(FolderProblem problem) {
        return new JsonObject()
                .with("file", Optional.of(problem.file()).filter(file -> !file.isEmpty()))
                .with("line", Optional.of(problem.line()).filter(line -> line > 0))
                .with("column", Optional.of(problem.column()).filter(column -> column > 0))
                .with("code", problem.code())
                .with("what", problem.what())
                .with("help", Optional.of(problem.help()).filter(help -> !help.isEmpty()))
                .with("message", problem.message());
    }
}
